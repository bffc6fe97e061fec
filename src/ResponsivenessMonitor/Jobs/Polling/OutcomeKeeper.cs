using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>Keeps how a reading failed, and when it is tried again.</summary>
internal static class OutcomeKeeper
{
    private static readonly Duration FirstRetry = Duration.FromMinutes(5);
    private static readonly Duration LastRetry = Duration.FromHours(1);

    /// <summary>Keeps a failure; a limit is none, for it ends by itself.</summary>
    internal static void TakeFailure(Watch watch, Reading failure, Instant began)
    {
        switch (failure)
        {
            case Reading.AccountGone gone:
                watch.TakeGone(gone.Kind, began);
                break;
            case Reading.AccessLost lost:
                watch.TakeLoss(lost.Kind, began);
                break;
            case Reading.BillingStopped:
                watch.TakeLoss(AccessLossKind.BillingStopped, began);
                break;
            case Reading.QuotaSpent:
                watch.TakeLoss(AccessLossKind.QuotaSpent, began);
                break;
            case Reading.Unreachable:
                watch.TakeLoss(AccessLossKind.Unreachable, began);
                break;
            default:
                return;
        }

        watch.NextReviewAt = watch.NextReviewAt is null ? null : began;
    }

    /// <summary>When it is tried again: when the limit ends, else after five minutes and then ever later, at most an hour.</summary>
    internal static Instant AgainAt(Watch watch, Reading failure, Instant began)
    {
        int failures = Math.Max(Math.Max(watch.LossCount, watch.GoneCount), 1);
        Duration wait = Duration.Min(LastRetry, FirstRetry * (1 << Math.Min(failures - 1, 6)));
        return failure switch
        {
            Reading.RateLimited limited => Instant.Max(limited.Until, began + Duration.FromSeconds(1)),
            Reading.QuotaSpent spent => Instant.Max(spent.Until, began + Duration.FromSeconds(1)),
            Reading.AccountGone when watch.GoneAnswers?.Judge(new LifecycleRules()) is Visibility.Doubtful => began + FirstRetry,
            _ => began + wait,
        };
    }
}

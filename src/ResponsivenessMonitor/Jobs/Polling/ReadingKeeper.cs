using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Telemetry;
using Span = System.Diagnostics.Activity;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>Keeps what a reading brought, in one transaction that begins with the fence of its lease.</summary>
internal sealed class ReadingKeeper(
    RuleBook rules,
    Conversations conversations,
    KeyRing keys,
    WordLists lists,
    PollingOptions options,
    ReadsBudget budget,
    MonitorMetrics metrics
)
{
    /// <summary>Keeps a reading.</summary>
    /// <returns>False when the lease was lost meanwhile: then nothing was kept.</returns>
    internal async Task<bool> KeepAsync(
        MonitorDbContext db,
        Claim claim,
        Watch watch,
        List<OpenEnquiry> open,
        CompletedReading reading,
        CancellationToken cancellationToken
    )
    {
        Account account = watch.Account ?? throw new ArgumentException("The watch was loaded without its account.", nameof(watch));
        Instant? plannedBefore = watch.NextPollAt;
        Pseudonyms pseudonyms = await keys.GetAsync(db, cancellationToken);
        OfficeCalendar calendar = await rules.CalendarOfAsync(db, account, cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await WatchClaims.FenceAsync(db, claim.Id, claim.Epoch, cancellationToken))
        {
            return false;
        }

        FailPoint.Hit(FailPoints.PollFenced);
        if (await DueOfAsync(db, claim, account.Handle, cancellationToken) is not { } due)
        {
            await transaction.CommitAsync(cancellationToken);
            return true;
        }

        ProfileKeeper.Keep(db, watch, account, reading);
        bool isNews = reading.Pages.Any(page => page.Items.Count + page.Withdrawn.Count + page.Activity.Count > 0);
        if (isNews)
        {
            SiblingAccounts siblings = await SiblingAccounts.OnAsync(db, account.Platform, cancellationToken);
            ItemIntake intake = new(account, siblings, lists, pseudonyms, reading.Began)
            {
                Erased = await ErasedAsync(db, account, reading, pseudonyms, cancellationToken),
            };
            await new ItemKeeper(db, account, watch, conversations, pseudonyms).KeepAsync(reading, intake, cancellationToken);
            await EvidenceKeeper.KeepAsync(db, watch, account, calendar, intake, reading, cancellationToken);
            open = await OpenEnquiry.OfAsync(db, account.Id, cancellationToken);
        }

        await ReadingLog.AddAsync(db, account.Id, reading, cancellationToken);
        MeteredReads spent = MeteredReads.Of(account.Id, reading.Began, reading.Reads.Posts, reading.Reads.Users);
        await ReadsMeter.AddAsync(db, spent, cancellationToken);
        await KeepOutcomeAsync(db, watch, calendar, reading, cancellationToken);
        if (watch.Access is { } access)
        {
            await BudgetKeeper.KeepAsync(db, access, reading, cancellationToken);
        }

        int sharing = watch.Access?.Remaining is null
            ? 1
            : await db.Watches.CountAsync(other => other.AccessId == watch.AccessId && other.NextPollAt != null, cancellationToken);
        PollRules how = options.ToRules().ForAim(account.Aim);
        if ((await budget.SpendingOfAsync(db, account, reading.Began, cancellationToken)).Pace is SpendingPace.Slowed slowed)
        {
            how = how.Slowed(slowed.Factor);
        }

        PlanNext(watch, calendar, how, reading, open, sharing);
        // Whoever changed the access meanwhile said when it is to be read by the other one.
        watch.NextPollAt = due == plannedBefore ? watch.NextPollAt : Instant.Min(due, watch.NextPollAt ?? due);
        await HoldBackAsync(db, watch, cancellationToken);
        await Setbacks.ForgetAsync(db, nameof(PollAccountsJob), [PollAccountsJob.NameOf(claim)], cancellationToken);
        _ = await db.SaveChangesAsync(cancellationToken);
        FailPoint.Hit(FailPoints.PollBeforeCommit);
        await transaction.CommitAsync(cancellationToken);
        FailPoint.Hit(FailPoints.PollCommitted);
        Tell(db, account, reading.Began);
        return true;
    }

    /// <summary>
    /// When the account is due as it stands now; null when what was read is not this account's any more: it was closed meanwhile, or lost its access, or a
    /// person said that it goes by another handle.
    /// </summary>
    private static Task<Instant?> DueOfAsync(MonitorDbContext db, Claim claim, string handle, CancellationToken cancellationToken) =>
        db
            .Watches.Where(watch => watch.AccountId == claim.Id && watch.Account!.Handle == handle)
            .Select(watch => watch.NextPollAt)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>What the reading brought for the first time: its items were first seen when it began.</summary>
    private void Tell(MonitorDbContext db, Account account, Instant began)
    {
        long[] found =
        [
            .. db
                .ChangeTracker.Entries<Enquiry>()
                .Select(entry => entry.Entity)
                .Where(enquiry => enquiry.AccountId == account.Id && enquiry.FoundAt == began)
                .Select(enquiry => enquiry.Id)
                .Order(),
        ];
        metrics.Found(account.Platform, found.Length);
        Span.Current.Enquiries(found);
    }

    /// <summary>Who of those that a reading brought was erased; until the reading is kept, nobody is.</summary>
    private static async Task<Erasures> ErasedAsync(
        MonitorDbContext db,
        Account account,
        CompletedReading reading,
        Pseudonyms pseudonyms,
        CancellationToken cancellationToken
    )
    {
        await Turns.HoldUpAsync(db, Turns.Erasing, cancellationToken);
        IEnumerable<string> authors = reading
            .Pages.SelectMany(page => page.Items)
            .SelectMany(item => item.Names.Prepend(item.AuthorId))
            .Distinct(StringComparer.Ordinal)
            .Select(author => pseudonyms.OfAuthor(account.Platform.Name, author));
        return await Erasures.OfAsync(db, authors, cancellationToken);
    }

    private static async Task KeepOutcomeAsync(
        MonitorDbContext db,
        Watch watch,
        OfficeCalendar calendar,
        CompletedReading reading,
        CancellationToken cancellationToken
    )
    {
        Instant began = reading.Began;
        watch.Bookmark = reading.Pages is [.., { } last] ? last.Bookmark.Value : watch.Bookmark;
        if (reading.Failure is { } failure)
        {
            OutcomeKeeper.TakeFailure(watch, failure, began);
            return;
        }

        if (!reading.IsComplete)
        {
            return;
        }

        bool wasLost = watch.LossKind is not null || watch.GoneKind is not null;
        bool isFirstOfDay = watch.KnownTo is not { } known || calendar.DateOf(known) != calendar.DateOf(began);
        watch.TakeComplete(began);
        watch.NextReviewAt = wasLost && watch.NextReviewAt is not null ? began : watch.NextReviewAt;
        if (isFirstOfDay)
        {
            LocalDate today = calendar.DateOf(began);
            _ = await db
                .Visits.Where(day => day.AccountId == watch.AccountId && day.Date < today && day.FirstReadingAfter == null)
                .ExecuteUpdateAsync(update => update.SetProperty(day => day.FirstReadingAfter, began), cancellationToken);
        }

        // A null means that the visits wait for a reading.
        watch.NextVisitLookAt = isFirstOfDay || watch.NextVisitLookAt is null ? began : watch.NextVisitLookAt;
        // Also those that have begun to wait since the reading began: whoever decides so waits for the lock of the fence, or had it before.
        foreach (
            Enquiry enquiry in await db
                .Enquiries.Where(enquiry => enquiry.AccountId == watch.AccountId && enquiry.NextLookAt != null)
                .Where(enquiry => enquiry.NotReadSince != null)
                .ToListAsync(cancellationToken)
        )
        {
            enquiry.LookAt(began);
        }
    }

    /// <summary>
    /// A paused access stops all its accounts; none of them is due before it goes on. Those that are being read see to it themselves: their rows are
    /// locked while their readings are kept, and two that waited for each other's would wait for ever.
    /// </summary>
    private static async Task HoldBackAsync(MonitorDbContext db, Watch watch, CancellationToken cancellationToken)
    {
        if (watch.Access is { PausedUntil: { } until })
        {
            _ = await db
                .Watches.Where(other => other.AccessId == watch.AccessId && other.AccountId != watch.AccountId && other.NextPollAt < until)
                .Where(other => other.LeaseUntil == null)
                .ExecuteUpdateAsync(update => update.SetProperty(other => other.NextPollAt, until), cancellationToken);
        }
    }

    private static void PlanNext(
        Watch watch,
        OfficeCalendar calendar,
        PollRules how,
        CompletedReading reading,
        List<OpenEnquiry> open,
        int sharing
    )
    {
        Instant regular = PollPlan.Next(
            calendar,
            how,
            open.Select(enquiry => enquiry.WarnAt),
            open.SelectMany(enquiry => enquiry.Lapses),
            reading.Began
        );
        if (watch.Access is { Remaining: { } remaining, ResetsAt: { } reset })
        {
            regular = PollPlan.Spare(regular, new Budget(remaining, reset), sharing, reading.Cost, reading.Began);
        }

        watch.NextPollAt =
            reading.IsCutShort ? reading.Began
            : reading.Failure is { } failure ? OutcomeKeeper.AgainAt(watch, failure, reading.Began)
            : regular;
        if (watch.Access is { PausedUntil: { } until })
        {
            watch.NextPollAt = Instant.Max(watch.NextPollAt.Value, until);
        }
    }
}

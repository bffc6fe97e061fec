using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Reads whether letters still reach an administrator (policy §4).</summary>
internal sealed class ReachabilityReader(OfficeCalendar calendar, LifecycleRules rules)
{
    /// <summary>The sign, by the plainest cause: a person's word, then refused letters, then an unconfirmed review; null while reachable.</summary>
    internal DefunctSign.AdministratorUnreachable? Read(AccountFacts facts)
    {
        if (facts.AdministratorLeftAt is { } left)
        {
            return new DefunctSign.AdministratorUnreachable(left, new UnreachableCause.SaidToHaveLeft(left));
        }

        MailRefusal[] refusals = [.. facts.Refusals.Where(IsTheRecipients).OrderBy(refusal => refusal.At)];
        LocalDate[] dates = [.. refusals.Select(refusal => calendar.DateOf(refusal.At)).Distinct()];
        if (dates.Length >= rules.RefusedDays)
        {
            return new DefunctSign.AdministratorUnreachable(refusals[0].At, new UnreachableCause.LettersRefused([.. dates]));
        }

        return facts.ReviewUnconfirmedSince is { } asked
            ? new DefunctSign.AdministratorUnreachable(asked, new UnreachableCause.ReviewUnconfirmed(asked))
            : null;
    }

    private bool IsTheRecipients(MailRefusal refusal) =>
        refusal.RelayAcceptedAt is { } accepted
        && Instant.Max(accepted, refusal.At) - Instant.Min(accepted, refusal.At) <= rules.RelayProvenWithin;
}

using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Reads the signs that an account is defunct from what is known of it (¶15 e; policy §4).</summary>
/// <remarks>
/// Silence is only counted as far as it was seen: while our access is lost, dormancy and backlog stand still. Days counted from an instant are
/// 24 hours; dates are local to the account's calendar.
/// </remarks>
public sealed class SignReader(OfficeCalendar calendar, LifecycleRules rules)
{
    private readonly ReachabilityReader reachability = new(calendar, rules);

    /// <summary>The signs that hold now, in the order of <see cref="SignKind"/>; empty when none does.</summary>
    /// <exception cref="NoOpenTimeException">An enquiry lapsed and the calendar has no open time for 366 days after it.</exception>
    public ValueList<DefunctSign> Read(AccountFacts facts, Instant now)
    {
        DefunctSign?[] signs =
        [
            Gone(facts),
            Dormant(facts, now),
            Unvisited(facts),
            Backlog(facts, now),
            reachability.Read(facts),
            PurposeEnded(facts, now),
        ];
        return [.. signs.OfType<DefunctSign>()];
    }

    private DefunctSign.Gone? Gone(AccountFacts facts) =>
        facts.GoneAnswers is { } answers && answers.Judge(rules) is Visibility.Gone gone
            ? new DefunctSign.Gone(gone.Since, gone.Kind, answers.Count)
            : null;

    private DefunctSign.Dormant? Dormant(AccountFacts facts, Instant now)
    {
        Duration allowed = Duration.Max(rules.DormantAfter, (facts.PostingInterval ?? Duration.Zero) * rules.DormantIntervals);
        Instant since = facts.LastActivity ?? facts.MonitoredSince;
        return facts.SeenTo(now) - since >= allowed ? new DefunctSign.Dormant(since, facts.LastActivity, allowed) : null;
    }

    private DefunctSign.Unvisited? Unvisited(AccountFacts facts)
    {
        LocalDate[] days = [.. facts.Missed.Days.Select(day => day.Date).Where(calendar.IsOpenDay)];
        return days.Length >= rules.UnvisitedOpenDays
            ? new DefunctSign.Unvisited(calendar.StartOfDay(days[0]), days.Length, facts.LastEvidence)
            : null;
    }

    private DefunctSign.Backlog? Backlog(AccountFacts facts, Instant now)
    {
        LapsedEnquiry[] waiting =
        [
            .. facts
                .Lapsed.Where(lapsed => lapsed.LapsedAt >= now - rules.BacklogWithin)
                .Where(lapsed =>
                    lapsed.NeverAnswered || calendar.AfterOpenDays(lapsed.LapsedAt, rules.BacklogOpenDays) < facts.SeenTo(now)
                ),
        ];
        int neverAnswered = waiting.Count(lapsed => lapsed.NeverAnswered);
        return waiting.Length >= rules.BacklogEnquiries
            ? new DefunctSign.Backlog(waiting.Min(lapsed => lapsed.LapsedAt), waiting.Length - neverAnswered, neverAnswered)
            : null;
    }

    private DefunctSign.PurposeEnded? PurposeEnded(AccountFacts facts, Instant now) =>
        facts.EndsOn is { } last && calendar.DateOf(now) > last
            ? new DefunctSign.PurposeEnded(calendar.StartOfDay(last.PlusDays(1)), last)
            : null;
}

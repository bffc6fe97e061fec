using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>Decides when an administrator is reminded that today's visit is still to come (¶15 c; policy §3).</summary>
public sealed class NudgeAssessor(OfficeCalendar calendar, VisitRules rules)
{
    /// <summary>When the date's nudge falls due: two open hours before its last close, never before its first opening.</summary>
    /// <exception cref="ArgumentException">The date is closed.</exception>
    public Instant NudgeAt(LocalDate date)
    {
        Instant open = calendar.FirstOpen(date);
        Instant close = calendar.LastClose(date);
        return calendar.Within(open, close) <= rules.NudgeBeforeClose ? open : calendar.Subtract(close, rules.NudgeBeforeClose);
    }

    /// <summary>Whether the nudge is given now.</summary>
    public NudgeDecision Decide(NudgeFacts facts, Instant now)
    {
        if (ReasonAgainst(facts) is { } reason)
        {
            return new NudgeDecision.Withheld(reason);
        }

        Instant due = NudgeAt(facts.Date);
        if (now < due)
        {
            return new NudgeDecision.Waits(due);
        }

        return now >= calendar.LastClose(facts.Date) ? new NudgeDecision.Withheld(NudgeReason.AfterLastClose)
            : !IsReadLately(facts, now) ? new NudgeDecision.Withheld(NudgeReason.NotReadLately)
            : facts.Streak.ShrinksNudges(rules) ? new NudgeDecision.GivenAsWeeklyLine(due)
            : new NudgeDecision.Given(due);
    }

    private NudgeReason? ReasonAgainst(NudgeFacts facts) =>
        facts.Verdict switch
        {
            VisitVerdict.NotDue => NudgeReason.NotDue,
            VisitVerdict.Visited => NudgeReason.Visited,
            _ when !calendar.IsOpenDay(facts.Date) => NudgeReason.NoOfficeHours,
            _ when facts.LastNudgedOn >= facts.Date => NudgeReason.AlreadyGiven,
            _ when facts.Streak.ShrinksNudges(rules) && facts.LastNudgedOn?.PlusDays(rules.DaysBetweenWeeklyLines) > facts.Date =>
                NudgeReason.LineGivenThisWeek,
            _ => null,
        };

    private bool IsReadLately(NudgeFacts facts, Instant now) =>
        facts.LastReading is { } begun && begun >= calendar.FirstOpen(facts.Date) && now - begun < rules.ReadingIsFreshFor;
}

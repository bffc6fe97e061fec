using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>Judges whether an account was visited on a day (¶15 c; policy §3). Dates and midnights are local to the account's calendar.</summary>
public sealed class VisitAssessor(OfficeCalendar calendar, VisitRules rules)
{
    /// <summary>What is to be said of the date, as of now: what happened or was learnt later than now is passed over.</summary>
    /// <remarks>Evidence always wins, whenever it is found: nobody is told that they were absent on a day they were there.</remarks>
    /// <exception cref="ArgumentException">The reading or the digest said to come after the day began before its end.</exception>
    public VisitVerdict Judge(VisitFacts facts, Instant now)
    {
        if (facts.Date <= calendar.DateOf(facts.MonitoredSince))
        {
            return new VisitVerdict.NotDue(NotDueReason.NotYetMonitored);
        }

        if (!rules.EveryDay && !calendar.IsOpenDay(facts.Date))
        {
            return new VisitVerdict.NotDue(NotDueReason.ClosedDay);
        }

        return BestEvidence(facts, now) is { } evidence ? new VisitVerdict.Visited(evidence) : WithoutEvidence(facts, now);
    }

    /// <summary>Whether a check-in counts: given on its local date or one of the three after it.</summary>
    public CheckInDecision Decide(CheckIn checkIn)
    {
        LocalDate given = calendar.DateOf(checkIn.At);
        LocalDate last = checkIn.For.PlusDays(rules.CheckInDays);
        return given < checkIn.For ? new CheckInDecision.TooEarly()
            : given > last ? new CheckInDecision.TooLate(last)
            : new CheckInDecision.Accepted();
    }

    private VisitEvidence? BestEvidence(VisitFacts facts, Instant now)
    {
        IEnumerable<VisitEvidence> evidence = facts.Evidence.Where(e => calendar.DateOf(e.At) == facts.Date && Counts(e));
        if (facts.CheckIn is { } checkIn && checkIn.For == facts.Date && Decide(checkIn) is CheckInDecision.Accepted)
        {
            evidence = evidence.Append(new VisitEvidence(EvidenceKind.CheckedIn, checkIn.At));
        }

        return evidence
            .Where(e => e.At <= now)
            .OrderByDescending(e => e.Strength)
            .ThenBy(e => e.At)
            .Select(e => (VisitEvidence?)e)
            .FirstOrDefault();
    }

    private bool Counts(VisitEvidence evidence) => evidence.Strength == EvidenceStrength.Strong || rules.PublishingCountsAsVisit;

    private VisitVerdict WithoutEvidence(VisitFacts facts, Instant now)
    {
        Instant end = calendar.StartOfDay(facts.Date.PlusDays(1));
        if (facts.FirstReadingAfter < end || facts.DigestAfter < end)
        {
            throw new ArgumentException($"The reading and the digest after {facts.Date:uuuu-MM-dd} come after its end.", nameof(facts));
        }

        Instant? read = facts.FirstReadingAfter <= now ? facts.FirstReadingAfter : null;
        Instant? digest = facts.DigestAfter <= now ? facts.DigestAfter : null;
        return (read, digest) switch
        {
            _ when now < end => new VisitVerdict.Unknown(UnknownReason.DayNotOver),
            ({ } begun, { } sent) when begun >= sent => new VisitVerdict.Unknown(UnknownReason.NotReadBeforeDigest), // too late to accuse
            ({ } begun, _) => new VisitVerdict.Missed(begun),
            (null, { }) => new VisitVerdict.Unknown(UnknownReason.NotReadBeforeDigest),
            _ => new VisitVerdict.Unknown(UnknownReason.NotReadSince),
        };
    }
}

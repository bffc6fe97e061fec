using NodaTime;
using ResponsivenessMonitor.Policy.Visits;
using static ResponsivenessMonitor.Policy.Tests.Support.Dates;
using static ResponsivenessMonitor.Policy.Tests.Support.London;

namespace ResponsivenessMonitor.Policy.Tests.Visits;

/// <summary>Short ways to say what is known of a day.</summary>
internal static class Visiting
{
    public static readonly Instant LongWatched = At("2026-01-01T09:00");

    public static VisitFacts Day(string date) => new(On(date), LongWatched);

    public static VisitFacts With(this VisitFacts facts, EvidenceKind kind, string at) =>
        facts with
        {
            Evidence = [.. facts.Evidence, new VisitEvidence(kind, At(at))],
        };

    public static VisitFacts ReadAt(this VisitFacts facts, string at) => facts with { FirstReadingAfter = At(at) };

    public static VisitFacts DigestAt(this VisitFacts facts, string at) => facts with { DigestAfter = At(at) };

    public static VisitFacts CheckedInAt(this VisitFacts facts, string at) => facts with { CheckIn = new CheckIn(facts.Date, At(at)) };

    public static JudgedDay Missed(string date) => new(On(date), new VisitVerdict.Missed(At($"{On(date).PlusDays(1):uuuu-MM-dd}T00:05")));

    public static JudgedDay Visited(string date, EvidenceKind kind = EvidenceKind.Replied) =>
        new(On(date), new VisitVerdict.Visited(new VisitEvidence(kind, At($"{date}T11:00"))));

    public static JudgedDay Unknown(string date) => new(On(date), new VisitVerdict.Unknown(UnknownReason.NotReadBeforeDigest));

    public static JudgedDay Closed(string date) => new(On(date), new VisitVerdict.NotDue(NotDueReason.ClosedDay));
}

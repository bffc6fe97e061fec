using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Jobs.Visits;

/// <summary>Days with their verdicts, as they were decided last.</summary>
internal static class JudgedDays
{
    /// <summary>The day as the rules see it; one that asks for no visit is null.</summary>
    internal static JudgedDay? Of(VisitDay day) => VerdictOf(day) is { } verdict ? new JudgedDay(day.Date, verdict) : null;

    /// <summary>The row of missed days that ends with the last of the given ones.</summary>
    internal static VisitStreak StreakOf(IEnumerable<VisitDay> days) => VisitStreak.Of(days.Select(Of).OfType<JudgedDay>());

    private static VisitVerdict? VerdictOf(VisitDay day) =>
        day.Outcome switch
        {
            VisitOutcome.Visited when EvidenceOf(day) is { } evidence => new VisitVerdict.Visited(evidence),
            VisitOutcome.Missed when (day.FirstReadingAfter ?? day.MissedKnownAt) is { } known => new VisitVerdict.Missed(known),
            VisitOutcome.NotDue => null,
            VisitOutcome.NeverKnown => new VisitVerdict.Unknown(UnknownReason.NotReadBeforeDigest),
            _ => new VisitVerdict.Unknown(UnknownReason.NotReadSince),
        };

    private static VisitEvidence? EvidenceOf(VisitDay day) =>
        day.StrongKind is { } kind && day.StrongAt is { } strong ? new VisitEvidence(kind, strong)
        : day.CheckedInAt is { } checkedIn ? new VisitEvidence(EvidenceKind.CheckedIn, checkedIn)
        : day.PublishedAt is { } published ? new VisitEvidence(EvidenceKind.Published, published)
        : null;
}

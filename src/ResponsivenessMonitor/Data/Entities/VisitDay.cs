using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>One account on one local date: what showed a visit, and what is said of the day (¶15 c).</summary>
internal sealed class VisitDay
{
    public long AccountId { get; init; }

    public LocalDate Date { get; init; }

    /// <summary>The first act that shows that somebody was there, or null.</summary>
    public EvidenceKind? StrongKind { get; private set; }

    public Instant? StrongAt { get; private set; }

    /// <summary>The first post of the day, which may have been scheduled; or null.</summary>
    public Instant? PublishedAt { get; private set; }

    /// <summary>When a person said that it was visited, or null.</summary>
    public Instant? CheckedInAt { get; private set; }

    /// <summary>The first complete reading begun after the date's end, or null while there was none.</summary>
    public Instant? FirstReadingAfter { get; set; }

    public VisitOutcome Outcome { get; set; }

    /// <summary>When it became known as missed; null when it is not missed.</summary>
    public Instant? MissedKnownAt { get; set; }

    /// <summary>The evidence so far.</summary>
    internal ValueList<VisitEvidence> Evidence =>
        [
            .. StrongKind is { } kind && StrongAt is { } at ? [new VisitEvidence(kind, at)] : Array.Empty<VisitEvidence>(),
            .. PublishedAt is { } published ? [new VisitEvidence(EvidenceKind.Published, published)] : Array.Empty<VisitEvidence>(),
        ];

    /// <summary>Keeps a piece of evidence.</summary>
    /// <returns>Whether it says more than was known.</returns>
    internal bool Take(VisitEvidence evidence)
    {
        if (evidence.Strength == EvidenceStrength.Weak)
        {
            bool isFirst = PublishedAt is not { } published || evidence.At < published;
            PublishedAt = isFirst ? evidence.At : PublishedAt;
            return isFirst;
        }

        bool isEarlier = StrongAt is not { } strong || evidence.At < strong;
        (StrongKind, StrongAt) = isEarlier ? (evidence.Kind, evidence.At) : (StrongKind, StrongAt);
        return isEarlier;
    }

    /// <summary>Keeps a check-in.</summary>
    internal void CheckIn(Instant at) => CheckedInAt ??= at;
}

/// <summary>What is said of a day.</summary>
internal enum VisitOutcome
{
    /// <summary>Nothing can be said yet.</summary>
    Unknown,

    /// <summary>It asks for no visit.</summary>
    NotDue,

    /// <summary>It was visited.</summary>
    Visited,

    /// <summary>It was missed.</summary>
    Missed,

    /// <summary>It was not read before the next digest: it never becomes missed.</summary>
    NeverKnown,
}

using NodaTime;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>All that is known of one account and one local date (¶15 c).</summary>
/// <param name="Date">The local date that is judged.</param>
/// <param name="MonitoredSince">From when on the account is watched; its first day is the local date after it.</param>
public sealed record VisitFacts(LocalDate Date, Instant MonitoredSince)
{
    /// <summary>Acts of the account, whenever learnt, in any order; those of another local date are passed over.</summary>
    public ValueList<VisitEvidence> Evidence { get; init; } = [];

    /// <summary>The check-in for the date, or null if there is none; one for another date, or given too late, is passed over.</summary>
    public CheckIn? CheckIn { get; init; }

    /// <summary>
    /// When the first complete reading began that began at or after the local midnight that ends the date; null while there was none. A reading in
    /// which the platform said that the account is gone is none.
    /// </summary>
    public Instant? FirstReadingAfter { get; init; }

    /// <summary>The first breach digest due after that midnight, or null when none is planned yet.</summary>
    public Instant? DigestAfter { get; init; }
}

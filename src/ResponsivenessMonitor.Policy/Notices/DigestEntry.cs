using NodaTime;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>What a digest needs to know of one enquiry.</summary>
/// <param name="Received">When it was received.</param>
/// <param name="Standing">Where it stands when the digest is written.</param>
/// <param name="Outcome">How the deadline whose lapse is a breach counts.</param>
/// <param name="BreachKnownAt">When its breach was last declared, or null when it never was; one that was undone may lapse again.</param>
public sealed record DigestEntry(Instant Received, Standing Standing, DeadlineOutcome Outcome, Instant? BreachKnownAt)
{
    /// <summary>When its closing without a reply was learnt, or null when it was not closed.</summary>
    public Instant? ClosedKnownAt { get; init; }

    /// <summary>When a declared breach was undone, by an answer in time that was learnt later or by an edit; null when none was.</summary>
    public Instant? CorrectedAt { get; init; }

    /// <summary>The lists it stands in, in the digest of a window.</summary>
    /// <remarks>"Became known", not "happened": what a stale account brought to light only now is news now.</remarks>
    public DigestSections SectionsIn(DigestWindow window)
    {
        bool isMissed = Outcome == DeadlineOutcome.Missed;
        bool wasTold = BreachKnownAt <= window.From;
        DigestSections sections = DigestSections.None;
        sections |= isMissed && window.Holds(BreachKnownAt) ? DigestSections.Breached : DigestSections.None;
        sections |= Standing is Standing.PastAim ? DigestSections.PastAim : DigestSections.None;
        sections |= Standing is Standing.Breached ? DigestSections.StillOpen : DigestSections.None;
        sections |= isMissed && window.Holds(ClosedKnownAt) ? DigestSections.ClosedWithoutReply : DigestSections.None;
        sections |= !isMissed && wasTold && window.Holds(CorrectedAt) ? DigestSections.Corrected : DigestSections.None;
        return sections;
    }

    /// <summary>Entries in the order of the open list: oldest first.</summary>
    public static IEnumerable<DigestEntry> OldestFirst(IEnumerable<DigestEntry> entries) => entries.OrderBy(entry => entry.Received);
}

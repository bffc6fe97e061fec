using NodaTime;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>What stood in the tables at one look.</summary>
/// <param name="At">When they were looked at.</param>
internal sealed record TableFacts(Instant At)
{
    /// <summary>Accounts in force, by the label of their platform.</summary>
    internal required IReadOnlyDictionary<string, PlatformFacts> Platforms { get; init; }

    /// <summary>Notices whose letter is to be written.</summary>
    internal required int NoticesWaiting { get; init; }

    internal required LetterFacts Letters { get; init; }

    /// <summary>Why nothing is sent, in a sentence; null while letters leave.</summary>
    internal required string? Quarantine { get; init; }

    /// <summary>Until when the last settled digest tells; null before the first.</summary>
    internal required Instant? LastDigest { get; init; }

    /// <summary>When the next digest is due; null when none is planned.</summary>
    internal required Instant? DigestDue { get; init; }

    /// <summary>What was set aside, by job.</summary>
    internal required IReadOnlyDictionary<string, int> Setbacks { get; init; }
}

/// <summary>The accounts of one platform.</summary>
/// <param name="Accounts">How many are read, and how many are not.</param>
/// <param name="LastReading">When the last complete reading of any of them began; null before the first.</param>
/// <param name="Open">Enquiries that wait, by standing.</param>
/// <param name="AccessesPaused">Accesses that wait for a limit to end.</param>
internal sealed record PlatformFacts(
    IReadOnlyDictionary<AccountReach, int> Accounts,
    Instant? LastReading,
    IReadOnlyDictionary<OpenStanding, int> Open,
    int AccessesPaused
);

/// <summary>Letters that have not left.</summary>
/// <param name="Waiting">How many.</param>
/// <param name="OldestWrittenAt">When the oldest was written; null when there is none.</param>
/// <param name="Due">How many are to be sent now.</param>
/// <param name="OldestDueAt">Since when the oldest of these is due; null when none is.</param>
/// <param name="Held">How many a person has to settle.</param>
internal sealed record LetterFacts(int Waiting, Instant? OldestWrittenAt, int Due, Instant? OldestDueAt, int Held);

/// <summary>Whether an account in force is read.</summary>
internal enum AccountReach
{
    /// <summary>Its last reading was complete, or was held back by a limit that ends by itself.</summary>
    Read,

    /// <summary>It was not read yet.</summary>
    NotYetRead,

    /// <summary>It was asked for in vain: access lost, platform out of reach, or the account is said to be gone.</summary>
    CouldNotAsk,

    /// <summary>Nothing is set up by which it could be read.</summary>
    NotRead,
}

/// <summary>Where an enquiry that waits stands.</summary>
internal enum OpenStanding
{
    /// <summary>Its first deadline is not near.</summary>
    Waiting,

    /// <summary>Its first deadline is near.</summary>
    DueSoon,

    /// <summary>Its aim has lapsed, its commitment not.</summary>
    PastAim,

    /// <summary>Its deadline has lapsed.</summary>
    Breached,

    /// <summary>Something was learnt of it on which there is no verdict yet.</summary>
    Undecided,
}

using NodaTime;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>Who changed what, and when.</summary>
internal sealed class AuditEntry
{
    public long Id { get; private set; }

    public Instant At { get; init; }

    /// <summary>Who: a person's address, or the command that was run.</summary>
    public string By { get; init; } = string.Empty;

    /// <summary>What was done, as a verb phrase such as <c>check-in</c>.</summary>
    public string Action { get; init; } = string.Empty;

    public long? AccountId { get; init; }

    public long? EnquiryId { get; init; }

    /// <summary>What changed, from what to what; never an enquirer's words.</summary>
    public string Detail { get; init; } = string.Empty;
}

/// <summary>The counts of an account's erased enquiries of one month and one target.</summary>
internal sealed class MonthlyFigures
{
    public long AccountId { get; init; }

    /// <summary>The first day of the month the enquiries were counted on.</summary>
    public LocalDate Month { get; init; }

    public long TargetId { get; init; }

    public int Enquiries { get; set; }

    public int Answered { get; set; }

    public int AimMet { get; set; }

    public int AimCounted { get; set; }

    public int CommitmentMet { get; set; }

    public int CommitmentCounted { get; set; }
}

/// <summary>A key of this installation, such as what pseudonyms are made with; and notes under names of their own: the last tick, the last reconciling, a quarantine.</summary>
internal sealed class StoredKey
{
    public string Name { get; init; } = string.Empty;

    public byte[] Value { get; init; } = [];
}

/// <summary>The clock of a played installation, so that one that was stopped goes on where it was; absent in a real one.</summary>
internal sealed class PlayedClock
{
    public int Id { get; init; } = 1;

    public Instant Now { get; set; }

    /// <summary>What is played, so that another play does not go on with it.</summary>
    public string Play { get; init; } = string.Empty;

    /// <summary>People's acts that have been done.</summary>
    public int ActsDone { get; set; }

    public bool IsFinished { get; set; }
}

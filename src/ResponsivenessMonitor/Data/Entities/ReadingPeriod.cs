using NodaTime;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>Readings of one account in a row that ended alike; a gap over 15 minutes starts a new one.</summary>
internal sealed class ReadingPeriod
{
    public long Id { get; private set; }

    public long AccountId { get; init; }

    public ReadingOutcome Outcome { get; init; }

    /// <summary>When the first of them began.</summary>
    public Instant FirstAt { get; init; }

    /// <summary>When the last of them began.</summary>
    public Instant LastAt { get; set; }

    public int Count { get; set; } = 1;

    /// <summary>What the platform said last, for ops, or null.</summary>
    public string? Detail { get; set; }
}

/// <summary>How a reading ended.</summary>
internal enum ReadingOutcome
{
    /// <summary>All was read.</summary>
    Complete,

    /// <summary>Too many calls, or an allowance used up.</summary>
    Limited,

    /// <summary>Unpaid credits or bills.</summary>
    BillingStopped,

    /// <summary>Our access was refused.</summary>
    AccessLost,

    /// <summary>The platform said that the account is gone.</summary>
    Gone,

    /// <summary>The platform could not be reached, or answered nonsense.</summary>
    Unreachable,
}

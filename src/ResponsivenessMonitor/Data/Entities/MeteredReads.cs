using NodaTime;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>What an account's readings were billed for in a month, on platforms that count so.</summary>
internal sealed class MeteredReads
{
    public long AccountId { get; init; }

    /// <summary>Its first day, by UTC.</summary>
    public LocalDate Month { get; init; }

    /// <summary>Posts that were read.</summary>
    public long Posts { get; set; }

    /// <summary>Profiles of users that were read.</summary>
    public long Users { get; set; }
}

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

    /// <summary>What was read of an account at an instant.</summary>
    internal static MeteredReads Of(long accountId, Instant at, long posts, long users) =>
        new()
        {
            AccountId = accountId,
            Month = MonthOf(at),
            Posts = posts,
            Users = users,
        };

    /// <summary>The first day of the month of an instant, by UTC.</summary>
    internal static LocalDate MonthOf(Instant at) => at.InUtc().Date.With(DateAdjusters.StartOfMonth);
}

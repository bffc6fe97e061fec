using NodaTime;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>The project's quota of the day, for all channels together: YouTube itself does not tell what is left.</summary>
internal sealed class YouTubeQuota(ICredentialStore store, YouTubeOptions options, TimeProvider time)
{
    private static readonly DateTimeZone Pacific = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];
    private static readonly SessionKey Key = new(Platform.YouTube, "quota", Host: string.Empty);

    private readonly DayAllowance allowance = new(store, Pacific, time);

    /// <summary>When the day's quota begins anew: at midnight in California.</summary>
    internal static Instant ResetAfter(Instant now) => DayAllowance.ResetAfter(now, Pacific);

    /// <summary>What is left of the day.</summary>
    internal Task<Budget> LeftAsync(CancellationToken cancellationToken) => allowance.LeftAsync(Key, options.DailyQuota, cancellationToken);

    /// <summary>Counts units that were spent, and says what is left.</summary>
    internal Task<Budget> SpendAsync(int units, CancellationToken cancellationToken) =>
        allowance.SpendAsync(Key, options.DailyQuota, units, cancellationToken);
}

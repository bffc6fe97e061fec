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

    /// <summary>
    /// Whether the day's quota has only just begun anew: our clock may be a little ahead of Google's, or Google a little late, so that it is still the
    /// day before that is used up.
    /// </summary>
    internal static bool IsJustReset(Instant now) =>
        now - Pacific.AtStartOfDay(now.InZone(Pacific).Date).ToInstant() < Duration.FromMinutes(30);

    /// <summary>What is left of the day.</summary>
    internal Task<Budget> LeftAsync(CancellationToken cancellationToken) => allowance.LeftAsync(Key, options.DailyQuota, cancellationToken);

    /// <summary>Counts units that were spent, and says what is left.</summary>
    internal Task<Budget> SpendAsync(int units, CancellationToken cancellationToken) =>
        allowance.SpendAsync(Key, options.DailyQuota, units, cancellationToken);
}

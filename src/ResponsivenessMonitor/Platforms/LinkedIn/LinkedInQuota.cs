using NodaTime;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>The calls of a day by each access, because LinkedIn does not say what is left.</summary>
internal sealed class LinkedInQuota(ICredentialStore store, LinkedInOptions options, TimeProvider time)
{
    private readonly DayAllowance allowance = new(store, DateTimeZone.Utc, time);

    /// <summary>When the day of an instant ends, in UTC.</summary>
    internal static Instant EndOfDay(Instant now) => DayAllowance.ResetAfter(now, DateTimeZone.Utc);

    /// <summary>Counts calls that were made, and says what the access has left today by this count; null where none is kept.</summary>
    internal async Task<Budget?> SpendAsync(AccountAccess access, int calls, CancellationToken cancellationToken) =>
        options.DailyCalls > 0 && access.Credential is { Length: > 0 } credential
            ? await allowance.SpendAsync(
                new SessionKey(Platform.LinkedIn, $"quota:{credential}", Host: string.Empty),
                options.DailyCalls,
                calls,
                cancellationToken
            )
            : null;
}

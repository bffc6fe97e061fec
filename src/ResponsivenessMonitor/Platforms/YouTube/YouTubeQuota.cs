using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Counts what is spent of the project's quota of the day, for all channels and replicas together: YouTube itself does not tell.</summary>
/// <remarks>It is kept where sessions are, by comparison, so that nothing that somebody else counted meanwhile is lost.</remarks>
internal sealed class YouTubeQuota(ICredentialStore store, YouTubeOptions options, TimeProvider time)
{
    private const int MostAttempts = 20;

    private static readonly DateTimeZone Pacific = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];
    private static readonly SessionKey Key = new(Platform.YouTube, "quota", Host: string.Empty);

    /// <summary>When the day's quota begins anew: at midnight in California.</summary>
    internal static Instant ResetAfter(Instant now) => Pacific.AtStartOfDay(now.InZone(Pacific).Date.PlusDays(1)).ToInstant();

    /// <summary>What is left of the day.</summary>
    internal async Task<Budget> LeftAsync(CancellationToken cancellationToken)
    {
        Instant now = time.GetCurrentInstant();
        return BudgetOf(CountOf(await store.SessionAsync(Key, cancellationToken), DayOf(now)), now);
    }

    /// <summary>Counts what was spent.</summary>
    /// <param name="units">How many units.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What is left.</returns>
    internal async Task<Budget> SpendAsync(int units, CancellationToken cancellationToken)
    {
        Instant now = time.GetCurrentInstant();
        string day = DayOf(now);
        KeptSession? kept = await store.SessionAsync(Key, cancellationToken);
        YouTubeUnits count = CountOf(kept, day);
        for (int attempt = 0; units > 0 && attempt < MostAttempts; attempt++)
        {
            // The mark tells our count from the same one that somebody else kept in the same moment.
            YouTubeUnits next = new(day, count.Spent + units, Convert.ToHexString(RandomNumberGenerator.GetBytes(8)));
            string content = JsonSerializer.Serialize(next, YouTubeQuotaJson.Default.YouTubeUnits);
            KeptSession? after = await store.KeepAsync(Key, kept, content, cancellationToken);
            if (string.Equals(after?.Content, content, StringComparison.Ordinal))
            {
                return BudgetOf(next, now);
            }

            kept = after;
            count = CountOf(kept, day);
        }

        return BudgetOf(count with { Spent = count.Spent + units }, now);
    }

    private static string DayOf(Instant now) => LocalDatePattern.Iso.Format(now.InZone(Pacific).Date);

    private static YouTubeUnits CountOf(KeptSession? kept, string day)
    {
        YouTubeUnits none = new(day, 0, Mark: null);
        try
        {
            return
                kept is not null
                && JsonSerializer.Deserialize(kept.Content, YouTubeQuotaJson.Default.YouTubeUnits) is { } read
                && string.Equals(read.Day, day, StringComparison.Ordinal)
                && read.Spent >= 0
                ? read
                : none;
        }
        catch (JsonException)
        {
            return none;
        }
    }

    private Budget BudgetOf(YouTubeUnits count, Instant now) => new((int)Math.Max(0, options.DailyQuota - count.Spent), ResetAfter(now));
}

/// <summary>What was spent on a day.</summary>
/// <param name="Day">The day in California, as ISO 8601 writes it.</param>
/// <param name="Spent">Units.</param>
/// <param name="Mark">Of whoever kept it last.</param>
internal sealed record YouTubeUnits(string? Day, long Spent, string? Mark);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(YouTubeUnits))]
internal sealed partial class YouTubeQuotaJson : JsonSerializerContext;

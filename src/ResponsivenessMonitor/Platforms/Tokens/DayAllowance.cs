using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;

namespace ResponsivenessMonitor.Platforms.Tokens;

/// <summary>Counts what is spent of a day's allowance that the platform does not tell of, for all accounts and replicas that share it.</summary>
/// <remarks>It is kept where sessions are, by comparison, so that nothing that somebody else counted meanwhile is lost.</remarks>
/// <param name="store">Where it is kept.</param>
/// <param name="zone">Where its days begin at midnight.</param>
/// <param name="time">Whose present it is.</param>
internal sealed class DayAllowance(ICredentialStore store, DateTimeZone zone, TimeProvider time)
{
    private const int MostAttempts = 20;

    /// <summary>When the allowance of an instant's day begins anew.</summary>
    internal static Instant ResetAfter(Instant now, DateTimeZone zone) => zone.AtStartOfDay(now.InZone(zone).Date.PlusDays(1)).ToInstant();

    /// <summary>What is left of the day.</summary>
    /// <param name="key">Of whose allowance.</param>
    /// <param name="most">How much a day has.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<Budget> LeftAsync(SessionKey key, long most, CancellationToken cancellationToken)
    {
        Instant now = time.GetCurrentInstant();
        return BudgetOf(CountOf(await store.SessionAsync(key, cancellationToken), DayOf(now)), most, now);
    }

    /// <summary>Counts what was spent.</summary>
    /// <param name="key">Of whose allowance.</param>
    /// <param name="most">How much a day has.</param>
    /// <param name="spent">How much was spent of it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What is left.</returns>
    internal async Task<Budget> SpendAsync(SessionKey key, long most, int spent, CancellationToken cancellationToken)
    {
        Instant now = time.GetCurrentInstant();
        string day = DayOf(now);
        KeptSession? kept = await store.SessionAsync(key, cancellationToken);
        SpentOfDay count = CountOf(kept, day);
        for (int attempt = 0; spent > 0 && attempt < MostAttempts; attempt++)
        {
            // The mark tells our count from the same one that somebody else kept in the same moment.
            SpentOfDay next = new(day, count.Spent + spent, Convert.ToHexString(RandomNumberGenerator.GetBytes(8)));
            string content = JsonSerializer.Serialize(next, SpentJson.Default.SpentOfDay);
            KeptSession? after = await store.KeepAsync(key, kept, content, cancellationToken);
            if (string.Equals(after?.Content, content, StringComparison.Ordinal))
            {
                return BudgetOf(next, most, now);
            }

            kept = after;
            count = CountOf(kept, day);
        }

        return BudgetOf(count with { Spent = count.Spent + spent }, most, now);
    }

    private string DayOf(Instant now) => LocalDatePattern.Iso.Format(now.InZone(zone).Date);

    private static SpentOfDay CountOf(KeptSession? kept, string day)
    {
        SpentOfDay none = new(day, 0, Mark: null);
        try
        {
            return
                kept is not null
                && JsonSerializer.Deserialize(kept.Content, SpentJson.Default.SpentOfDay) is { } read
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

    private Budget BudgetOf(SpentOfDay count, long most, Instant now) =>
        new((int)Math.Clamp(most - count.Spent, 0, int.MaxValue), ResetAfter(now, zone));
}

/// <summary>What was spent on a day.</summary>
/// <param name="Day">The day, as ISO 8601 writes it.</param>
/// <param name="Spent">How much.</param>
/// <param name="Mark">Of whoever kept it last.</param>
internal sealed record SpentOfDay(string? Day, long Spent, string? Mark);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SpentOfDay))]
internal sealed partial class SpentJson : JsonSerializerContext;

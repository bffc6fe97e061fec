using System.Text.Json;
using NodaTime;
using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>How much of its allowance an access has used up, as headers say it.</summary>
/// <param name="Percent">The fullest of the allowances; 0 where nothing is said. At 100 calls are refused, and each makes it last longer.</param>
/// <param name="Regain">How long calls are refused, where that is said: <c>estimated_time_to_regain_access</c>, in minutes.</param>
internal readonly record struct MetaUsage(int Percent, Duration? Regain)
{
    private const string OfApp = "X-App-Usage";
    private const string OfBusiness = "X-Business-Use-Case-Usage";
    private const int BackOffFrom = 80;
    private const int LongestMinutes = 24 * 60;

    /// <summary>Allowances are shares of an hour (app) or a day (business), and come back little by little.</summary>
    private const int FreeFrom = 75;

    private static readonly string[] Shares = ["call_count", "total_time", "total_cputime"];

    /// <summary>Reads the headers of an answer; what is none of them counts as nothing said.</summary>
    internal static MetaUsage Read(HttpAnswer.Came came) =>
        Of(came.Header(OfApp), usage => ReadOne(usage))
            .And(
                Of(
                    came.Header(OfBusiness),
                    usage =>
                        usage.ValueKind == JsonValueKind.Object
                            ? usage
                                .EnumerateObject()
                                .Where(business => business.Value.ValueKind == JsonValueKind.Array)
                                .SelectMany(business => business.Value.EnumerateArray())
                                .Aggregate(default(MetaUsage), (sum, one) => sum.And(ReadOne(one)))
                            : default
                )
            );

    /// <summary>Both, of which the fuller counts.</summary>
    internal MetaUsage And(MetaUsage other) =>
        new(
            Math.Max(Percent, other.Percent),
            Regain is { } mine && other.Regain is { } theirs ? Duration.Max(mine, theirs) : Regain ?? other.Regain
        );

    /// <summary>Until when nothing more is asked, from 80 percent on; null below.</summary>
    internal Instant? Until(Instant at) =>
        Percent < BackOffFrom ? null : at + (Regain ?? Duration.FromMinutes(Math.Min(Percent, 100) - FreeFrom));

    private static MetaUsage Of(string? header, Func<JsonElement, MetaUsage> read)
    {
        if (header is null)
        {
            return default;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(header);
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static MetaUsage ReadOne(JsonElement usage)
    {
        if (usage.ValueKind != JsonValueKind.Object)
        {
            return default;
        }

        int minutes = Number(usage, "estimated_time_to_regain_access");
        return new MetaUsage(
            Shares.Max(share => Number(usage, share)),
            minutes > 0 ? Duration.FromMinutes(Math.Min(minutes, LongestMinutes)) : null
        );
    }

    private static int Number(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out int number)
        && number > 0
            ? number
            : 0;
}

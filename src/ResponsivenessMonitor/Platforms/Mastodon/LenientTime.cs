using System.Text.Json;
using NodaTime;
using ResponsivenessMonitor.Platforms.Json;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Reads a time without which an item is not worth less; one of another kind counts as none.</summary>
internal sealed class LenientTime : Lenient.Of<Instant?>
{
    private static readonly MastodonInstantConverter Strict = new();

    protected override Instant? Take(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        Strict.Read(ref reader, typeof(Instant), options);
}

using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>Reads instants as LinkedIn writes them: milliseconds since 1970.</summary>
internal sealed class LinkedInInstantConverter : JsonConverter<Instant>
{
    private const long Longest = 253_402_300_799_999; // the end of the year 9999

    /// <inheritdoc/>
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long milliseconds) && milliseconds is > 0 and <= Longest
            ? Instant.FromUnixTimeMilliseconds(milliseconds)
            : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
}

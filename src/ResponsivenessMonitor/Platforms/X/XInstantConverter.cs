using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Reads times such as <c>2026-10-05T09:00:00.000Z</c>.</summary>
internal sealed class XInstantConverter : JsonConverter<Instant>
{
    /// <inheritdoc/>
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && InstantPattern.ExtendedIso.Parse(reader.GetString() ?? string.Empty) is { Success: true, Value: var instant }
        && instant > NodaConstants.UnixEpoch
            ? instant
            : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Nothing is sent to X.");
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResponsivenessMonitor.Platforms.Json;

/// <summary>Reads texts that some servers write as numbers: ids above all.</summary>
internal sealed class LooseTextConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number when reader.TryGetInt64(out long number) => number.ToString(CultureInfo.InvariantCulture),
            JsonTokenType.Number when reader.TryGetUInt64(out ulong number) => number.ToString(CultureInfo.InvariantCulture),
            _ => throw new JsonException(),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Reads ids, which X writes as texts of digits.</summary>
internal sealed class XIdConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } id && XIds.IsId(id) ? id : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

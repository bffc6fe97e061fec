using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsivenessMonitor.Platforms.Json;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Reads what names something: a text or a number, never empty, and of a length that can be kept.</summary>
internal sealed class OpaqueTextConverter : JsonConverter<string>
{
    private const int Longest = 300;
    private static readonly LooseTextConverter Loose = new();

    /// <inheritdoc/>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Loose.Read(ref reader, typeToConvert, options) is { Length: > 0 and <= Longest } text && !text.Any(char.IsControl)
            ? text
            : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

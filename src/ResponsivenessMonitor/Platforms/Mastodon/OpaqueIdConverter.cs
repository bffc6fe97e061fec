using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Reads ids: a text or a number in plain letters, digits and signs, as every server writes them; they are kept, and asked for again.</summary>
internal sealed class OpaqueIdConverter : JsonConverter<string>
{
    private static readonly OpaqueTextConverter Opaque = new();

    /// <inheritdoc/>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Opaque.Read(ref reader, typeToConvert, options) is { } id
        && id.All(c => c is > ' ' and <= '~' and not ('"' or '\\'))
        && id is not ("." or "..")
            ? id
            : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsivenessMonitor.Platforms.Json;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Reads lists in which each entry stands for itself: one that is not as it should be counts as null, and the others are kept.</summary>
internal sealed class XListConverter<T> : JsonConverter<IReadOnlyList<T?>>
    where T : class
{
    private static readonly LenientPart<T> Entry = new();

    /// <inheritdoc/>
    public override IReadOnlyList<T?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        List<T?> list = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(Entry.Read(ref reader, typeof(T), options));
        }

        return list;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T?> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Nothing is sent to X.");
}

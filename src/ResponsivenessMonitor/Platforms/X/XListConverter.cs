using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsivenessMonitor.Platforms.Json;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>
/// Reads lists in which each entry stands for itself: of one that is not as it should be nothing but the id is kept, by which it is billed; one without
/// an id is null.
/// </summary>
internal abstract class XListConverter<T> : JsonConverter<IReadOnlyList<T?>>
    where T : class
{
    private static readonly LenientPart<T> Entry = new();
    private static readonly LenientPart<XEntry> Bare = new();

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
            Utf8JsonReader again = reader;
            T? entry = Entry.Read(ref reader, typeof(T), options);
            list.Add(entry ?? (Bare.Read(ref again, typeof(XEntry), options) is { Id: { } id } ? Of(id) : null));
        }

        return list;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T?> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Nothing is sent to X.");

    /// <summary>An entry of which nothing is known but its id.</summary>
    protected abstract T Of(string id);
}

/// <summary>Reads lists of posts.</summary>
internal sealed class XPostsConverter : XListConverter<XPost>
{
    protected override XPost Of(string id) => new(id);
}

/// <summary>Reads lists of accounts that are only counted.</summary>
internal sealed class XUsersConverter : XListConverter<XUser>
{
    protected override XUser Of(string id) => new(id, string.Empty);
}

/// <summary>An entry of a list, whatever else it is.</summary>
/// <param name="Id">Its id.</param>
internal sealed record XEntry([property: JsonConverter(typeof(XIdConverter))] string Id);

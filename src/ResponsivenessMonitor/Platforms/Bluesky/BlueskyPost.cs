using System.Text.Json;
using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>The record of a post. It is its author's, so whatever of it has not the usual form counts as absent, and the rest is read.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Root">The post that its thread begins with, or null.</param>
/// <param name="Parent">The post it replies to, or null.</param>
/// <param name="Language">Its first language tag, or null.</param>
/// <param name="HasPicture">Whether it carries pictures or a film.</param>
/// <param name="Named">The ids of those whom its words name.</param>
internal sealed record BlueskyPost(string Text, string? Root, string? Parent, string? Language, bool HasPicture, ValueList<string> Named)
{
    private const string Collection = "app.bsky.feed.post";

    /// <summary>Reads a record; null when it is no post's.</summary>
    internal static BlueskyPost? Of(JsonElement record)
    {
        if (TextOf(record, "$type") is not Collection)
        {
            return null;
        }

        JsonElement? reply = Member(record, "reply");
        return new BlueskyPost(
            TextOf(record, "text") ?? string.Empty,
            UriOf(Member(reply, "root")),
            UriOf(Member(reply, "parent")),
            Elements(Member(record, "langs")).Select(AsText).OfType<string>().FirstOrDefault(tag => tag.Length > 0),
            HasPictureIn(Member(record, "embed")),
            [
                .. Elements(Member(record, "facets"))
                    .SelectMany(facet => Elements(Member(facet, "features")))
                    .Select(NamedBy)
                    .OfType<string>(),
            ]
        );
    }

    /// <summary>A member's text; null when there is none.</summary>
    internal static string? TextOf(JsonElement? owner, string name) => AsText(Member(owner, name));

    private static JsonElement? Member(JsonElement? owner, string name) =>
        owner is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out JsonElement member) ? member : null;

    private static IEnumerable<JsonElement?> Elements(JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } known ? known.EnumerateArray().Select(element => (JsonElement?)element) : [];

    internal static string? AsText(JsonElement? value)
    {
        try
        {
            return value is { ValueKind: JsonValueKind.String } known ? known.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // halves of characters, which no text can hold
        }
    }

    private static string? UriOf(JsonElement? reference) => AtUri.Parse(TextOf(reference, "uri"))?.Text;

    private static string? NamedBy(JsonElement? feature) =>
        TextOf(feature, "$type") is "app.bsky.richtext.facet#mention" ? TextOf(feature, "did") : null;

    private static bool HasPictureIn(JsonElement? embed) =>
        TextOf(embed, "$type") switch
        {
            "app.bsky.embed.images" or "app.bsky.embed.video" => true,
            "app.bsky.embed.recordWithMedia" => HasPictureIn(Member(embed, "media")),
            _ => false,
        };
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Tests.Platforms.Meta;

/// <summary>Shows what was published as the Graph API does: what is asked for, and nothing else.</summary>
/// <param name="script">What was published.</param>
/// <param name="isInstagram">By whose names of fields.</param>
/// <param name="link">Makes the link to a page of a list: path, fields and where it begins.</param>
internal sealed class MetaShow(MetaScript script, bool isInstagram, Func<string, AskedField, string, string> link)
{
    private static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'+0000'");

    /// <summary>A call named a field that there is not.</summary>
    internal sealed class NoFieldException(string name) : Exception($"(#100) Tried accessing nonexisting field ({name})");

    internal JsonObject Post(MetaEntry post, IReadOnlyList<AskedField> asked) =>
        Object(
            asked,
            field =>
                field.Name switch
                {
                    "id" => post.Id,
                    "created_time" when !isInstagram => TextOf(post.At),
                    "from" when !isInstagram => Person(post.Author),
                    "message" when !isInstagram => post.Text,
                    "permalink_url" when !isInstagram => $"https://www.facebook.com/{post.Id}",
                    "full_picture" when !isInstagram => null,
                    "timestamp" when isInstagram => TextOf(post.At),
                    "caption" when isInstagram => post.Text,
                    "permalink" when isInstagram => $"https://www.instagram.com/p/{post.Id}/",
                    "username" when isInstagram => NameOf(post.Author),
                    "comments" => Comments(post, field),
                    _ => throw new NoFieldException(field.Name),
                }
        );

    internal JsonObject Comment(MetaEntry comment, IReadOnlyList<AskedField> asked) =>
        Object(
            asked,
            field =>
                field.Name switch
                {
                    "id" => comment.Id,
                    "from" => Person(comment.Author),
                    "created_time" when !isInstagram => TextOf(comment.At),
                    "message" when !isInstagram => comment.Text,
                    "parent" when !isInstagram => comment.Parent is { } parent ? new JsonObject { ["id"] = parent.Id } : null,
                    "is_hidden" when !isInstagram => comment.IsHidden,
                    "permalink_url" when !isInstagram => $"https://www.facebook.com/{comment.Post!.Id}?comment_id={comment.Id}",
                    "message_tags" when !isInstagram => comment.Names.Length == 0
                        ? null
                        : new JsonArray([
                            .. comment.Names.Select(name => new JsonObject
                            {
                                ["id"] = script.IdOf(name),
                                ["name"] = name,
                                ["type"] = "user",
                            }),
                        ]),
                    "attachment" when !isInstagram => null,
                    "comments" when !isInstagram => RepliesTo(comment, field),
                    "timestamp" when isInstagram => TextOf(comment.At),
                    "text" when isInstagram => comment.Text,
                    "username" when isInstagram => NameOf(comment.Author),
                    "parent_id" when isInstagram => comment.Parent?.Id,
                    "hidden" when isInstagram => comment.IsHidden,
                    "replies" when isInstagram => RepliesTo(comment, field),
                    _ => throw new NoFieldException(field.Name),
                }
        );

    internal JsonObject? Comments(MetaEntry post, AskedField field)
    {
        // Facebook gives all or the top-level ones; Instagram the latter, with their replies in them.
        bool isAll = !isInstagram && field["filter"] is "stream";
        IEnumerable<MetaEntry> comments = script.Newest(entry => ReferenceEquals(entry.Post, post) && (isAll || entry.Parent is null));
        return List(
            $"{post.Id}/comments",
            field,
            isInstagram || field["order"] is "reverse_chronological" ? comments : comments.Reverse(),
            Comment
        );
    }

    internal JsonObject Dialogue((string Id, string With, MetaEntry[] Messages) dialogue, IReadOnlyList<AskedField> asked) =>
        Object(
            asked,
            field =>
                field.Name switch
                {
                    "id" => dialogue.Id,
                    "updated_time" => TextOf(dialogue.Messages[0].At),
                    "messages" => List($"{dialogue.Id}/messages", field, dialogue.Messages, Message),
                    _ => throw new NoFieldException(field.Name),
                }
        );

    /// <summary>A page of a list; null when there is nothing in it, for then the field is left out.</summary>
    internal JsonObject? List<T>(string path, AskedField field, IEnumerable<T> entries, Func<T, IReadOnlyList<AskedField>, JsonObject> show)
    {
        int limit = int.Parse(field["limit"] ?? "25", CultureInfo.InvariantCulture);
        JsonObject[] rest =
        [
            .. entries.Select(entry =>
                show(entry, [.. field.Fields, .. field.Fields.Any(one => one.Name is "id") ? [] : AskedField.Parse("id")])
            ),
        ];
        string? after = field["after"] is { } cursor ? Encoding.UTF8.GetString(Convert.FromHexString(cursor)) : null;
        rest = after is null
            ? rest
            : [.. rest.SkipWhile(one => !string.Equals((string?)one["id"], after, StringComparison.Ordinal)).Skip(1)];
        JsonObject[] page = rest[..Math.Min(limit, rest.Length)];
        if (page.Length == 0)
        {
            return null;
        }

        string end = Convert.ToHexString(Encoding.UTF8.GetBytes((string)page[^1]["id"]!));
        JsonObject paging = new()
        {
            ["cursors"] = new JsonObject { ["before"] = "QVFI", ["after"] = end },
        };
        if (rest.Length > page.Length)
        {
            paging["next"] = link(path, field, end);
        }

        return new JsonObject { ["data"] = new JsonArray([.. page]), ["paging"] = paging };
    }

    internal static JsonObject Object(IReadOnlyList<AskedField> asked, Func<AskedField, JsonNode?> value)
    {
        JsonObject shown = new();
        foreach (AskedField field in asked)
        {
            if (value(field) is { } node)
            {
                shown[field.Name] = node;
            }
        }

        shown["id"] ??= value(new AskedField("id", new Dictionary<string, string>(StringComparer.Ordinal), []));
        return shown;
    }

    private JsonObject? RepliesTo(MetaEntry comment, AskedField field) =>
        List($"{comment.Id}/{field.Name}", field, script.Newest(entry => ReferenceEquals(entry.Parent, comment)), Comment);

    private JsonObject Message(MetaEntry message, IReadOnlyList<AskedField> asked) =>
        Object(
            asked,
            field =>
                field.Name switch
                {
                    "id" => message.Id,
                    "created_time" => TextOf(message.At),
                    "from" => Person(message.Author),
                    "message" => message.Text,
                    "attachments" => null,
                    _ => throw new NoFieldException(field.Name),
                }
        );

    private JsonObject Person(string? author) =>
        isInstagram
            ? new JsonObject { ["id"] = script.IdOf(author), ["username"] = NameOf(author) }
            : new JsonObject { ["id"] = script.IdOf(author), ["name"] = NameOf(author) };

    private string NameOf(string? author) => author ?? script.Official;

    private static string TextOf(Instant at) => Time.Format(at);
}

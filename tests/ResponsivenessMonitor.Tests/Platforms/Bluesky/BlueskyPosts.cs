using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>The posts of a small Bluesky, and how its public view shows them.</summary>
internal sealed class BlueskyPosts(ManualTime time, TidMaker keys)
{
    private readonly List<JsonObject> posts = []; // as postViews, oldest first

    private readonly List<JsonObject> reactions = []; // as notifications, oldest first

    /// <summary>How far the feeds of the public view are behind.</summary>
    internal Duration FeedsBehind { get; set; } = Duration.Zero;

    /// <summary>Somebody posts; who is no reply names the official account.</summary>
    internal string Publish(string? by, string text, string? parent, string handle, string? record)
    {
        string author = by is null ? BlueskyScript.Official : BlueskyScript.DidOf(by);
        string uri = $"at://{author}/app.bsky.feed.post/{keys.Next()}";
        JsonObject post = new()
        {
            ["$type"] = "app.bsky.feed.post",
            ["createdAt"] = Now(),
            ["text"] = text,
        };
        post["langs"] = new JsonArray("en");
        if (parent is not null)
        {
            JsonNode? root = Find(parent)?["record"]?["reply"]?["root"]?.DeepClone();
            post["reply"] = new JsonObject { ["root"] = root ?? Reference(parent), ["parent"] = Reference(parent) };
        }
        else if (by is not null)
        {
            post["text"] = $"@{handle} {text}";
            JsonObject feature = new() { ["$type"] = "app.bsky.richtext.facet#mention", ["did"] = BlueskyScript.Official };
            post["facets"] = new JsonArray(
                new JsonObject
                {
                    ["index"] = new JsonObject { ["byteStart"] = 0, ["byteEnd"] = handle.Length + 1 },
                    ["features"] = new JsonArray(feature),
                }
            );
        }

        posts.Add(
            new JsonObject
            {
                ["uri"] = uri,
                ["cid"] = "bafyinvented",
                ["author"] = new JsonObject { ["did"] = author, ["handle"] = by is null ? handle : $"{by}.test" },
                ["record"] = record is null ? post : JsonNode.Parse(record),
                ["indexedAt"] = Now(),
                ["labels"] = new JsonArray(),
            }
        );
        return uri;
    }

    /// <summary>Somebody likes or reposts a post of the official account, or follows it.</summary>
    internal void React(string by, string reason, string? subject)
    {
        string author = BlueskyScript.DidOf(by);
        JsonObject record = new() { ["$type"] = $"app.bsky.feed.{reason}", ["createdAt"] = Now() };
        if (subject is not null)
        {
            record["subject"] = Reference(subject);
        }

        reactions.Add(
            new JsonObject
            {
                ["uri"] = $"at://{author}/app.bsky.feed.{reason}/{keys.Next()}",
                ["author"] = new JsonObject { ["did"] = author, ["handle"] = $"{by}.test" },
                ["reason"] = reason,
                ["reasonSubject"] = subject,
                ["record"] = record,
                ["isRead"] = false,
                ["indexedAt"] = Now(),
                ["labels"] = new JsonArray(),
            }
        );
    }

    internal void Delete(string uri) => _ = posts.RemoveAll(post => Same((string?)post["uri"], uri));

    internal void Label(string uri, string value, string source) =>
        Find(uri)!["labels"] = new JsonArray(new JsonObject { ["src"] = source, ["val"] = value });

    internal JsonObject Notifications(IQueryCollection query)
    {
        IEnumerable<JsonObject> told = posts
            .Where(post => !Same((string?)post["author"]!["did"], BlueskyScript.Official) && ReasonOf(post) is not null)
            .Select(post => new JsonObject
            {
                ["uri"] = post["uri"]!.DeepClone(),
                ["author"] = post["author"]!.DeepClone(),
                ["reason"] = ReasonOf(post),
                ["record"] = post["record"]!.DeepClone(),
                ["isRead"] = false,
                ["indexedAt"] = post["indexedAt"]!.DeepClone(),
                ["labels"] = post["labels"]!.DeepClone(),
            });
        return Page("notifications", [.. told, .. reactions.Select(reaction => (JsonObject)reaction.DeepClone())], query);
    }

    /// <summary>A mention, a reply anywhere below a post of the account, or a quote of one.</summary>
    private string? ReasonOf(JsonObject post)
    {
        if (post["record"]?["facets"]?.ToJsonString().Contains(BlueskyScript.Official, StringComparison.Ordinal) == true)
        {
            return "mention";
        }

        if (((string?)post["record"]?["embed"]?["record"]?["uri"])?.Contains(BlueskyScript.Official, StringComparison.Ordinal) == true)
        {
            return "quote";
        }

        for (string? parent = ParentOf(post); parent is not null; parent = Find(parent) is { } above ? ParentOf(above) : null)
        {
            if (parent.Contains(BlueskyScript.Official, StringComparison.Ordinal))
            {
                return "reply";
            }
        }

        return null;
    }

    internal JsonObject Feed(IQueryCollection query)
    {
        IEnumerable<JsonObject> own = posts
            .Where(post => Same((string?)post["author"]!["did"], BlueskyScript.Official))
            .Where(post => InstantPattern.ExtendedIso.Parse((string)post["indexedAt"]!).Value <= time.Now - FeedsBehind)
            .Select(post => new JsonObject { ["post"] = Counted(post) });
        return Page("feed", [.. own], query);
    }

    internal (int, JsonNode) Named(IQueryCollection query) =>
        (
            200,
            new JsonObject
            {
                ["posts"] = new JsonArray([
                    .. query["uris"].Select(uri => Find(uri!)).OfType<JsonObject>().Select(post => (JsonNode)Counted(post)),
                ]),
            }
        );

    internal (int, JsonNode) Thread(IQueryCollection query) =>
        Find(query["uri"]!) is { } post
            ? (200, new JsonObject { ["thread"] = Node(post, int.Parse(query["depth"]!, CultureInfo.InvariantCulture)) })
            : (400, BlueskyScript.Error("NotFound", $"Post not found: {query["uri"]}"));

    private JsonObject Node(JsonObject post, int depth) =>
        new()
        {
            ["$type"] = "app.bsky.feed.defs#threadViewPost",
            ["post"] = Counted(post),
            ["replies"] = new JsonArray([
                .. posts
                    .Where(reply => depth > 0 && Same(ParentOf(reply), (string?)post["uri"]))
                    .Select(reply => (JsonNode)Node(reply, depth - 1)),
            ]),
        };

    /// <summary>Newest first; the cursor of a full page leads on, and the last page but one is followed by an empty one, as happens.</summary>
    internal static JsonObject Page(string name, List<JsonObject> oldestFirst, IQueryCollection query)
    {
        int from = (string?)query["cursor"] is { } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) : oldestFirst.Count;
        int to = Math.Max(0, from - BlueskyScript.PageSize);
        JsonObject page = new() { [name] = Newest(oldestFirst[to..from]) };
        if (from > 0)
        {
            page["cursor"] = to.ToString(CultureInfo.InvariantCulture);
        }

        return page;
    }

    private static JsonArray Newest(List<JsonObject> oldestFirst) =>
        new([.. Enumerable.Reverse(oldestFirst).Select(node => node.DeepClone())]);

    private JsonObject Counted(JsonObject post)
    {
        JsonObject counted = (JsonObject)post.DeepClone();
        counted["replyCount"] = posts.Count(reply => Same(ParentOf(reply), (string?)post["uri"]));
        return counted;
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private JsonObject? Find(string uri) => posts.Find(post => Same((string?)post["uri"], uri));

    private static string? ParentOf(JsonObject post) => (string?)post["record"]?["reply"]?["parent"]?["uri"];

    private static JsonObject Reference(string uri) => new() { ["uri"] = uri, ["cid"] = "bafyinvented" };

    private string Now() => InstantPattern.ExtendedIso.Format(time.Now);
}

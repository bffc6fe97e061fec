using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>What a small Bluesky holds and answers, as the real one does: see docs/platforms.md for where it was looked at.</summary>
internal sealed class BlueskyScript(ManualTime time)
{
    internal const int PageSize = 10;
    internal const string AppPassword = "abcd-efgh-ijkl-mnop";
    internal const string Official = "did:plc:librarydesk23456789abcde";

    private readonly List<JsonObject> posts = []; // as postViews, oldest first
    private readonly Dictionary<string, List<JsonObject>> acts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (bool IsRefresh, bool IsGood)> tokens = new(StringComparer.Ordinal);
    private string rev = Tid(0);
    private int made;
    private bool isRevoked;

    internal string Handle { get; set; } = "librarydesk.test";

    /// <summary>What the server calls the account where it is not active; null while it is.</summary>
    internal string? Status { get; set; }

    internal bool IsScopeMissing { get; set; }

    /// <summary>Whether the public view does not show the account's own record of its handle.</summary>
    internal bool IsHandleInvalid { get; set; }

    internal int SessionsMade { get; private set; }

    internal IEnumerable<string> Tokens => tokens.Keys;

    internal static string DidOf(string person) => $"did:plc:{person.ToLowerInvariant().PadRight(24, '2')}";

    internal static JsonObject Error(string error, string message) => new() { ["error"] = error, ["message"] = message };

    /// <summary>Somebody posts; who is no reply names the official account.</summary>
    internal string Publish(string? by, string text, string? parent, string? record = null)
    {
        string author = by is null ? Official : DidOf(by);
        string uri = $"at://{author}/app.bsky.feed.post/{Next()}";
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
            post["text"] = $"@{Handle} {text}";
            JsonObject feature = new() { ["$type"] = "app.bsky.richtext.facet#mention", ["did"] = Official };
            post["facets"] = new JsonArray(
                new JsonObject
                {
                    ["index"] = new JsonObject { ["byteStart"] = 0, ["byteEnd"] = Handle.Length + 1 },
                    ["features"] = new JsonArray(feature),
                }
            );
        }

        posts.Add(
            new JsonObject
            {
                ["uri"] = uri,
                ["cid"] = "bafyinvented",
                ["author"] = new JsonObject { ["did"] = author, ["handle"] = by is null ? Handle : $"{by}.test" },
                ["record"] = record is null ? post : JsonNode.Parse(record),
                ["indexedAt"] = Now(),
                ["labels"] = new JsonArray(),
            }
        );
        rev = by is null ? Next() : rev;
        return uri;
    }

    internal void Delete(string uri)
    {
        _ = posts.RemoveAll(post => Same((string?)post["uri"], uri));
        rev = uri.Contains(Official, StringComparison.Ordinal) ? Next() : rev;
    }

    /// <summary>The official account likes, reposts or follows.</summary>
    internal void Act(string collection)
    {
        if (!acts.TryGetValue(collection, out List<JsonObject>? list))
        {
            acts.Add(collection, list = []);
        }

        list.Add(
            new JsonObject
            {
                ["uri"] = $"at://{Official}/{collection}/{Next()}",
                ["value"] = new JsonObject { ["$type"] = collection, ["createdAt"] = Now() },
            }
        );
        rev = Next();
    }

    internal void Label(string uri, string value, string source) =>
        Find(uri)!["labels"] = new JsonArray(new JsonObject { ["src"] = source, ["val"] = value });

    /// <summary>The app password and all its sessions are withdrawn.</summary>
    internal void Revoke()
    {
        isRevoked = true;
        EndSessions(withRefresh: true);
    }

    /// <summary>Access tokens have run out; refresh tokens as well, or not.</summary>
    internal void EndSessions(bool withRefresh)
    {
        foreach ((string token, (bool isRefresh, _)) in tokens.ToArray())
        {
            tokens[token] = (isRefresh, isRefresh && !withRefresh && tokens[token].IsGood);
        }
    }

    internal void Restore() => (Status, IsScopeMissing, isRevoked) = (null, false, false);

    internal (int Status, JsonNode Body) Answer(PathString path, IQueryCollection query, string? token, string body, Uri address) =>
        path.Value switch
        {
            $"/{Official}" => (200, Document(address)),
            "/xrpc/com.atproto.identity.resolveHandle" => Same((string?)query["handle"], Handle)
                ? (200, new JsonObject { ["did"] = Official })
                : (400, Error("InvalidRequest", "Unable to resolve handle")),
            "/xrpc/com.atproto.server.createSession" => CreateSession(body),
            "/xrpc/com.atproto.server.refreshSession" => RefreshSession(token),
            "/xrpc/com.atproto.sync.getRepoStatus" => RepoStatus(),
            "/xrpc/com.atproto.repo.listRecords" => Status is null
                ? (200, new JsonObject { ["records"] = Newest(acts.GetValueOrDefault((string?)query["collection"] ?? string.Empty, [])) })
                : (400, Error("InvalidRequest", $"Could not find repo: {Official}")),
            "/xrpc/app.bsky.notification.listNotifications" => Refusal(token, isNeeded: true) ?? Notifications(query),
            "/xrpc/app.bsky.feed.getAuthorFeed" => Refusal(token, isNeeded: false) ?? Feed(query),
            "/xrpc/app.bsky.feed.getPosts" => Refusal(token, isNeeded: false) ?? Posts(query),
            "/xrpc/app.bsky.feed.getPostThread" => Refusal(token, isNeeded: false) ?? Thread(query),
            "/xrpc/app.bsky.actor.getProfile" => Refusal(token, isNeeded: false) ?? Profile(),
            _ => (501, Error("MethodNotImplemented", "Method Not Implemented")),
        };

    private (int, JsonNode) CreateSession(string body)
    {
        SessionsMade++;
        JsonNode? wish = JsonNode.Parse(body);
        // A suspended account's app passwords are refused as wrong ones are: looked at on a real server.
        return
            isRevoked
            || Status is "takendown" or "deleted"
            || !Same((string?)wish?["password"], AppPassword)
            || !Same((string?)wish?["identifier"], Official)
            ? (401, Error("AuthenticationRequired", "Invalid identifier or password"))
            : (200, Session());
    }

    private (int, JsonNode) RefreshSession(string? token)
    {
        if (token is null || !tokens.TryGetValue(token, out (bool IsRefresh, bool IsGood) kept) || kept is not (true, true))
        {
            return (400, Error("ExpiredToken", "Token has been revoked"));
        }

        tokens[token] = (true, false);
        return Status is "takendown" ? (401, Error("AccountTakedown", "Account has been taken down")) : (200, Session());
    }

    private JsonObject Session()
    {
        (string access, string refresh) = ($"access-{made++}-secret", $"refresh-{made++}-secret");
        tokens[access] = (false, true);
        tokens[refresh] = (true, true);
        JsonObject session = new()
        {
            ["accessJwt"] = access,
            ["refreshJwt"] = refresh,
            ["did"] = Official,
            ["handle"] = Handle,
            ["active"] = Status is null,
        };
        if (Status is not null)
        {
            session["status"] = Status;
        }

        return session;
    }

    private (int, JsonNode)? Refusal(string? token, bool isNeeded) =>
        token is null
            ? isNeeded
                ? (401, Error("AuthMissing", "Authentication Required"))
                : null
            : !tokens.TryGetValue(token, out (bool IsRefresh, bool IsGood) kept) || kept.IsRefresh
                ? (400, Error("InvalidToken", "Token could not be verified"))
                : !kept.IsGood
                    ? (400, Error("ExpiredToken", "Token has expired"))
                    : Status is "deleted"
                        ? (500, Error("InternalServerError", "Internal Server Error"))
                        : IsScopeMissing
                            ? (400, Error("InvalidToken", "Bad token scope"))
                            : null;

    private (int, JsonNode) RepoStatus() =>
        Status switch
        {
            null => (
                200,
                new JsonObject
                {
                    ["did"] = Official,
                    ["active"] = true,
                    ["rev"] = rev,
                }
            ),
            "deleted" => (400, Error("RepoNotFound", $"Could not find repo for DID: {Official}")),
            _ => (
                200,
                new JsonObject
                {
                    ["did"] = Official,
                    ["active"] = false,
                    ["status"] = Status,
                }
            ),
        };

    private (int, JsonNode) Notifications(IQueryCollection query)
    {
        IEnumerable<JsonObject> told = posts
            .Where(_ => Status is null)
            .Where(post => !Same((string?)post["author"]!["did"], Official) && ReasonOf(post) is not null)
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
        return (200, Page("notifications", [.. told], query));
    }

    /// <summary>A mention, a reply anywhere below a post of the account, or a quote of one.</summary>
    private string? ReasonOf(JsonObject post)
    {
        if (post["record"]?["facets"]?.ToJsonString().Contains(Official, StringComparison.Ordinal) == true)
        {
            return "mention";
        }

        if (((string?)post["record"]?["embed"]?["record"]?["uri"])?.Contains(Official, StringComparison.Ordinal) == true)
        {
            return "quote";
        }

        for (string? parent = ParentOf(post); parent is not null; parent = Find(parent) is { } above ? ParentOf(above) : null)
        {
            if (parent.Contains(Official, StringComparison.Ordinal))
            {
                return "reply";
            }
        }

        return null;
    }

    private (int, JsonNode) Feed(IQueryCollection query)
    {
        if (Status is not null)
        {
            return (400, Error("InvalidRequest", "Profile not found"));
        }

        IEnumerable<JsonObject> own = posts
            .Where(post => Same((string?)post["author"]!["did"], Official))
            .Select(post => new JsonObject { ["post"] = Counted(post) });
        return (200, Page("feed", [.. own], query));
    }

    private (int, JsonNode) Posts(IQueryCollection query) =>
        (
            200,
            new JsonObject
            {
                ["posts"] = new JsonArray([
                    .. query["uris"].Select(uri => Find(uri!)).OfType<JsonObject>().Select(post => (JsonNode)Counted(post)),
                ]),
            }
        );

    private (int, JsonNode) Thread(IQueryCollection query) =>
        Find(query["uri"]!) is { } post
            ? (200, new JsonObject { ["thread"] = Node(post, int.Parse(query["depth"]!, CultureInfo.InvariantCulture)) })
            : (400, Error("NotFound", $"Post not found: {query["uri"]}"));

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

    private (int, JsonNode) Profile() =>
        Status is "takendown"
            ? (400, Error("AccountTakedown", "Account has been suspended"))
            : (
                200,
                new JsonObject
                {
                    ["did"] = Official,
                    ["handle"] = IsHandleInvalid ? "handle.invalid" : Handle,
                    ["labels"] = new JsonArray(),
                }
            );

    private JsonObject Document(Uri address) =>
        new()
        {
            ["id"] = Official,
            ["alsoKnownAs"] = new JsonArray($"at://{Handle}"),
            ["service"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "#atproto_pds",
                    ["type"] = "AtprotoPersonalDataServer",
                    ["serviceEndpoint"] = address.AbsoluteUri.TrimEnd('/'),
                }
            ),
        };

    /// <summary>Newest first; the cursor of a full page leads on, and the last page but one is followed by an empty one, as happens.</summary>
    private static JsonObject Page(string name, List<JsonObject> oldestFirst, IQueryCollection query)
    {
        int from = (string?)query["cursor"] is { } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) : oldestFirst.Count;
        int to = Math.Max(0, from - PageSize);
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

    private string Next() => Tid(((time.Now.ToUnixTimeTicks() / 10) + made++) << 10);

    private static string Tid(long value)
    {
        char[] text = new char[13];
        for (int at = text.Length - 1; at >= 0; at--, value >>= 5)
        {
            text[at] = "234567abcdefghijklmnopqrstuvwxyz"[(int)(value & 31)];
        }

        return new string(text);
    }
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>What a small Bluesky holds and answers, as the real one does: see docs/platforms.md for where it was looked at.</summary>
internal sealed class BlueskyScript
{
    internal const int PageSize = 10;
    internal const string AppPassword = "abcd-efgh-ijkl-mnop";
    internal const string Official = "did:plc:librarydesk23456789abcde";

    private readonly ManualTime time;
    private readonly TidMaker keys;
    private readonly Dictionary<string, List<JsonObject>> acts = new(StringComparer.Ordinal);
    private string rev = TidMaker.First;

    internal BlueskyScript(ManualTime time)
    {
        this.time = time;
        keys = new TidMaker(time);
        Posts = new BlueskyPosts(time, keys);
        Tokens = new BlueskyTokens(this, time);
    }

    internal BlueskyPosts Posts { get; }

    internal BlueskyTokens Tokens { get; }

    internal string Handle { get; set; } = "librarydesk.test";

    /// <summary>What the server calls the account where it is not active; null while it is.</summary>
    internal string? Status { get; set; }

    /// <summary>Whether the public view does not show the account's own record of its handle.</summary>
    internal bool IsHandleInvalid { get; set; }

    internal static string DidOf(string person) => $"did:plc:{person.ToLowerInvariant().PadRight(24, '2')}";

    internal static JsonObject Error(string error, string message) => new() { ["error"] = error, ["message"] = message };

    /// <summary>Somebody posts; who is no reply names the official account.</summary>
    internal string Publish(string? by, string text, string? parent, string? record = null)
    {
        string uri = Posts.Publish(by, text, parent, Handle, record);
        rev = by is null ? keys.Next() : rev;
        return uri;
    }

    internal void Delete(string uri)
    {
        Posts.Delete(uri);
        rev = uri.Contains(Official, StringComparison.Ordinal) ? keys.Next() : rev;
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
                ["uri"] = $"at://{Official}/{collection}/{keys.Next()}",
                ["value"] = new JsonObject { ["$type"] = collection, ["createdAt"] = Now() },
            }
        );
        rev = keys.Next();
    }

    internal void Restore() => (Status, Tokens.IsScopeMissing, Tokens.IsRevoked) = (null, false, false);

    internal (int Status, JsonNode Body) Answer(PathString path, IQueryCollection query, string? token, string body, Uri address) =>
        path.Value switch
        {
            $"/{Official}" => (200, Document(address)),
            "/xrpc/com.atproto.identity.resolveHandle" => Same((string?)query["handle"], Handle)
                ? (200, new JsonObject { ["did"] = Official })
                : (400, Error("InvalidRequest", "Unable to resolve handle")),
            "/xrpc/com.atproto.server.createSession" => Tokens.CreateSession(body),
            "/xrpc/com.atproto.server.refreshSession" => Tokens.RefreshSession(token),
            "/xrpc/com.atproto.sync.getRepoStatus" => RepoStatus(),
            "/xrpc/com.atproto.repo.listRecords" => Status is null
                ? (200, BlueskyPosts.Page("records", acts.GetValueOrDefault((string?)query["collection"] ?? string.Empty, []), query))
                : (400, Error("InvalidRequest", $"Could not find repo: {Official}")),
            "/xrpc/app.bsky.notification.listNotifications" => Tokens.Refusal(token, isNeeded: true)
                ?? (200, Status is null ? Posts.Notifications(query) : BlueskyPosts.Page("notifications", [], query)),
            "/xrpc/app.bsky.feed.getAuthorFeed" => Tokens.Refusal(token, isNeeded: false) ?? Feed(query),
            "/xrpc/app.bsky.feed.getPosts" => Tokens.Refusal(token, isNeeded: false) ?? Posts.Named(query),
            "/xrpc/app.bsky.feed.getPostThread" => Tokens.Refusal(token, isNeeded: false) ?? Posts.Thread(query),
            "/xrpc/app.bsky.actor.getProfile" => Tokens.Refusal(token, isNeeded: false) ?? Profile(),
            _ => (501, Error("MethodNotImplemented", "Method Not Implemented")),
        };

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

    private (int, JsonNode) Feed(IQueryCollection query) =>
        Status is null ? (200, Posts.Feed(query)) : (400, Error("InvalidRequest", "Profile not found"));

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

    private string Now() => InstantPattern.ExtendedIso.Format(time.Now);

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}

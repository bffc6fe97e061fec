using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>A real network that somebody has started, and what people do on it.</summary>
/// <param name="facts">Where its servers are, and how its administrator signs in.</param>
internal sealed class RealNetwork(JsonNode facts) : IDisposable
{
    /// <summary>How long is waited until the public view shows what happened.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient people = new();

    internal string Directory => (string)facts["plc"]!;

    internal string AppView => (string)facts["appview"]!;

    internal string[] Servers => [.. new[] { "plc", "pds", "appview" }.Select(name => (string)facts[name]!)];

    private static int joined;

    /// <summary>A new account, so that no test meets what another one left.</summary>
    internal async Task<JsonNode> JoinAsync(string name)
    {
        long unique = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() % 100_000_000;
        string handle = $"{name}{unique}x{Interlocked.Increment(ref joined)}";
        JsonNode account = (
            await CallAsync(
                "com.atproto.server.createAccount",
                new JsonObject
                {
                    ["handle"] = $"{handle}.test",
                    ["email"] = $"{handle}@example.test",
                    ["password"] = "a-word-to-enter-by",
                },
                by: null
            )
        )!;
        account["handle"] = $"{handle}.test";
        using CancellationTokenSource enough = new(Patience);
        Uri known = new($"{(string)facts["appview"]!}/xrpc/com.atproto.identity.resolveHandle?handle={handle}.test");
        for (bool isKnown = false; !isKnown; )
        {
            using HttpResponseMessage response = await people.GetAsync(known, enough.Token); // until the public view has heard of it
            isKnown = response.IsSuccessStatusCode;
        }

        return account;
    }

    internal async Task<string> PostAsync(JsonNode by, string text, string? parent = null, JsonNode? names = null)
    {
        string mention = names is null ? string.Empty : $"@{(string)names["handle"]!}";
        JsonObject record = new()
        {
            ["$type"] = "app.bsky.feed.post",
            ["text"] = $"{mention} {text}".Trim(),
            ["createdAt"] = Now(),
        };
        if (names is not null)
        {
            JsonObject feature = new() { ["$type"] = "app.bsky.richtext.facet#mention", ["did"] = (string)names["did"]! };
            JsonObject index = new() { ["byteStart"] = 0, ["byteEnd"] = Encoding.UTF8.GetByteCount(mention) };
            record["facets"] = new JsonArray(new JsonObject { ["index"] = index, ["features"] = new JsonArray(feature) });
        }

        if (parent is not null)
        {
            record["reply"] = new JsonObject { ["root"] = Reference(parent), ["parent"] = Reference(parent) };
        }

        return await CreateAsync(by, "app.bsky.feed.post", record);
    }

    internal async Task LikeAsync(JsonNode by, string uri) =>
        _ = await CreateAsync(
            by,
            "app.bsky.feed.like",
            new JsonObject
            {
                ["$type"] = "app.bsky.feed.like",
                ["subject"] = Reference(uri),
                ["createdAt"] = Now(),
            }
        );

    internal async Task DeleteAsync(JsonNode by, string uri) =>
        _ = await CallAsync(
            "com.atproto.repo.deleteRecord",
            new JsonObject
            {
                ["repo"] = (string)by["did"]!,
                ["collection"] = "app.bsky.feed.post",
                ["rkey"] = uri.Split('/')[^1],
            },
            by
        );

    private readonly Dictionary<string, string> versions = new(StringComparer.Ordinal);

    private JsonObject Reference(string uri) => new() { ["uri"] = uri, ["cid"] = versions[uri] };

    private async Task<string> CreateAsync(JsonNode by, string collection, JsonObject record)
    {
        JsonObject wish = new()
        {
            ["repo"] = (string)by["did"]!,
            ["collection"] = collection,
            ["record"] = record,
        };
        JsonNode made = (await CallAsync("com.atproto.repo.createRecord", wish, by))!;
        versions[(string)made["uri"]!] = (string)made["cid"]!;
        return (string)made["uri"]!;
    }

    internal async Task TakeDownAsync(JsonNode account, bool isApplied)
    {
        JsonObject subject = new() { ["$type"] = "com.atproto.admin.defs#repoRef", ["did"] = (string)account["did"]! };
        JsonObject takedown = new() { ["applied"] = isApplied, ["ref"] = "test" };
        foreach (string server in new[] { "pds", "appview" })
        {
            JsonObject wish = new() { ["subject"] = subject.DeepClone(), ["takedown"] = takedown.DeepClone() };
            _ = await CallAsync("com.atproto.admin.updateSubjectStatus", wish, by: null, server);
        }
    }

    internal async Task<JsonNode?> CallAsync(string method, JsonObject body, JsonNode? by, string server = "pds")
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"{(string)facts[server]!}/xrpc/{method}")
        {
            Content = JsonContent.Create(body),
        };
        string admin = Convert.ToBase64String(Encoding.UTF8.GetBytes((string)facts["admin"]!));
        request.Headers.Authorization =
            by is not null ? new AuthenticationHeaderValue("Bearer", (string)by["accessJwt"]!)
            : method.Contains(".admin.", StringComparison.Ordinal) ? new AuthenticationHeaderValue("Basic", admin)
            : null;
        using HttpResponseMessage response = await people.SendAsync(request);
        string answer = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, $"{method}: {answer}");
        return answer.Length == 0 ? null : JsonNode.Parse(answer);
    }

    private static string Now() =>
        TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public void Dispose() => people.Dispose();
}

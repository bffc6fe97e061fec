using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Bluesky;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>The story of an account, told to a real network: tests/real/bluesky.sh starts it and runs this.</summary>
[Category("Real")]
internal sealed class BlueskyRealTests
{
    private const string Network = "RM_TEST_BLUESKY";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient people = new();
    private JsonNode facts = null!;
    private PlatformHttp http = null!;
    private MemoryCredentials credentials = null!;

    [SetUp]
    public void Find()
    {
        if (Environment.GetEnvironmentVariable(Network) is not { Length: > 0 } file)
        {
            Assert.Ignore($"There is no real Bluesky network: tests/real/bluesky.sh starts one, and says in {Network} where it is.");
            return;
        }

        facts = JsonNode.Parse(File.ReadAllText(file))!;
        string[] servers = [.. new[] { "plc", "pds", "appview" }.Select(name => (string)facts[name]!)];
        http = new PlatformHttp(new OutboundOptions { AllowedHosts = servers }, TimeProvider.System);
        credentials = new MemoryCredentials();
    }

    [OneTimeTearDown]
    public void Leave() => people.Dispose();

    [TearDown]
    public void Close() => http?.Dispose();

    [Test]
    public async Task A_question_its_answer_a_like_and_a_deletion_are_read_as_they_happened()
    {
        (JsonNode official, JsonNode enquirer) = (await JoinAsync("desk"), await JoinAsync("ada"));
        RealReader reader = await ReaderOfAsync(official);
        _ = await reader.ReadAsync();
        string question = await PostAsync(enquirer, "when does the library open?", names: official);
        string withdrawn = await PostAsync(enquirer, "and the museum?", names: official);
        await reader.UntilAsync(kept => kept.ContainsKey(question) && kept.ContainsKey(withdrawn));
        string answer = await PostAsync(official, "At nine.", parent: question);
        await LikeAsync(official, question);
        await DeleteAsync(enquirer, withdrawn);
        await reader.UntilAsync(kept => kept.ContainsKey(answer) && reader.Withdrawn.Contains(withdrawn));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reader.Kept[question].Kind, Is.EqualTo(MessageKind.Mention));
            Assert.That(reader.Kept[answer].Kind, Is.Null);
            Assert.That(reader.Kept[answer].InReplyTo?.Value, Is.EqualTo(question));
            Assert.That(reader.Kept[answer].Conversation.Value, Is.EqualTo(question));
            Assert.That(reader.Activity.Select(act => act.Kind), Does.Contain(EvidenceKind.Liked));
            Assert.That(reader.Withdrawn, Does.Not.Contain(question));
        }
    }

    [Test]
    public async Task A_withdrawn_app_password_is_a_lost_access_once_its_session_has_to_be_renewed()
    {
        JsonNode official = await JoinAsync("desk");
        RealReader reader = await ReaderOfAsync(official);
        _ = await reader.ReadAsync();
        _ = await CallAsync("com.atproto.server.revokeAppPassword", new JsonObject { ["name"] = "monitor" }, official);
        credentials.Replace("""{"access":"ended","refresh":"ended"}""");
        Assert.That(await reader.OnceAsync(), Is.InstanceOf<Reading.AccessLost>());
        Assert.That(await reader.Platform.CheckAsync(reader.Access, CancellationToken.None), Is.TypeOf<AccessCheck.Lacks>());
    }

    [Test]
    public async Task A_takedown_a_deactivation_and_a_deletion_are_told_apart_and_a_live_account_comes_back()
    {
        JsonNode official = await JoinAsync("desk");
        RealReader reader = await ReaderOfAsync(official);
        _ = await reader.ReadAsync();
        await TakeDownAsync(official, isApplied: true);
        Assert.That((await reader.OnceAsync() as Reading.AccountGone)?.Kind, Is.EqualTo(GoneKind.Suspended));
        await TakeDownAsync(official, isApplied: false);
        _ = await reader.ReadAsync();
        _ = await CallAsync("com.atproto.server.deactivateAccount", [], official);
        Assert.That((await reader.OnceAsync() as Reading.AccountGone)?.Kind, Is.EqualTo(GoneKind.Deactivated));
        _ = await CallAsync("com.atproto.admin.deleteAccount", new JsonObject { ["did"] = (string)official["did"]! }, by: null);
        Assert.That((await reader.OnceAsync() as Reading.AccountGone)?.Kind, Is.EqualTo(GoneKind.Deleted));
    }

    [Test]
    public async Task An_account_is_checked_and_read_as_anybody()
    {
        (JsonNode official, JsonNode enquirer) = (await JoinAsync("desk"), await JoinAsync("ada"));
        string post = await PostAsync(official, "We are open.");
        string reply = await PostAsync(enquirer, "On Sunday too?", parent: post);
        RealReader reader = await ReaderOfAsync(official);
        Assert.That(await reader.Platform.CheckAsync(reader.Access, CancellationToken.None), Is.TypeOf<AccessCheck.Works>());
        RealReader anybody = new(reader.Platform, reader.Access with { Credential = null });
        await anybody.UntilAsync(kept => kept.ContainsKey(post) && kept.ContainsKey(reply));
        Assert.That(anybody.Kept[reply].Kind, Is.EqualTo(MessageKind.Comment));
    }

    private static int joined;

    /// <summary>A new account, so that no test meets what another one left.</summary>
    private async Task<JsonNode> JoinAsync(string name)
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

    private async Task<RealReader> ReaderOfAsync(JsonNode official)
    {
        JsonNode password = (await CallAsync("com.atproto.server.createAppPassword", new JsonObject { ["name"] = "monitor" }, official))!;
        credentials.Secrets["env:DESK"] = (string)password["password"]!;
        BlueskyOptions options = new() { AppView = (string)facts["appview"]!, PlcDirectory = (string)facts["plc"]! };
        string handle = (string)official["handle"]!;
        AccountAccess access = new(AccountId.Parse($"bluesky/{handle}"), handle, AuthorId: null, "env:DESK", Host: null);
        return new RealReader(new BlueskyPlatform(http, credentials, options, TimeProvider.System), access);
    }

    private async Task<string> PostAsync(JsonNode by, string text, string? parent = null, JsonNode? names = null)
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

    private async Task LikeAsync(JsonNode by, string uri) =>
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

    private async Task DeleteAsync(JsonNode by, string uri) =>
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

    private async Task TakeDownAsync(JsonNode account, bool isApplied)
    {
        JsonObject subject = new() { ["$type"] = "com.atproto.admin.defs#repoRef", ["did"] = (string)account["did"]! };
        JsonObject takedown = new() { ["applied"] = isApplied, ["ref"] = "test" };
        foreach (string server in new[] { "pds", "appview" })
        {
            JsonObject wish = new() { ["subject"] = subject.DeepClone(), ["takedown"] = takedown.DeepClone() };
            _ = await CallAsync("com.atproto.admin.updateSubjectStatus", wish, by: null, server);
        }
    }

    private async Task<JsonNode?> CallAsync(string method, JsonObject body, JsonNode? by, string server = "pds")
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
        TimeProvider
            .System.GetUtcNow()
            .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reads as the service does.</summary>
    private sealed class RealReader(IPlatform platform, AccountAccess access)
    {
        private Bookmark? bookmark;

        internal IPlatform Platform => platform;

        internal AccountAccess Access => access;

        internal Dictionary<string, PlatformItem> Kept { get; } = new(StringComparer.Ordinal);

        internal HashSet<string> Withdrawn { get; } = new(StringComparer.Ordinal);

        internal List<Activity> Activity { get; } = [];

        internal async Task<CompletedReading> ReadAsync()
        {
            CompletedReading reading = await TryAsync();
            Assert.That(reading.Failure, Is.Null);
            return reading;
        }

        internal async Task<Reading?> OnceAsync() => (await TryAsync()).Failure;

        /// <summary>The public view shows what happened a moment later.</summary>
        internal async Task UntilAsync(Func<Dictionary<string, PlatformItem>, bool> isThere)
        {
            using CancellationTokenSource enough = new(Patience);
            do
            {
                _ = await ReadAsync();
            } while (!isThere(Kept) && !enough.IsCancellationRequested);
            Assert.That(isThere(Kept), Is.True, "It was not shown in time.");
        }

        private async Task<CompletedReading> TryAsync()
        {
            WaitingItem[] waiting =
            [
                .. Kept.Values.Where(item => item.Kind is not null).Select(item => new WaitingItem(item.Id, item.Conversation)),
            ];
            ReadRequest request = new(access, bookmark, waiting, OwnActivity: true, WithProfile: bookmark is null);
            Instant now = TimeProvider.System.GetCurrentInstant();
            CompletedReading reading = await CompletedReading.ReadAsync(platform, request, now, CancellationToken.None);
            foreach (Reading.Page page in reading.Pages)
            {
                page.Items.ToList().ForEach(item => Kept[item.Id.Value] = item);
                page.Withdrawn.ToList().ForEach(gone => Withdrawn.Add(gone.Item.Value));
                Activity.AddRange(page.Activity);
                bookmark = page.Bookmark;
            }

            return reading;
        }
    }
}

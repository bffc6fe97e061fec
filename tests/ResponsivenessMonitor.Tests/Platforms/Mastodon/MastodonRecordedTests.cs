using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Mastodon;

namespace ResponsivenessMonitor.Tests.Platforms.Mastodon;

/// <summary>Answers of real servers, where they lie beside the project; what they teach is in the other tests, with invented names.</summary>
internal sealed class MastodonRecordedTests
{
    private const string Shared = "RM_SHARED";
    private const string Required = "RM_REQUIRE_SHARED";

    [Test]
    public void Every_recorded_answer_of_Mastodon_has_the_shape_that_is_expected()
    {
        int read = 0;
        foreach (string file in Files("fixtures/mastodon/mastodonpy", "*.json"))
        {
            using JsonDocument recording = JsonDocument.Parse(File.ReadAllText(file));
            foreach (JsonElement exchange in recording.RootElement.EnumerateArray())
            {
                JsonElement response = exchange.GetProperty("response");
                string path = new Uri(exchange.GetProperty("request").GetProperty("uri").GetString()!).AbsolutePath;
                int status = response.GetProperty("status").GetInt32();
                bool isAsked = exchange.GetProperty("request").GetProperty("method").ValueEquals("GET");
                if (isAsked && ShapeOf(status, path) is { } shape)
                {
                    Assert.That(() => JsonSerializer.Deserialize(response.GetProperty("body"), shape), Is.Not.Null, $"{file}: {path}");
                    read++;
                }
            }
        }

        Assert.That(read, Is.GreaterThan(30));
    }

    [Test]
    public void Every_captured_answer_of_GoToSocial_has_the_shape_that_is_expected()
    {
        int read = 0;
        foreach (string file in Files("captures/mastodon-gotosocial", "*.json"))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            JsonTypeInfo? shape =
                name.StartsWith("err_", StringComparison.Ordinal)
                || name is "context_m1_noauth" or "suspended_verify" or "suspended_context" or "suspended_status" or "revoke_missing"
                    ? MastodonJson.Default.MastodonError
                : name.Contains("notifications", StringComparison.Ordinal) ? MastodonJson.Default.IReadOnlyListMastodonNotification
                : name.StartsWith("account_statuses", StringComparison.Ordinal) ? MastodonJson.Default.IReadOnlyListMastodonStatus
                : name.StartsWith("context_", StringComparison.Ordinal) ? MastodonJson.Default.MastodonContext
                : name.StartsWith("post_", StringComparison.Ordinal) || name is "status_m1" or "delete_m2"
                    ? MastodonJson.Default.MastodonStatus
                : name is "account" or "lookup" or "verify_credentials" or "suspended_account" ? MastodonJson.Default.MastodonAccount
                : name.StartsWith("instance_", StringComparison.Ordinal) ? MastodonJson.Default.MastodonInstance
                : null;
            if (shape is null)
            {
                Assert.That(name, Does.Match("^(apps|token|admin)_|^search$"), "This capture is not read by any test.");
                continue;
            }

            Assert.That(() => JsonSerializer.Deserialize(File.ReadAllText(file), shape), Is.Not.Null, file);
            string? link = File.ReadLines(Path.ChangeExtension(file, "headers"))
                .FirstOrDefault(line => line.StartsWith("Link:", StringComparison.Ordinal));
            if (link is not null && name.StartsWith("notifications", StringComparison.Ordinal))
            {
                Assert.That(MastodonLink.Read(link[5..].Trim(), MastodonPaths.Notifications).Next, Does.Contain("max_id="), file);
            }

            read++;
        }

        Assert.That(read, Is.GreaterThan(45));
    }

    [TestCase("account-gone-410-old.json", typeof(Reading.AccountGone))]
    [TestCase("account-suspended-200.json", typeof(Reading.AccountGone))]
    [TestCase("login-disabled-403.json", typeof(Reading.AccessLost))]
    [TestCase("outside-scopes-403.json", typeof(Reading.AccessLost))]
    [TestCase("token-revoked-401.json", typeof(Reading.AccessLost))]
    [TestCase("too-many-requests-429.json", typeof(Reading.RateLimited))]
    public async Task A_recorded_error_says_what_it_says(string name, Type outcome)
    {
        using JsonDocument recorded = JsonDocument.Parse(File.ReadAllText(Files("fixtures/mastodon/errors", name).Single()));
        JsonElement response = recorded.RootElement.GetProperty("response");
        await using CannedStage stage = new CannedStage().Quiet();
        await stage.StartAsync(TestContext.CurrentContext.CancellationToken);
        CannedStage.Answer answer = new(
            response.GetProperty("status").GetInt32(),
            response.GetProperty("body").GetRawText(),
            [
                .. response
                    .GetProperty("headers")
                    .EnumerateObject()
                    .Where(header => header.Name.StartsWith("X-", StringComparison.Ordinal))
                    .Select(header => (header.Name, header.Value.GetString()!)),
            ]
        );
        stage.Answers["/api/v1/accounts/verify_credentials"] = answer;
        if (outcome == typeof(Reading.AccountGone))
        {
            stage.Answers["public /api/v1/accounts/lookup"] = answer;
        }

        Assert.That(await stage.ReadAsync(), Is.TypeOf(outcome));
    }

    [Test]
    public async Task What_a_real_GoToSocial_told_of_becomes_items()
    {
        string folder = Path.GetDirectoryName(Files("captures/mastodon-gotosocial", "notifications.json").Single())!;
        await using CannedStage stage = new CannedStage().Quiet();
        await stage.StartAsync(TestContext.CurrentContext.CancellationToken);
        stage.Time.Now = NodaTime.Instant.FromUtc(2026, 11, 22, 12, 0);
        foreach (
            (string path, string name) in new[]
            {
                ("/api/v1/accounts/verify_credentials", "verify_credentials"),
                ("/api/v1/notifications", "notifications"),
                ("/api/v1/accounts/01NB5RA7H3W5HC1R647V2SJRQN/statuses", "account_statuses"),
                ("/api/v1/statuses/01M81F5D2ET86WM8MNMRA135YZ/context", "context_a2"),
            }
        )
        {
            stage.Answers[path] = new CannedStage.Answer(200, Text(name));
        }

        // The contexts of these two were not captured, but what is above them was.
        stage.Answers["/api/v1/statuses/01M81F5B8Z76SSMJT9PGEHXWG8/context"] = Context("post_p1");
        stage.Answers["/api/v1/statuses/01M81F5DH7KP9K11P4XBJFHKAY/context"] = Context("post_m1", "post_a2");

        AccountAccess access = stage.Access with { Handle = "official@uni.social" };
        Reading reading = await stage.Platform.ReadAsync(
            new ReadRequest(access, Since: null, [], OwnActivity: true, WithProfile: true),
            TestContext.CurrentContext.CancellationToken
        );
        Reading.Page page = (Reading.Page)reading;
        Assert.That(page.Items.Select(item => item.Conversation).Distinct().Count(), Is.EqualTo(4));
        Assert.That(page.Items.Count(item => item.Kind is not null), Is.EqualTo(5));
        Assert.That(page.Items.Count(item => item.Kind is null), Is.EqualTo(3));
        Assert.That(page.Items.Count(item => item.Kind == Policy.Enquiries.MessageKind.DirectMessage), Is.EqualTo(1));
        Assert.That(page.Items.Select(item => item.Text), Has.None.Contains("<").And.Some.Contains("my parcel never arrived"));

        string Text(string name) => File.ReadAllText(Path.Combine(folder, $"{name}.json"));
        CannedStage.Answer Context(params string[] above) =>
            new(200, $$"""{"ancestors":[{{string.Join(',', above.Select(Text))}}],"descendants":[]}""");
    }

    private static JsonTypeInfo? ShapeOf(int status, string path) =>
        status >= 400 ? MastodonJson.Default.MastodonError
        : path is "/api/v1/notifications" ? MastodonJson.Default.IReadOnlyListMastodonNotification
        : path.StartsWith("/api/v1/notifications/", StringComparison.Ordinal) && !path.EndsWith("count", StringComparison.Ordinal)
            ? MastodonJson.Default.MastodonNotification
        : path.EndsWith("/context", StringComparison.Ordinal) ? MastodonJson.Default.MastodonContext
        : path.EndsWith("/statuses", StringComparison.Ordinal) ? MastodonJson.Default.IReadOnlyListMastodonStatus
        : path.StartsWith("/api/v1/statuses/", StringComparison.Ordinal) && path.Count(c => c == '/') == 4
            ? MastodonJson.Default.MastodonStatus
        : path.StartsWith("/api/v1/accounts/", StringComparison.Ordinal) && path.Count(c => c == '/') == 4
            ? MastodonJson.Default.MastodonAccount
        : path.StartsWith("/api/v2/instance", StringComparison.Ordinal) ? MastodonJson.Default.MastodonInstance
        : null;

    /// <summary>The files of a folder in the nearest folder <c>shared</c> above the tests, or where the environment says; else the test is skipped.</summary>
    private static string[] Files(string folder, string pattern)
    {
        string? root = Environment.GetEnvironmentVariable(Shared);
        for (DirectoryInfo? above = new(TestContext.CurrentContext.TestDirectory); root is null && above is not null; above = above.Parent)
        {
            string candidate = Path.Combine(above.FullName, "shared");
            root = Directory.Exists(Path.Combine(candidate, folder)) ? candidate : null;
        }

        string[] files =
            root is not null && Directory.Exists(Path.Combine(root, folder)) ? Directory.GetFiles(Path.Combine(root, folder), pattern) : [];
        if (files.Length == 0)
        {
            string reason = $"{folder}/{pattern} lies neither in a folder 'shared' above the tests nor in {Shared}.";
            Assert.That(Environment.GetEnvironmentVariable(Required), Is.Not.EqualTo("1"), reason);
            Assert.Ignore(reason);
        }

        return files;
    }
}

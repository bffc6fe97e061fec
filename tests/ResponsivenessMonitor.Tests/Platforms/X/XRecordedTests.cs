using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.X;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>Answers of the real X and of its own simulator, where they lie beside the project.</summary>
internal sealed class XRecordedTests
{
    [Test]
    public void Every_recorded_answer_has_the_shape_that_is_expected()
    {
        SharedData.Needs("fixtures/x/tweepy");
        int read = 0;
        foreach (string file in SharedData.Files("fixtures/x/tweepy"))
        {
            using JsonDocument recording = JsonDocument.Parse(File.ReadAllText(file));
            foreach (JsonElement exchange in recording.RootElement.EnumerateArray())
            {
                string path = new Uri(exchange.GetProperty("request").GetProperty("uri").GetString()!).AbsolutePath;
                if (ShapeOf(path) is { } shape)
                {
                    Assert.That(
                        () => JsonSerializer.Deserialize(exchange.GetProperty("response").GetProperty("body"), shape),
                        Is.Not.Null,
                        $"{file}: {path}"
                    );
                    read++;
                }
            }
        }

        Assert.That(read, Is.GreaterThanOrEqualTo(6));
    }

    [Test]
    public void Every_captured_answer_of_the_simulator_has_the_shape_that_is_expected()
    {
        SharedData.Needs("captures/x-simulator");
        foreach (string file in SharedData.Files("captures/x-simulator"))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            JsonTypeInfo shape =
                name is "create_reply" or "tweet" or "users_by_username" or "users_me" ? XJson.Default.XSelf
                : name.StartsWith("err_", StringComparison.Ordinal) && name is not "err_tweet_notfound" ? XJson.Default.XProblem
                : XJson.Default.XPosts;
            if (name is "create_reply" or "tweet")
            {
                continue; // one post by itself, which is never asked for
            }

            Assert.That(() => JsonSerializer.Deserialize(File.ReadAllText(file), shape), Is.Not.Null, file);
        }
    }

    [TestCase("user-suspended-lookup.json", typeof(Reading.AccountGone))]
    [TestCase("user-id-suspended-timeline.json", typeof(Reading.AccountGone))]
    [TestCase("user-not-found-lookup.json", typeof(Reading.AccountGone))]
    [TestCase("credits-depleted-402.json", typeof(Reading.BillingStopped))]
    [TestCase("usage-capped.json", typeof(Reading.QuotaSpent))]
    [TestCase("too-many-requests-429.json", typeof(Reading.RateLimited))]
    [TestCase("unauthorized-401.json", typeof(Reading.AccessLost))]
    [TestCase("auth-user-suspended-403.json", typeof(Reading.AccessLost))]
    [TestCase("since-id-too-old-400.json", typeof(Reading.Unreachable))]
    [TestCase("partial-error-200.json", typeof(Reading.Unreachable))]
    public async Task A_recorded_error_says_what_it_says(string name, Type outcome)
    {
        using JsonDocument recorded = JsonDocument.Parse(SharedData.Read($"fixtures/x/errors/{name}"));
        JsonElement response = recorded.RootElement.GetProperty("response");
        await using XStage stage = new(isOfUser: false);
        await stage.StartAsync(CancellationToken.None);
        stage.Answers[$"/2/users/{stage.OfficialId}/mentions"] = (
            response.GetProperty("status").GetInt32(),
            response.GetProperty("body").GetRawText()
        );
        Reading? failure = await new StageReader(stage).FailureAsync();
        Assert.That(failure, Is.InstanceOf(outcome));
    }

    private static JsonTypeInfo? ShapeOf(string path) =>
        path.EndsWith("/mentions", StringComparison.Ordinal)
        || path.EndsWith("/tweets", StringComparison.Ordinal)
        || path.EndsWith("/recent", StringComparison.Ordinal)
            ? XJson.Default.XPosts
        : path is "/2/users/by" or "/2/users" ? XJson.Default.XUsers
        : path is "/2/users/me" || path.StartsWith("/2/users/by/username/", StringComparison.Ordinal) ? XJson.Default.XSelf
        : null;
}

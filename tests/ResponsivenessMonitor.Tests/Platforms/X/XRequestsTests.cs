using System.Text.Json;
using NodaTime;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>Whatever is asked of X is asked as its published OpenAPI document says, where that lies beside the project.</summary>
internal sealed class XRequestsTests
{
    [TestCase(
        false,
        "specs/x/openapi-2.166-tweet-names.json",
        TestName = "Requests by the names until August 2026 are as the document says"
    )]
    [TestCase(true, "specs/x/openapi-2.167-post-names.json", TestName = "Requests by the names since then are as the document says")]
    public async Task Requests_are_as_the_document_says(bool isOfUser, string file)
    {
        using JsonDocument read = JsonDocument.Parse(SharedData.Read(file));
        OpenApiDocument document = new(read.RootElement);
        await using XStage stage = new(isOfUser);
        await stage.StartAsync(CancellationToken.None);
        await PlayAsync(stage);
        string[] asked =
        [
            .. stage.Requests.Where(request => request.StartsWith("GET ", StringComparison.Ordinal)).Select(request => request[4..]),
        ];
        Assert.That(asked.SelectMany(request => document.FaultsOf(request).Select(fault => $"{request}: {fault}")), Is.Empty);
        Assert.That(
            asked.Select(request => request.Split('?')[0].Split('/')[^1]).Distinct(StringComparer.Ordinal),
            Is.SupersetOf(["by", "users", "mentions", "tweets", "recent"]),
            "The story does not make every call."
        );
        Assert.That(
            asked
                .Where(request => request.Contains("_token=", StringComparison.Ordinal))
                .Select(request => request.Split('?')[0])
                .Distinct(StringComparer.Ordinal)
                .Count(),
            Is.EqualTo(3),
            "Mentions, timeline and search are not all paged."
        );
        Assert.That(
            asked
                .Where(request => request.Contains("until_id=", StringComparison.Ordinal))
                .Select(request => request.Split('?')[0])
                .Distinct(StringComparer.Ordinal)
                .Count(),
            Is.EqualTo(3),
            "Mentions, timeline and search are not all gone on with by an id."
        );
    }

    [Test]
    public void A_request_that_the_document_does_not_know_is_found()
    {
        using JsonDocument read = JsonDocument.Parse(SharedData.Read("specs/x/openapi-2.166-tweet-names.json"));
        OpenApiDocument document = new(read.RootElement);
        Assert.That(document.FaultsOf("/2/users/7/mentions?max_results=100&tweet.fields=author_id,lang"), Is.Empty);
        foreach (
            string wrong in new[]
            {
                "/2/users/7/mentioned",
                "/2/users/7/mentions?max_results=101",
                "/2/users/7/mentions?tweet.fields=author_id,nonsense",
                "/2/users/7/mentions?post.fields=text",
                "/2/users/7/mentions?since_id=x",
                "/2/users/7/mentions?start_time=yesterday",
                "/2/tweets?tweet.fields=text",
            }
        )
        {
            Assert.That(document.FaultsOf(wrong), Is.Not.Empty, wrong);
        }
    }

    /// <summary>A day with everything: several pages of each list, ways on that are refused, what waits, an edit, a deletion, a search, a profile, a check, a first look.</summary>
    private static async Task PlayAsync(XStage stage)
    {
        StageReader reader = new(stage);
        _ = await reader.ReadAsync(withProfile: true);
        for (int i = 0; i < 2 * XPages.PageSize; i++)
        {
            stage.Time.Advance(Duration.FromMinutes(1));
            string question = await stage.PublishAsync($"person{i}", "Is the library open?");
            if (i % 2 == 0)
            {
                _ = await stage.PublishAsync(by: null, "Yes.", question);
            }

            await (i == 1 ? stage.EditAsync(question, "Is the map room open?") : Task.CompletedTask);
            await (i == 3 ? stage.DeleteAsync(question) : Task.CompletedTask);
        }

        for (int i = 0; i < 2 * XPages.PageSize; i++)
        {
            _ = await stage.PublishAsync(by: null, $"Day {i} of the exhibition.");
        }

        HashSet<string> refused = new(StringComparer.Ordinal);
        stage.Instead = path =>
            path.Contains("_token=", StringComparison.Ordinal) && refused.Add(path.Split('?')[0])
                ? (400, """{"title":"Invalid Request"}""")
                : null;
        _ = await reader.ReadAsync();
        stage.Time.Advance(Duration.FromHours(14));
        _ = await reader.ReadAsync(withProfile: true);
        _ = await stage.Platform.CheckAsync(stage.Access, CancellationToken.None);
    }
}

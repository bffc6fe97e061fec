using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>A test that is played on a small YouTube of its own.</summary>
internal abstract class OnYouTube
{
    protected YouTubeStage Stage { get; private set; } = null!;

    protected StageReader Reader { get; private set; } = null!;

    protected YouTubeScript Script => Stage.Server.Script;

    protected static CancellationToken Patience => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public Task OpenAsync() => BeginAsync(new YouTubeStage());

    [TearDown]
    public async Task CloseAsync()
    {
        string told = string.Join('\n', Reader.Said);
        Assert.That(Stage.Secrets.Where(secret => told.Contains(secret, StringComparison.Ordinal)), Is.Empty, "A secret was told.");
        await Stage.DisposeAsync();
    }

    /// <summary>Plays on another one, by an API key.</summary>
    protected async Task ByKeyAsync()
    {
        await Stage.DisposeAsync();
        await BeginAsync(new YouTubeStage(isKey: true));
    }

    /// <summary>Refuses calls whose path and query hold a text.</summary>
    protected void Refuse(string calls, int status, string reason, string domain = "youtube.common") =>
        Stage.Server.Instead[calls] = (status, YouTubeTold.Error(status, domain, reason, "For people, ada."));

    /// <summary>One page of a reading, whatever it is.</summary>
    protected async Task<Reading> OnceAsync(bool withActivity = true, bool withProfile = false)
    {
        Reading reading = await Stage.Platform.ReadAsync(Reader.Request(withActivity, withProfile), Patience);
        Reader.Said.Add($"{reading}");
        return reading;
    }

    protected void Wait(double minutes) => Stage.Time.Advance(Duration.FromMinutes(minutes));

    /// <summary>So much is said that what was said before is not on the first page any more.</summary>
    protected async Task BuryAsync()
    {
        for (int i = 0; i <= YouTubeServer.PageSize; i++)
        {
            string id = Script.Publish($"fan{i}", "What a film.", parent: null);
            Wait(0.1);
            _ = Script.Publish(by: null, "Thank you.", id);
        }

        _ = await Reader.ReadAsync(withActivity: false);
    }

    private async Task BeginAsync(YouTubeStage stage)
    {
        Stage = stage;
        await Stage.StartAsync(Patience);
        Reader = new StageReader(Stage);
    }
}

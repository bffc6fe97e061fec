using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.LinkedIn;

/// <summary>A test on a scripted LinkedIn of its own. Whatever is played, no secret may come out.</summary>
internal abstract class OnLinkedIn
{
    protected LinkedInStage Stage { get; private set; } = null!;

    protected StageReader Reader { get; private set; } = null!;

    protected static CancellationToken Patience => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task OpenAsync()
    {
        Stage = new LinkedInStage();
        await Stage.StartAsync(Patience);
        Reader = new StageReader(Stage);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        string told = string.Join('\n', Reader.Said);
        foreach (string secret in Stage.Secrets.Concat(Stage.Tokens))
        {
            Assert.That(told, Does.Not.Contain(secret), "A secret was told.");
        }

        await Stage.DisposeAsync();
    }

    protected void Wait(double minutes) => Stage.Time.Advance(Duration.FromMinutes(minutes));

    /// <summary>Somebody says something, and the Page is read a minute later.</summary>
    protected async Task<string> SayAsync(string? by, string text, string? parent = null)
    {
        string id = await Stage.PublishAsync(by, text, parent);
        Wait(1);
        _ = await Reader.ReadAsync();
        return id;
    }

    protected PlatformItem Kept(string id) => Reader.Kept[id];

    /// <summary>Paths of the calls since the mark, without their queries.</summary>
    protected string[] CallsSince(int mark) => [.. Stage.Requests.Skip(mark).Select(call => call.Split('?')[0])];
}

using NodaTime;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>A test that is played on a stage of its own.</summary>
internal abstract class OnStage(Func<Stage> make)
{
    protected Stage Stage { get; private set; } = null!;

    /// <summary>A service that reads the official account.</summary>
    protected StageReader Reader { get; private set; } = null!;

    protected static CancellationToken Patience => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task OpenAsync()
    {
        Stage = make();
        await Stage.StartAsync(Patience);
        Reader = new StageReader(Stage);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        // Whatever was played: no secret may have come out.
        string told = string.Join('\n', [.. Reader.Said, Stage.Logs.Text]);
        foreach (string secret in Stage.Secrets)
        {
            Assert.That(told, Does.Not.Contain(secret), "A secret was told.");
        }

        await Stage.DisposeAsync();
    }

    /// <summary>Skips the test where the platform or its stage has no such thing, and says why.</summary>
    protected void Needs(StageAct act)
    {
        if (Stage.Lacks.TryGetValue(act, out string? why))
        {
            Assert.Ignore($"{Stage.GetType().Name}: {why}");
        }
    }

    /// <summary>Time passes.</summary>
    protected void Wait(double minutes) => Stage.Time.Advance(Duration.FromMinutes(minutes));
}

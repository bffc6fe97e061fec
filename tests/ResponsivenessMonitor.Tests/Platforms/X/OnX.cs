using NodaTime;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>A test that is played on a small X of its own, by an app's token.</summary>
internal abstract class OnX
{
    protected XStage Stage { get; private set; } = null!;

    protected StageReader Reader { get; private set; } = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        Stage = new XStage(isOfUser: false);
        await Stage.StartAsync(CancellationToken.None);
        Reader = new StageReader(Stage);
        await BeginAsync();
    }

    [TearDown]
    public async Task CloseAsync() => await Stage.DisposeAsync();

    /// <summary>What is read before the test; nothing as a rule.</summary>
    protected virtual Task BeginAsync() => Task.CompletedTask;

    protected void Wait(double minutes) => Stage.Time.Advance(Duration.FromMinutes(minutes));
}

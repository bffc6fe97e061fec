using ResponsivenessMonitor.Tests.Platforms.Bluesky;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>The stages on which every connector has to play; a new connector adds a line.</summary>
internal static class Stages
{
    internal static IEnumerable<TestFixtureData> All =>
        [Named("Replay", () => new ReplayStage()), Named("Bluesky", () => new BlueskyStage())];

    private static TestFixtureData Named(string name, Func<Stage> make) => new TestFixtureData(make).SetArgDisplayNames(name);
}

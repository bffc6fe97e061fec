using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Platforms.LinkedIn;
using ResponsivenessMonitor.Tests.Platforms.Mastodon;
using ResponsivenessMonitor.Tests.Platforms.X;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>The stages on which every connector has to play; a new connector adds a line.</summary>
internal static class Stages
{
    internal static IEnumerable<TestFixtureData> All =>
        [
            Named("Replay", () => new ReplayStage()),
            Named("Bluesky", () => new BlueskyStage()),
            Named("LinkedIn", () => new LinkedInStage()),
            Named("X app token", () => new XStage(isOfUser: false)),
            Named("X consent", () => new XStage(isOfUser: true)),
            .. MastodonFlavour.All.Select(flavour => Named(flavour.Name, () => new MastodonStage(flavour))),
        ];

    private static TestFixtureData Named(string name, Func<Stage> make) => new TestFixtureData(make).SetArgDisplayNames(name);
}

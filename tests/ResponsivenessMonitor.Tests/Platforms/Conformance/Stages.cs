using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Platforms.Facebook;
using ResponsivenessMonitor.Tests.Platforms.Instagram;
using ResponsivenessMonitor.Tests.Platforms.LinkedIn;
using ResponsivenessMonitor.Tests.Platforms.Mastodon;
using ResponsivenessMonitor.Tests.Platforms.X;
using ResponsivenessMonitor.Tests.Platforms.YouTube;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>The stages on which every connector has to play; a new connector adds a line.</summary>
internal static class Stages
{
    internal static IEnumerable<TestFixtureData> All =>
        [
            Named("Replay", () => new ReplayStage()),
            Named("Bluesky", () => new BlueskyStage()),
            Named("LinkedIn", () => new LinkedInStage()),
            Named("Facebook", () => new FacebookStage()),
            Named("Instagram", () => new InstagramStage(isByPage: false)),
            Named("Instagram by its Page", () => new InstagramStage(isByPage: true)),
            Named("YouTube by consent", () => new YouTubeStage()),
            Named("YouTube by key", () => new YouTubeStage(isKey: true)),
            Named("X app token", () => new XStage(isOfUser: false)),
            Named("X consent", () => new XStage(isOfUser: true)),
            .. MastodonFlavour.All.Select(flavour => Named(flavour.Name, () => new MastodonStage(flavour))),
        ];

    private static TestFixtureData Named(string name, Func<Stage> make) => new TestFixtureData(make).SetArgDisplayNames(name);
}

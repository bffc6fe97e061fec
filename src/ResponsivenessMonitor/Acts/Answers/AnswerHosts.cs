using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts.Answers;

/// <summary>The servers on which a platform shows what is published there. Short addresses that only lead on are none of them.</summary>
internal static class AnswerHosts
{
    private static readonly Dictionary<Platform, string[]> Known = new()
    {
        [Platform.X] = ["x.com", "www.x.com", "mobile.x.com", "twitter.com", "www.twitter.com", "mobile.twitter.com"],
        [Platform.Facebook] = ["www.facebook.com", "facebook.com", "m.facebook.com", "web.facebook.com"],
        [Platform.Instagram] = ["www.instagram.com", "instagram.com"],
        [Platform.YouTube] = ["www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be"],
        [Platform.LinkedIn] = ["www.linkedin.com", "linkedin.com"],
        [Platform.Bluesky] = ["bsky.app"],
        [Platform.Threads] = ["www.threads.com", "threads.com", "www.threads.net", "threads.net"],
        [Platform.TikTok] = ["www.tiktok.com", "tiktok.com", "m.tiktok.com"],
    };

    /// <summary>The hosts of a platform, with the port where it is not the usual one.</summary>
    /// <returns>Whether any are known.</returns>
    internal static bool Of(Platform platform, IReadOnlyCollection<string> servers, out IReadOnlyList<string> hosts)
    {
        hosts = platform == Platform.Mastodon ? [.. servers] : Known.GetValueOrDefault(platform, []);
        return hosts.Count > 0;
    }
}

namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>The servers on which a platform shows what is published there. Short addresses that only lead on are none of them.</summary>
public static class PlatformHosts
{
    private static readonly Dictionary<Platform, ValueList<string>> Known = new()
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

    /// <summary>The hosts of a platform, in lower case, the usual one first; empty where every account's server is another, as Mastodon's are.</summary>
    public static ValueList<string> Of(Platform platform) => Known.GetValueOrDefault(platform, []);
}

using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts.Answers;

/// <summary>The servers on which an answer may stand.</summary>
internal static class AnswerHosts
{
    /// <summary>The hosts of a platform, with the port where it is not the usual one.</summary>
    /// <returns>Whether any are known.</returns>
    internal static bool Of(Platform platform, IReadOnlyCollection<string> servers, out IReadOnlyList<string> hosts)
    {
        hosts = platform == Platform.Mastodon ? [.. servers] : PlatformHosts.Of(platform);
        return hosts.Count > 0;
    }
}

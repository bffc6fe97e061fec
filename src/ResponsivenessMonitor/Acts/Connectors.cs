using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts;

/// <summary>The platforms that this version can read.</summary>
internal sealed class Connectors(IEnumerable<IPlatform> platforms)
{
    private readonly HashSet<Platform> names = [.. platforms.Select(platform => platform.Name)];

    /// <summary>Whether an account of the platform could be read, and what is missing.</summary>
    internal ReadingAccess AccessOf(Platform platform, AccessReference? access) =>
        access is { IsReplay: true } ? ReadingAccess.Available // a script plays any platform
        : !names.Contains(platform) ? ReadingAccess.NoConnector
        : access is null ? ReadingAccess.NoCredentials
        : ReadingAccess.Available;
}

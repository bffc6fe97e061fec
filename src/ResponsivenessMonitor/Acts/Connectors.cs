using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts;

/// <summary>The platforms that this version can read.</summary>
internal sealed class Connectors(PlatformRegister platforms)
{
    /// <summary>Whether an account of the platform could be read, and what is missing.</summary>
    internal ReadingAccess AccessOf(Platform platform, AccessReference? access) =>
        access is { IsReplay: true } ? ReadingAccess.Available // a script plays any platform
        : platforms.Find(platform) is null ? ReadingAccess.NoConnector
        : access is null ? ReadingAccess.NoCredentials
        : ReadingAccess.Available;
}

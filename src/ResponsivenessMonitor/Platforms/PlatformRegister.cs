using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms;

/// <summary>The platforms that can be read here.</summary>
internal sealed class PlatformRegister(IEnumerable<IPlatform> platforms)
{
    private readonly Dictionary<Platform, IPlatform> byName = platforms.ToDictionary(platform => platform.Name);

    /// <summary>The connector of a platform, or null where there is none.</summary>
    internal IPlatform? Find(Platform name) => byName.GetValueOrDefault(name);
}

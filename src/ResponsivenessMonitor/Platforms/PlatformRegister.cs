using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms;

/// <summary>The platforms that can be read here: by connectors, and by the script that plays some of them, both at once.</summary>
/// <param name="connectors">What reads real platforms.</param>
/// <param name="played">What plays them, for accounts whose access is <see cref="AccountAccess.Replay"/>.</param>
internal sealed class PlatformRegister(IEnumerable<IPlatform> connectors, IEnumerable<IPlatform> played)
{
    private readonly Dictionary<Platform, IPlatform> real = connectors.ToDictionary(platform => platform.Name);
    private readonly Dictionary<Platform, IPlatform> replayed = played.ToDictionary(platform => platform.Name);

    /// <summary>The platforms that have a connector, in order of their names.</summary>
    internal IReadOnlyList<Platform> Real => [.. real.Keys.OrderBy(platform => platform.Name, StringComparer.Ordinal)];

    /// <summary>The connector of a platform, or null where there is none.</summary>
    internal IPlatform? Find(Platform name) => real.GetValueOrDefault(name);

    /// <summary>What reads an account: the script where its credential says so, else the connector; null where there is none.</summary>
    internal IPlatform? Find(Platform name, string? credential) => IsPlayed(credential) ? replayed.GetValueOrDefault(name) : Find(name);

    /// <summary>Why nothing reads an account, where <see cref="Find(Platform, string?)"/> finds nothing.</summary>
    internal static string WhyNone(Platform name, string? credential) =>
        IsPlayed(credential) ? "no script plays it" : $"there is no connector for {name} in this version";

    private static bool IsPlayed(string? credential) => string.Equals(credential, AccountAccess.Replay, StringComparison.Ordinal);
}

using ResponsivenessMonitor.Demo;

namespace ResponsivenessMonitor.CrashPlayer;

/// <summary>What can be played, killed and played on.</summary>
/// <param name="Play">Accounts, script, and from when to when.</param>
/// <param name="Settings">Settings of its own that beat the demo's.</param>
internal sealed record Scenario(Play Play, IReadOnlyDictionary<string, string?> Settings);

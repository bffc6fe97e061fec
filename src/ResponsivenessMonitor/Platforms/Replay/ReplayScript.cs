using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>A script that can be played: good lines in order of their time.</summary>
/// <param name="Lines">The lines; those of equal time in the order in which they happen.</param>
internal sealed record ReplayScript(IReadOnlyList<ScriptLine> Lines)
{
    /// <summary>The platforms on which something happens, in order of their names.</summary>
    internal ValueList<Platform> Platforms =>
        [.. Lines.Select(line => line.Platform).OfType<Platform>().Distinct().OrderBy(platform => platform.Name, StringComparer.Ordinal)];
}

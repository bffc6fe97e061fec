namespace ResponsivenessMonitor.CrashPlayer;

/// <summary>The scenarios by their names.</summary>
internal static class Scenarios
{
    private static readonly Dictionary<string, Func<Scenario>> All = new(StringComparer.Ordinal) { ["sweep"] = () => SweepScenario.Whole };

    /// <summary>What can be named.</summary>
    internal static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>The scenario of a name, or null.</summary>
    internal static Scenario? Find(string name) => All.TryGetValue(name, out Func<Scenario>? made) ? made() : null;
}

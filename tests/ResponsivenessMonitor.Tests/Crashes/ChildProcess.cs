namespace ResponsivenessMonitor.Tests.Crashes;

/// <summary>How processes are started that are to be killed soon.</summary>
internal static class ChildProcess
{
    /// <summary>They live for seconds: quick code is better than fast code.</summary>
    internal static IReadOnlyList<(string Name, string Value)> QuickStart { get; } =
    [("DOTNET_TieredPGO", "0"), ("DOTNET_TieredCompilation", "1"), ("DOTNET_TC_QuickJit", "1"), ("DOTNET_TieredCompilationQuickJit", "1")];
}

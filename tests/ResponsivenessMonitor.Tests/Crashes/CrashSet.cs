namespace ResponsivenessMonitor.Tests.Crashes;

/// <summary>How much of the tests that kill processes is run.</summary>
internal static class CrashSet
{
    /// <summary>The category of tests that start processes and kill them.</summary>
    internal const string Category = "Crash";

    /// <summary>Whether all of it is wanted, which takes more than an hour, instead of what fits between two changes.</summary>
    internal static bool IsFull { get; } =
        string.Equals(Environment.GetEnvironmentVariable("RM_CRASH_TESTS"), "full", StringComparison.Ordinal);
}

namespace ResponsivenessMonitor.Tests.Crashes;

/// <summary>How much of the tests that kill processes is run.</summary>
internal static class CrashSet
{
    /// <summary>The category of tests that start processes and kill them.</summary>
    internal const string Category = "Crash";

    private const string Setting = "RM_CRASH_TESTS";

    /// <summary>Whether all of it is wanted, which takes more than an hour, instead of what fits between two changes.</summary>
    internal static bool IsFull { get; } = string.Equals(Environment.GetEnvironmentVariable(Setting), "full", StringComparison.Ordinal);

    /// <summary>Leaves out, aloud, what takes longer than a run of all tests may: services on the machine's own clock that are killed.</summary>
    internal static void RequireReplicas()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Setting)))
        {
            Assert.Ignore($"Services are killed on the machine's own clock, which takes minutes: {Setting} is to be 'some' or 'full'.");
        }
    }
}

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>How much of it: small in the runs of every day, the whole with <c>RM_CRASH_TESTS=full</c>.</summary>
internal static class ChaosSize
{
    internal static int Of(int small, int full) => CrashSet.IsFull ? full : small;
}

using NodaTime;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>Something that an account's reading brings.</summary>
/// <param name="At">From when on a reading brings it.</param>
/// <param name="Line">Its line in the script, which orders events of equal time.</param>
internal abstract record ReplayEvent(Instant At, int Line)
{
    /// <summary>An item is there, or has other words.</summary>
    internal sealed record Published(Instant At, int Line, ReplayItem Item) : ReplayEvent(At, Line);

    /// <summary>An item is no longer there.</summary>
    internal sealed record Withdrawn(Instant At, int Line, Withdrawal Withdrawal) : ReplayEvent(At, Line);

    /// <summary>The account did something that is no item.</summary>
    internal sealed record Acted(Instant At, int Line, Activity Activity) : ReplayEvent(At, Line);
}

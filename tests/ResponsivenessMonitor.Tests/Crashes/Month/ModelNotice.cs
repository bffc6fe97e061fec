using NodaTime;

namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>Something to be told to somebody.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="ReadyAt">From when on it may be told.</param>
/// <param name="LeavesAt">When its letter leaves at the latest.</param>
/// <param name="IsReminder">Whether it leaves in one letter with the recipient's others.</param>
internal sealed record ModelNotice(string Key, string Recipient, Instant ReadyAt, Instant LeavesAt, bool IsReminder)
{
    /// <summary>When it was told; null before.</summary>
    internal Instant? ToldAt { get; set; }

    /// <summary>Whether it is told no more.</summary>
    internal bool IsDropped { get; set; }

    internal bool Waits => ToldAt is null && !IsDropped;
}

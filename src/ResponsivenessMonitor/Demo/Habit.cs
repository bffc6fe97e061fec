using NodaTime;

namespace ResponsivenessMonitor.Demo;

/// <summary>What an ordinary day brings an account of the pretend university.</summary>
/// <param name="Manner">How soon it answers.</param>
/// <param name="Enquiries">The fewest and most that are asked on a day of work; a third of that on others.</param>
internal sealed record Habit(Manner Manner, (int Fewest, int Most) Enquiries)
{
    /// <summary>The fewest and most remarks a day.</summary>
    internal (int Fewest, int Most) Remarks { get; init; }

    /// <summary>Of a hundred days of work, those with a post.</summary>
    internal int Posts { get; init; } = 40;

    /// <summary>Whether its posts come on the minute, as scheduled ones do.</summary>
    internal bool IsScheduled { get; init; }

    /// <summary>Of a hundred days of work, those on which it likes something.</summary>
    internal int Likes { get; init; } = 30;

    /// <summary>Of a hundred enquiries, the direct messages; of the others half are comments under its posts.</summary>
    internal int Direct { get; init; } = 25;

    /// <summary>Days before the first one on which it posted, long ago first.</summary>
    internal IReadOnlyList<int> PostedDaysBefore { get; init; } = [21, 12, 4];

    /// <summary>The time in which nothing happens at the account, because it is gone; null when there is none.</summary>
    internal Interval? Silence { get; init; }

    /// <summary>From when on nobody answers or posts any more; null when somebody always does.</summary>
    internal Instant? UnmannedFrom { get; init; }
}

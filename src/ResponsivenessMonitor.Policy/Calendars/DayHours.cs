using System.Collections.Immutable;
using NodaTime;

namespace ResponsivenessMonitor.Policy.Calendars;

/// <summary>The open intervals of one day, sorted and not overlapping; none when the day is closed. Equality is by value.</summary>
public sealed class DayHours : IEquatable<DayHours>
{
    private DayHours(ImmutableArray<OpenHours> intervals) => Intervals = intervals;

    /// <summary>A day without open time.</summary>
    public static DayHours Closed { get; } = new([]);

    /// <summary>The intervals in order of their start; touching ones stay apart here and join when they are counted.</summary>
    public ImmutableArray<OpenHours> Intervals { get; }

    /// <summary>A day open in the given intervals, in any order.</summary>
    /// <exception cref="ArgumentException">Two intervals overlap.</exception>
    public static DayHours Of(params IEnumerable<OpenHours> intervals)
    {
        ImmutableArray<OpenHours> sorted = [.. intervals.OrderBy(i => i.From).ThenBy(i => i.To)];
        for (int i = 1; i < sorted.Length; i++)
        {
            LocalTime ended = sorted[i - 1].To;
            if (ended == LocalTime.Midnight || ended > sorted[i].From)
            {
                throw new ArgumentException($"{sorted[i - 1]} and {sorted[i]} overlap.", nameof(intervals));
            }
        }

        return sorted.IsEmpty ? Closed : new DayHours(sorted);
    }

    /// <inheritdoc/>
    public bool Equals(DayHours? other) => other is not null && Intervals.SequenceEqual(other.Intervals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DayHours);

    /// <inheritdoc/>
    public override int GetHashCode() => Intervals.Aggregate(0, HashCode.Combine);

    /// <summary>The text of the day, such as <c>09:00-12:30,13:30-17:00</c>, or <c>closed</c>.</summary>
    public override string ToString() => Intervals.IsEmpty ? "closed" : string.Join(',', Intervals);
}

using System.Collections.Immutable;
using NodaTime;

namespace ResponsivenessMonitor.Policy.Calendars;

/// <summary>A week's opening hours in local time. Equality is by value.</summary>
/// <remarks>On a day on which the clocks change the wall clock wins: 09:00 is always nine in the morning.</remarks>
public sealed class OpeningHours : IEquatable<OpeningHours>
{
    private readonly ImmutableArray<DayHours> days;

    /// <summary>The hours of each day of the week; a day that is not named is closed.</summary>
    public OpeningHours(IReadOnlyDictionary<IsoDayOfWeek, DayHours> week) =>
        days = [.. Enumerable.Range(1, 7).Select(day => week.GetValueOrDefault((IsoDayOfWeek)day, DayHours.Closed))];

    /// <summary>Monday to Friday, 09:00 to 17:00: what a registration has until it says otherwise.</summary>
    public static OpeningHours Weekdays { get; } = OfficeCalendarText.ParseHours("mon-fri 09:00-17:00");

    /// <summary>Every day, all day.</summary>
    public static OpeningHours Always { get; } = OfficeCalendarText.ParseHours("mon-sun 00:00-24:00");

    /// <summary>The hours of one day of the week.</summary>
    public DayHours this[IsoDayOfWeek day] => days[(int)day - 1];

    /// <inheritdoc/>
    public bool Equals(OpeningHours? other) => other is not null && days.SequenceEqual(other.days);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OpeningHours);

    /// <inheritdoc/>
    public override int GetHashCode() => days.Aggregate(0, HashCode.Combine);

    /// <summary>The short text that <see cref="OfficeCalendarText.ParseHours"/> reads back to an equal week.</summary>
    public override string ToString() => OfficeCalendarText.Format(this);
}

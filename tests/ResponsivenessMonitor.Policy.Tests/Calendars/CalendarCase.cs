using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>A generated calendar and the minute from which questions are asked of it.</summary>
internal sealed record CalendarCase(OfficeHours Hours, Instant Start)
{
    internal OfficeCalendar Compile() => new(Hours);

    /// <summary>All that is needed to ask again by hand.</summary>
    public override string ToString()
    {
        string closures = string.Join(", ", Hours.Closures.Dates.Select(date => $"{date:uuuu-MM-dd}"));
        string exceptions = string.Join("; ", Hours.Exceptions.OrderBy(day => day.Key).Select(day => $"{day.Key:uuuu-MM-dd} {day.Value}"));
        return $"{Hours.Zone.Id}: {Hours.Week}; closed {closures}; but {exceptions}; from {Start}";
    }
}

using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>When the breach digest to Marketing is due: each open day of Marketing's calendar at a time of day (§6).</summary>
/// <param name="Calendar">Marketing's calendar.</param>
/// <param name="At">The local time of day; where the clocks skip it, it moves forward.</param>
public sealed record DigestSchedule(OfficeCalendar Calendar, LocalTime At)
{
    /// <summary>The default time of day, 08:30.</summary>
    public static LocalTime DefaultAt { get; } = new(8, 30);

    /// <summary>On which date the year of the yearly report begins (¶10); default 1 January.</summary>
    public ReportingYear Year { get; init; } = ReportingYear.Calendar;

    /// <summary>The instant of a date's digest.</summary>
    public Instant On(LocalDate date) => Calendar.Zone.AtLeniently(date + At).ToInstant();

    /// <summary>The first digest after an instant, and the office date it belongs to.</summary>
    /// <exception cref="NoOpenTimeException">Marketing has no open day within 366 days.</exception>
    public (LocalDate Date, Instant At) NextAfter(Instant instant)
    {
        LocalDate date = Calendar.DateOf(instant);
        LocalDate next = Calendar.IsOpenDay(date) && On(date) > instant ? date : Calendar.NextOpenDay(date);
        return (next, On(next));
    }

    /// <summary>What a date's digest sums up beside its own day: the first digest of a week, month or reporting year sums that up.</summary>
    /// <exception cref="ArgumentException">The date is closed: it has no digest.</exception>
    public DigestScope ScopeOf(LocalDate date)
    {
        if (!Calendar.IsOpenDay(date))
        {
            throw new ArgumentException($"{date:uuuu-MM-dd} is closed and has no digest.", nameof(date));
        }

        LocalDate monday = date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        DigestScope scope = DigestScope.Day;
        scope |= IsFirstSince(monday, date) ? DigestScope.Week : DigestScope.Day;
        scope |= IsFirstSince(date.With(DateAdjusters.StartOfMonth), date) ? DigestScope.Month : DigestScope.Day;
        scope |= IsFirstSince(Year.Holding(date).Start, date) ? DigestScope.Year : DigestScope.Day;
        return scope;
    }

    /// <summary>What a date's digest speaks of: all that became known after the digest of the open day before, up to its own.</summary>
    /// <exception cref="ArgumentException">The date is closed: it has no digest.</exception>
    public DigestWindow WindowOf(LocalDate date)
    {
        _ = ScopeOf(date);
        return new DigestWindow(On(Calendar.PreviousOpenDay(date)), On(date));
    }

    private bool IsFirstSince(LocalDate start, LocalDate date) => Calendar.NextOpenDay(start.PlusDays(-1)) == date;
}

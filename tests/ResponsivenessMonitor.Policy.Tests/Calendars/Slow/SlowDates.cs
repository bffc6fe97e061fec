using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Calendars.Slow;

/// <summary>Local dates read off the wall clock minute by minute: a date begins with its first minute, and none ever comes back.</summary>
internal sealed class SlowDates
{
    /// <summary>The clock may have shown a later date before the first minute, as it does where it is set back just after midnight.</summary>
    private const int MinutesBefore = 24 * 60;

    private readonly SlowMinutes minutes;
    private readonly LocalDate[] dates;

    internal SlowDates(OfficeHours hours, SlowMinutes minutes)
    {
        this.minutes = minutes;
        dates = new LocalDate[minutes.Minutes];
        LocalDate latest = LocalDate.MinIsoValue;
        for (int minute = -MinutesBefore; minute < dates.Length; minute++)
        {
            latest = LocalDate.Max(latest, minutes.StartOf(minute).InZone(hours.Zone).Date);
            if (minute >= 0)
            {
                dates[minute] = latest;
            }
        }
    }

    internal LocalDate First => dates[0];

    internal LocalDate Last => dates[^1];

    internal LocalDate DateOf(int minute) => dates[minute];

    internal Instant StartOfDay(LocalDate date) => minutes.StartOf(Array.FindIndex(dates, found => found >= date));

    /// <summary>The start of the date's first open minute, or null when it has none.</summary>
    internal Instant? FirstOpen(LocalDate date)
    {
        for (int minute = 0; minute < dates.Length; minute++)
        {
            if (dates[minute] == date && minutes.IsOpen(minute))
            {
                return minutes.StartOf(minute);
            }
        }

        return null;
    }

    /// <summary>The end of the date's last open minute, or null when it has none.</summary>
    internal Instant? LastClose(LocalDate date)
    {
        for (int minute = dates.Length - 1; minute >= 0; minute--)
        {
            if (dates[minute] == date && minutes.IsOpen(minute))
            {
                return minutes.StartOf(minute + 1);
            }
        }

        return null;
    }
}

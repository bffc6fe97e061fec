using NodaTime;

namespace ResponsivenessMonitor.Policy.Calendars;

/// <summary>One open interval of a day in local time, half-open: open at <see cref="From"/>, shut at <see cref="To"/>.</summary>
/// <remarks>
/// A <see cref="To"/> of midnight means 24:00, the end of the same date; an interval never reaches into the next date. The default value is
/// open all day.
/// </remarks>
public readonly record struct OpenHours
{
    /// <summary>Opens at <paramref name="from"/> and shuts at <paramref name="to"/>, where midnight means 24:00.</summary>
    /// <exception cref="ArgumentException"><paramref name="to"/> is not later than <paramref name="from"/>.</exception>
    public OpenHours(LocalTime from, LocalTime to)
    {
        if (to != LocalTime.Midnight && to <= from)
        {
            throw new ArgumentException("An open interval ends after it starts, at 24:00 at the latest.", nameof(to));
        }

        From = from;
        To = to;
    }

    /// <summary>The first open instant of the interval, local.</summary>
    public LocalTime From { get; }

    /// <summary>The first instant no longer open, local; midnight is 24:00.</summary>
    public LocalTime To { get; }

    /// <summary>The text of the interval, such as <c>09:00-17:00</c>.</summary>
    public override string ToString() =>
        $"{OfficeCalendarText.Format(From)}-{(To == LocalTime.Midnight ? "24:00" : OfficeCalendarText.Format(To))}";

    internal LocalDateTime StartOn(LocalDate date) => date + From;

    internal LocalDateTime EndOn(LocalDate date) => To == LocalTime.Midnight ? date.PlusDays(1).AtMidnight() : date + To;
}

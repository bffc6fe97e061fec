using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Tells times as the reader of a letter needs them: without the day when it is today, and with the zone when it is not their own.</summary>
/// <param name="WrittenAt">When the letter is written.</param>
/// <param name="Own">The zone of the reader.</param>
internal sealed record LetterClock(Instant WrittenAt, DateTimeZone Own)
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM");
    private static readonly LocalDatePattern DayOfYear = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM uuuu");
    private static readonly LocalTimePattern Minute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>A time, such as <c>15:40</c>, <c>Wed 10 Jun 09:00</c> or <c>09:00 Kuala Lumpur time</c>.</summary>
    internal string At(Instant instant, DateTimeZone zone)
    {
        LocalDateTime local = instant.InZone(zone).LocalDateTime;
        string time = Minute.Format(local.TimeOfDay);
        string told = local.Date == Today(zone) ? time : $"{On(local.Date)} {time}";
        return string.Equals(zone.Id, Own.Id, StringComparison.Ordinal) ? told : $"{told} {City(zone)} time";
    }

    /// <summary>A time told beside another: <c>today 10:37</c> where that one is of another day, so that it is not taken for its.</summary>
    internal string At(Instant instant, Instant beside, DateTimeZone zone)
    {
        LocalDate date = instant.InZone(zone).Date;
        bool isMistakable = date == Today(zone) && beside.InZone(zone).Date != date;
        return isMistakable ? $"today {At(instant, zone)}" : At(instant, zone);
    }

    /// <summary>The day of an instant.</summary>
    internal string On(Instant instant, DateTimeZone zone) => On(instant.InZone(zone).Date);

    /// <summary>A day, such as <c>Wed 10 Jun</c>; with its year where that is not the letter's.</summary>
    internal string On(LocalDate date) => date.Year == Today(Own).Year ? Day.Format(date) : DayOfYear.Format(date);

    private LocalDate Today(DateTimeZone zone) => WrittenAt.InZone(zone).Date;

    private static string City(DateTimeZone zone) => zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');
}

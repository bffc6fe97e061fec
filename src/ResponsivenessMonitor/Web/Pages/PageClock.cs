using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Mail.Letters.Wording;

namespace ResponsivenessMonitor.Web.Pages;

/// <summary>Tells times as letters do, and to programs as well.</summary>
/// <param name="Now">When the page is shown.</param>
/// <param name="Own">The zone of its reader.</param>
internal sealed record PageClock(Instant Now, DateTimeZone Own)
{
    private readonly LetterClock words = new(Now, Own);

    /// <summary>A time in the page's own zone.</summary>
    internal PageRun At(Instant instant) => At(instant, Own);

    /// <summary>A time in an account's zone.</summary>
    internal PageRun At(Instant instant, DateTimeZone zone) =>
        new PageRun.Time(words.At(instant, zone), OffsetDateTimePattern.GeneralIso.Format(instant.InZone(zone).ToOffsetDateTime()));

    /// <summary>A time beside others of other days: <c>today 10:37</c> where it is of today.</summary>
    internal PageRun Dated(Instant instant) =>
        At(instant) is PageRun.Time time && instant.InZone(Own).Date == Now.InZone(Own).Date
            ? time with
            {
                Text = $"today {time.Text}",
            }
            : At(instant);

    /// <summary>A day.</summary>
    internal PageRun On(LocalDate date) => new PageRun.Time(words.On(date), LocalDatePattern.Iso.Format(date));

    /// <summary>A day in words alone.</summary>
    internal string Day(LocalDate date) => words.On(date);

    /// <summary>The clock of letters, for the words that both share.</summary>
    internal LetterClock Words => words;
}

using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Figures;

/// <summary>The dates whose enquiries a digest's figures count, by the date each is counted on (§6). Both ends of an interval are in.</summary>
/// <param name="Yesterday">The last open day before the digest's; nothing is counted on a closed day.</param>
/// <param name="SevenDays">The seven dates before the digest's.</param>
/// <param name="ThirtyDays">The thirty dates before the digest's.</param>
/// <param name="Week">The calendar week, Monday to Sunday, before the digest's: what a weekly summary speaks of.</param>
/// <param name="Month">The calendar month before the digest's: what a monthly summary speaks of.</param>
public sealed record FigurePeriods(
    DateInterval Yesterday,
    DateInterval SevenDays,
    DateInterval ThirtyDays,
    DateInterval Week,
    DateInterval Month
)
{
    /// <summary>The periods of a date's digest.</summary>
    /// <exception cref="NoOpenTimeException">There is no open day within 366 days before.</exception>
    public static FigurePeriods Of(LocalDate date, OfficeCalendar calendar)
    {
        LocalDate before = date.PlusDays(-1);
        LocalDate openBefore = calendar.PreviousOpenDay(date);
        LocalDate monday = date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        LocalDate first = date.With(DateAdjusters.StartOfMonth);
        return new FigurePeriods(
            new DateInterval(openBefore, openBefore),
            new DateInterval(date.PlusDays(-7), before),
            new DateInterval(date.PlusDays(-30), before),
            new DateInterval(monday.PlusDays(-7), monday.PlusDays(-1)),
            new DateInterval(first.PlusMonths(-1), first.PlusDays(-1))
        );
    }

    /// <summary>The periods right before these, each as long: what its figures are compared with.</summary>
    /// <exception cref="NoOpenTimeException">There is no open day within 366 days before.</exception>
    public FigurePeriods Previous(OfficeCalendar calendar)
    {
        LocalDate openBefore = calendar.PreviousOpenDay(Yesterday.Start);
        return new FigurePeriods(
            new DateInterval(openBefore, openBefore),
            Earlier(SevenDays, 7),
            Earlier(ThirtyDays, 30),
            Earlier(Week, 7),
            new DateInterval(Month.Start.PlusMonths(-1), Month.Start.PlusDays(-1))
        );
    }

    private static DateInterval Earlier(DateInterval dates, int days) => new(dates.Start.PlusDays(-days), dates.End.PlusDays(-days));
}

using NodaTime;

namespace ResponsivenessMonitor.Policy.Calendars;

/// <summary>Bank holidays in England and Wales, 2016 to 2030, as closures.</summary>
/// <remarks>
/// Computed by the Banking and Financial Dealings Act 1971 and the yearly proclamations under it, with the days that were moved or added by
/// proclamation so far. Later proclamations cannot be known: the list ends where it says (<see cref="Closures.CompleteUntil"/>), and a file of
/// dates can replace it.
/// </remarks>
public static class EnglandBankHolidays
{
    private const int FirstYear = 2016;
    private const int LastYear = 2030;

    /// <summary>Days added by proclamation, once each.</summary>
    private static readonly (LocalDate Date, string Name)[] Added =
    [
        (new LocalDate(2022, 6, 3), "Platinum Jubilee bank holiday"),
        (new LocalDate(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
        (new LocalDate(2023, 5, 8), "Coronation of King Charles III"),
    ];

    /// <summary>The last date of the list.</summary>
    public static LocalDate KnownUntil { get; } = new(LastYear, 12, 31);

    /// <summary>All bank holidays from 2016 to 2030.</summary>
    public static Closures Closures { get; } =
        Closures.None.And(Enumerable.Range(FirstYear, LastYear - FirstYear + 1).SelectMany(InYear), KnownUntil);

    private static IEnumerable<(LocalDate Date, string Name)> InYear(int year)
    {
        LocalDate easter = EasterSunday(year);
        LocalDate christmas = new(year, 12, 25);
        LocalDate boxingDay = christmas.PlusDays(1);

        // A day that falls on a weekend is kept on the next weekday that is not a bank holiday itself: a Saturday's Christmas on Monday and its
        // Boxing Day on Tuesday; a Sunday's Christmas on Tuesday, because Monday is Boxing Day.
        yield return (Weekday(new LocalDate(year, 1, 1)), "New Year's Day");
        yield return (easter.PlusDays(-2), "Good Friday");
        yield return (easter.PlusDays(1), "Easter Monday");
        yield return (EarlyMay(year), "Early May bank holiday");
        yield return (Spring(year), "Spring bank holiday");
        yield return (new LocalDate(year, 8, 31).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)), "Summer bank holiday");
        yield return (
            IsWeekend(christmas)
                ? christmas.DayOfWeek == IsoDayOfWeek.Sunday
                    ? christmas.PlusDays(2)
                    : Weekday(christmas)
                : christmas,
            "Christmas Day"
        );
        yield return (IsWeekend(boxingDay) ? boxingDay.PlusDays(2) : boxingDay, "Boxing Day");

        foreach ((LocalDate date, string name) in Added.Where(day => day.Date.Year == year))
        {
            yield return (date, name);
        }
    }

    private static LocalDate EarlyMay(int year) =>
        year == 2020
            ? new LocalDate(2020, 5, 8) // moved to the 75th anniversary of VE Day
            : new LocalDate(year, 5, 1).With(DateAdjusters.NextOrSame(IsoDayOfWeek.Monday));

    private static LocalDate Spring(int year) =>
        year == 2022
            ? new LocalDate(2022, 6, 2) // moved next to the Platinum Jubilee bank holiday
            : new LocalDate(year, 5, 31).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));

    private static LocalDate Weekday(LocalDate date) => IsWeekend(date) ? date.With(DateAdjusters.Next(IsoDayOfWeek.Monday)) : date;

    private static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    /// <summary>Easter Sunday of the Gregorian calendar by the anonymous (Meeus/Jones/Butcher) algorithm.</summary>
    private static LocalDate EasterSunday(int year)
    {
        int a = year % 19;
        (int b, int c) = (year / 100, year % 100);
        (int d, int e) = (b / 4, b % 4);
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - d - g + 15) % 30;
        (int i, int k) = (c / 4, c % 4);
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return new LocalDate(year, n / 31, n % 31 + 1);
    }
}

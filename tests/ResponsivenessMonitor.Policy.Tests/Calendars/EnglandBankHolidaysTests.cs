using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>England's bank holidays, date by date: 2016 to 2028 as the government published them, 2029 and 2030 by the statute's rules.</summary>
internal sealed class EnglandBankHolidaysTests
{
    /// <summary>New Year's Day, Good Friday, Easter Monday, early May, spring, summer, Christmas Day, Boxing Day; added days last.</summary>
    private const string Table = """
        2016 01-01 03-25 03-28 05-02 05-30 08-29 12-27 12-26
        2017 01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26
        2018 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26
        2019 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
        2020 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28
        2021 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
        2022 01-03 04-15 04-18 05-02 06-02 08-29 12-27 12-26 06-03 09-19
        2023 01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26 05-08
        2024 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
        2025 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
        2026 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
        2027 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
        2028 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26
        2029 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26
        2030 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
        """;

    private static readonly string[] Names =
    [
        "New Year's Day",
        "Good Friday",
        "Easter Monday",
        "Early May bank holiday",
        "Spring bank holiday",
        "Summer bank holiday",
        "Christmas Day",
        "Boxing Day",
    ];

    private static IEnumerable<TestCaseData> Years() =>
        Table
            .Split('\n')
            .Select(line => line.Trim().Split(' '))
            .Select(words => new TestCaseData(words[0], words[1..]).SetName($"The bank holidays of {words[0]}"));

    [TestCaseSource(nameof(Years))]
    public void Bank_holidays_fall_on_the_dates_that_were_published(string year, string[] days)
    {
        LocalDate[] dates = [.. days.Select(day => LocalDatePattern.Iso.Parse($"{year}-{day}").Value)];
        LocalDate[] found = [.. EnglandBankHolidays.Closures.Dates.Where(date => date.Year == dates[0].Year)];

        Assert.That(found, Is.EqualTo(dates.Order()));
        Assert.That(dates.Take(Names.Length).Select(EnglandBankHolidays.Closures.NameOf), Is.EqualTo(Names));
        Assert.That(found, Has.None.Matches<LocalDate>(date => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));
    }

    [TestCase("2022-06-03", "Platinum Jubilee bank holiday")]
    [TestCase("2022-09-19", "State Funeral of Queen Elizabeth II")]
    [TestCase("2023-05-08", "Coronation of King Charles III")]
    public void Days_added_by_proclamation_have_their_names(string date, string name) =>
        Assert.That(EnglandBankHolidays.Closures.NameOf(CalendarText.Date(date)), Is.EqualTo(name));

    [TestCase("2020-05-04", TestName = "Early May 2020 moved to the anniversary of VE Day")]
    [TestCase("2022-05-30", TestName = "Spring 2022 moved to the Platinum Jubilee")]
    [TestCase("2026-12-26", TestName = "A Saturday's Boxing Day is kept on Monday")]
    [TestCase("2027-12-25", TestName = "A Saturday's Christmas Day is kept on Monday")]
    [TestCase("2028-01-01", TestName = "A Saturday's New Year's Day is kept on Monday")]
    [TestCase("2026-12-29", TestName = "The day after a kept Boxing Day is open")]
    [TestCase("2026-08-03", TestName = "Scotland's summer bank holiday is none here")]
    public void A_day_that_is_kept_elsewhere_is_no_bank_holiday(string date) =>
        Assert.That(EnglandBankHolidays.Closures.Contains(CalendarText.Date(date)), Is.False);

    [Test]
    public void The_list_is_known_until_the_end_of_2030()
    {
        Assert.That(EnglandBankHolidays.KnownUntil, Is.EqualTo(new LocalDate(2030, 12, 31)));
        Assert.That(EnglandBankHolidays.Closures.CompleteUntil, Is.EqualTo(EnglandBankHolidays.KnownUntil));
        Assert.That(EnglandBankHolidays.Closures.Dates.Count(), Is.EqualTo(15 * 8 + 3));
        Assert.That(EnglandBankHolidays.Closures.Dates, Is.Ordered);
    }
}

using NodaTime;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Figures;

/// <summary>§6: attainment yesterday, 7, 30 days; the week and the month of a summary.</summary>
internal sealed class FigurePeriodsTests
{
    [TestCase("2026-06-10", ExpectedResult = "2026-06-09", TestName = "On Wednesday yesterday is Tuesday")]
    [TestCase("2026-06-15", ExpectedResult = "2026-06-12", TestName = "On Monday it is Friday, for nothing is counted on a closed day")]
    [TestCase("2026-05-26", ExpectedResult = "2026-05-22", TestName = "After a bank holiday it is the Friday before")]
    [TestCase("2026-03-30", ExpectedResult = "2026-03-27", TestName = "So it is when the clocks go forward in between")]
    public string Yesterday_is_the_last_open_day(string date)
    {
        DateInterval yesterday = Periods(date).Yesterday;
        Assert.That(yesterday.Length, Is.EqualTo(1));
        return yesterday.Start.ToString("uuuu-MM-dd", null);
    }

    [Test]
    public void Seven_and_thirty_days_end_with_the_day_before()
    {
        Assert.That(Periods("2026-06-15").SevenDays, Is.EqualTo(Between("2026-06-08", "2026-06-14")));
        Assert.That(Periods("2026-06-15").ThirtyDays, Is.EqualTo(Between("2026-05-16", "2026-06-14")));
    }

    [Test]
    public void A_summary_speaks_of_the_calendar_week_and_month_before()
    {
        Assert.That(Periods("2026-05-26").Week, Is.EqualTo(Between("2026-05-18", "2026-05-24")), "on a Tuesday after a holiday too");
        Assert.That(Periods("2026-08-03").Month, Is.EqualTo(Between("2026-07-01", "2026-07-31")));
        Assert.That(Periods("2027-01-04").Month, Is.EqualTo(Between("2026-12-01", "2026-12-31")));
    }

    [Test]
    public void Each_is_compared_with_the_period_just_before_it()
    {
        FigurePeriods before = Periods("2026-05-27").Previous(London.Calendar);
        Assert.That(before.Yesterday, Is.EqualTo(Between("2026-05-22", "2026-05-22")), "yesterday was Tuesday, and Monday a holiday");
        Assert.That(before.SevenDays, Is.EqualTo(Between("2026-05-13", "2026-05-19")));
        Assert.That(before.ThirtyDays, Is.EqualTo(Between("2026-03-28", "2026-04-26")));
        Assert.That(before.Week, Is.EqualTo(Between("2026-05-11", "2026-05-17")));
        Assert.That(Periods("2026-04-01").Previous(London.Calendar).Month, Is.EqualTo(Between("2026-02-01", "2026-02-28")));
    }

    private static FigurePeriods Periods(string date) => FigurePeriods.Of(Dates.On(date), London.Calendar);

    private static DateInterval Between(string first, string last) => new(Dates.On(first), Dates.On(last));
}

using NodaTime;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Figures;

/// <summary>¶10: the yearly look at the policy.</summary>
internal sealed class ReportingYearTests
{
    private static readonly ReportingYear Academic = new(new AnnualDate(8, 15));

    [TestCase("2027-01-04", ExpectedResult = "2026-01-01 2026-12-31", TestName = "A calendar year is reported in January")]
    [TestCase("2026-12-31", ExpectedResult = "2025-01-01 2025-12-31", TestName = "On its last day it is not over")]
    public string The_report_speaks_of_the_last_whole_year(string date) => Text(ReportingYear.Calendar.Before(Dates.On(date)));

    [TestCase("2026-08-14", ExpectedResult = "2024-08-15 2025-08-14")]
    [TestCase("2026-08-15", ExpectedResult = "2025-08-15 2026-08-14")]
    public string A_year_may_begin_on_any_date(string date) => Text(Academic.Before(Dates.On(date)));

    [Test]
    public void Its_months_are_calendar_months_and_the_first_and_last_may_be_parts_of_one()
    {
        ValueList<DateInterval> months = ReportingYear.MonthsOf(Academic.Before(Dates.On("2026-09-01")));
        Assert.That(months, Has.Count.EqualTo(13));
        Assert.That((Text(months[0]), Text(months[12])), Is.EqualTo(("2025-08-15 2025-08-31", "2026-08-01 2026-08-14")));
        Assert.That(ReportingYear.MonthsOf(ReportingYear.Calendar.Before(Dates.On("2027-01-04"))), Has.Count.EqualTo(12));
    }

    [TestCase("2027-01-04", ExpectedResult = true, TestName = "The first digest of a year brings its report")]
    [TestCase("2027-01-05", ExpectedResult = false, TestName = "The second does not")]
    public bool The_first_digest_of_a_reporting_year(string date) =>
        new DigestSchedule(London.Calendar, DigestSchedule.DefaultAt).ScopeOf(Dates.On(date)).HasFlag(DigestScope.Year);

    [Test]
    public void A_report_alone_makes_no_digest_go_out() =>
        Assert.That(new DigestContents([]).FateIn(DigestScope.Day | DigestScope.Year), Is.EqualTo(DigestFate.Empty));

    private static string Text(DateInterval dates) => $"{dates.Start:uuuu-MM-dd} {dates.End:uuuu-MM-dd}";
}

using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Samples;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>¶10: how the year went.</summary>
internal sealed class YearlyReportLetterTests
{
    private static readonly LetterModel Report = Letter(SampleReports.Year());

    [Test]
    public void Its_subject_says_the_year_and_how_it_went() =>
        Assert.That(Report.Subject, Is.EqualTo("Yearly report 2026: 92.7 % answered in time"));

    [Test]
    public void It_says_from_when_on_anything_is_known() =>
        Assert.That(Text(Report), Does.Contain("Nothing is known of the time before Mon 2 Mar 2026: this counts only what was watched."));

    [Test]
    public void It_tells_aim_and_commitment_by_month() =>
        Assert.That(Text(Report), Does.Contain("March 2026 Aim: 83.3 % met (80 of 96), below the goal").And.Contain("April 2026 Aim:"));

    [Test]
    public void Its_months_add_up_to_its_year()
    {
        LetterYear year = SampleReports.Year();
        Attainment[] months = [.. year.Months.Select(month => ((FigureStanding.Known)month.Aim).Attainment)];
        Assert.That(months.Aggregate((sum, month) => sum.And(month)), Is.EqualTo(((FigureStanding.Known)year.Figures.Aim).Attainment));
        Assert.That(months.Sum(month => month.Counted), Is.EqualTo(year.Enquiries));
        Assert.That(year.Answered, Is.LessThanOrEqualTo(year.Enquiries));
    }

    [Test]
    public void The_accounts_of_a_month_add_up_to_the_month()
    {
        DigestSummary month = SampleReports.Monthly().Summaries[0];
        Attainment[] accounts = [.. month.Accounts.Select(account => ((FigureStanding.Known)account.Standing).Attainment)];
        Assert.That(
            accounts.Aggregate((sum, one) => sum.And(one)),
            Is.EqualTo(((FigureStanding.Known)month.Figures.Attainment).Attainment)
        );
    }

    [Test]
    public void It_names_accounts_and_what_its_figures_cannot_say()
    {
        string text = Text(Report);
        Assert.That(text, Does.Contain("Closed in the year: 0").And.Contain("Never read: of these nothing is known: 1"));
        Assert.That(text, Does.Contain("Times to a reply of 12 enquiries that were erased").And.Contain("How it was the year before"));
    }

    [Test]
    public void A_year_watched_from_its_first_day_says_nothing_of_that() =>
        Assert.That(Text(Letter(SampleReports.Year() with { WatchedFrom = null })), Does.Not.Contain("Nothing is known of the time"));

    private static LetterModel Letter(LetterYear year) =>
        LetterComposer.Compose(A.Head(Role.Marketing, "2027-01-04T08:30"), [new Matter.YearlyReport(year)]);

    private static string Text(LetterModel letter) => PlainWords.Of(LetterText.Of(letter));
}

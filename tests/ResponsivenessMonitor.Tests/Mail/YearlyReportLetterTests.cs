using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Samples;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>¶10: how the year went.</summary>
internal sealed class YearlyReportLetterTests
{
    private static readonly LetterModel Report = Letter(SampleDigests.Year());

    [Test]
    public void Its_subject_says_the_year_and_how_it_went() =>
        Assert.That(Report.Subject, Is.EqualTo("Yearly report 2026: 93 % answered in time"));

    [Test]
    public void It_says_from_when_on_anything_is_known() =>
        Assert.That(Text(Report), Does.Contain("Nothing is known of the time before Mon 2 Mar 2026: this counts only what was watched."));

    [Test]
    public void It_tells_aim_and_commitment_by_month() =>
        Assert.That(Text(Report), Does.Contain("March 2026 Aim: 93 % met (93 of 100), goal reached").And.Contain("April 2026 Aim:"));

    [Test]
    public void It_names_accounts_and_what_its_figures_cannot_say()
    {
        string text = Text(Report);
        Assert.That(text, Does.Contain("Closed in the year: 0").And.Contain("Never read: of these nothing is known: 1"));
        Assert.That(text, Does.Contain("Times to a reply of 12 enquiries that were erased").And.Contain("How it was the year before"));
    }

    [Test]
    public void A_year_watched_from_its_first_day_says_nothing_of_that() =>
        Assert.That(Text(Letter(SampleDigests.Year() with { WatchedFrom = null })), Does.Not.Contain("Nothing is known of the time"));

    private static LetterModel Letter(LetterYear year) =>
        LetterComposer.Compose(A.Head(Role.Marketing, "2027-01-04T08:30"), [new Matter.YearlyReport(year)]);

    private static string Text(LetterModel letter) => PlainWords.Of(LetterText.Of(letter));
}

using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Tests.Mail;

internal sealed class DigestLetterTests
{
    private static readonly string Full = Text(Digests.Full());

    [Test]
    public void Under_ten_only_counts_are_shown() => Assert.That(Full, Does.Contain("4 of 5 met; too few for a percentage; watched 97 %"));

    [Test]
    public void A_share_has_its_count_its_goal_and_its_coverage() =>
        Assert.That(Full, Does.Contain("93 % met (40 of 43), goal reached; watched 97 %"));

    [Test]
    public void Too_little_watched_is_not_known() => Assert.That(Full, Does.Contain("Not known; watched 62 %"));

    [Test]
    public void A_share_just_below_the_goal_does_not_look_like_it()
    {
        FigureStanding standing = new FigureStanding.Known(8996 / 10000d, new Attainment(8996, 10000), new Coverage(default, default));
        LetterDigest digest = Digests.Full();

        Assert.That(
            Text(digest with { Figures = [digest.Figures[0] with { Aim = standing }] }),
            Does.Contain("89.9 % met (8996 of 10000), below the goal")
        );
    }

    [Test]
    public void A_turnaround_is_told_only_where_a_share_is() =>
        Assert.That(
            Full,
            Does.Contain("7 days: half within 1 h 20 min").And.Not.Contain("Yesterday: half").And.Not.Contain("30 days: half")
        );

    [Test]
    public void A_list_shows_twenty_and_says_how_many_more()
    {
        Assert.That(Full, Does.Contain("no. 119").And.Contain("… and 3 more"));
        Assert.That(Full, Does.Not.Contain("no. 120"));
    }

    [TestCase(DigestScope.Day | DigestScope.Week, ExpectedResult = "All clear: weekly summary, Mon 8 Jun")]
    [TestCase(DigestScope.Day | DigestScope.Month, ExpectedResult = "All clear: monthly summary, Mon 8 Jun")]
    [TestCase(DigestScope.Day | DigestScope.Week | DigestScope.Month, ExpectedResult = "All clear: weekly and monthly summary, Mon 8 Jun")]
    public string A_summary_is_named_in_the_subject(DigestScope scope) => Letter(Digests.AllClear() with { Scope = scope }).Subject;

    [Test]
    public void What_is_found_late_or_closed_says_so() =>
        Assert.That(Full, Does.Contain("found late, no reminder was sent").And.Contain("closed as needing no reply"));

    private static LetterModel Letter(LetterDigest digest) =>
        LetterComposer.Compose(A.Head(Role.Marketing, "2026-06-08T08:30"), [new Matter.BreachDigest(digest)]);

    private static string Text(LetterDigest digest) => PlainWords.Of(LetterText.Of(Letter(digest)));
}

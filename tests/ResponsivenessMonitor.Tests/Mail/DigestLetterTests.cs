using NodaTime;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Samples;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Tests.Mail;

internal sealed class DigestLetterTests
{
    private static readonly string Full = Text(SampleDigests.Full());

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
        LetterDigest digest = SampleDigests.Full();

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
    public string A_summary_is_named_in_the_subject(DigestScope scope) => Letter(SampleDigests.AllClear() with { Scope = scope }).Subject;

    [Test]
    public void What_is_found_late_or_closed_says_so() =>
        Assert.That(Full, Does.Contain("found late, no reminder was sent").And.Contain("closed as needing no reply"));

    [Test]
    public void A_line_says_the_account_what_it_is_how_late_and_what_became_of_it_and_leads_there()
    {
        LetterDigest digest = SampleDigests.AllClear() with
        {
            StillOpen = [SampleDigests.Line(41) with { Late = Duration.FromMinutes(305) }],
        };

        Assert.That(Text(digest), Does.Contain("@LibraryDesk: mention no. 41, due Tue 9 Jun 17:00, 5 h 5 min late, no reply yet"));
        Assert.That(Text(digest), Does.Contain("Open no. 41 on X: https://x.com/i/status/41"));
    }

    [Test]
    public void Marketing_is_led_to_where_it_judges_what_was_closed_after_the_deadline()
    {
        DigestLine closed = SampleDigests.Line(44) with
        {
            Closed = ResponsivenessMonitor.Policy.Enquiries.ClosingReason.NoReplyNeeded,
            Judge = new Uri("https://monitor.uni.example/a/44"),
        };

        Assert.That(
            Text(SampleDigests.AllClear() with { ClosedWithoutReply = [closed] }),
            Does.Contain("Say whether no. 44 needed a reply: https://monitor.uni.example/a/44")
        );
    }

    [Test]
    public void A_long_list_ends_in_a_link_or_says_in_words_where_the_rest_is_counted()
    {
        Assert.That(Full, Does.Contain("… and 3 more; the command \"report\" counts all of them"));
        Assert.That(
            Text(SampleDigests.Full() with { Page = new Uri("https://monitor.uni.example/p/1") }),
            Does.Contain("… and 3 more See all of them on the page of all accounts: https://monitor.uni.example/p/1")
        );
    }

    [Test]
    public void A_weekly_summary_says_in_its_subject_how_the_week_went() =>
        Assert.That(
            Letter(SampleDigests.Weekly()).Subject,
            Is.EqualTo("93 % answered in time last week, 1 account below the goal – weekly summary, Mon 8 Jun")
        );

    [Test]
    public void A_week_in_which_one_account_is_below_the_goal_is_never_all_clear()
    {
        LetterDigest weekly = SampleDigests.Weekly();
        string text = Text(weekly);
        Assert.That(text, Does.Not.Contain("All clear").And.Contain("but 1 account answered less in time than the goal asks for."));
        Assert.That(text, Does.Contain("What to do: speak with the administrators of the accounts below the goal."));

        DigestSummary reached = weekly.Summaries[0] with { Accounts = [.. weekly.Summaries[0].Accounts.Skip(1)] };
        Assert.That(
            Letter(weekly with { Summaries = [reached] }).Subject,
            Is.EqualTo("All clear, 93 % answered in time last week – weekly summary, Mon 8 Jun")
        );
    }

    [Test]
    public void A_week_below_the_goal_is_never_all_clear()
    {
        LetterDigest weekly = SampleDigests.Weekly();
        DigestFigures low = weekly.Summaries[0].Figures with { Attainment = SampleDigests.Known(80, 100) };
        LetterModel letter = Letter(weekly with { Summaries = [weekly.Summaries[0] with { Figures = low }] });

        Assert.That(letter.Subject, Is.EqualTo("80 % answered in time last week, below the goal – weekly summary, Mon 8 Jun"));
        Assert.That(LetterText.Of(letter), Does.Not.Contain("All clear").And.Contain("What to do:"));
    }

    [Test]
    public void A_summary_compares_with_the_week_before_and_tells_public_answers_and_visits()
    {
        string text = Text(SampleDigests.Weekly());

        Assert.That(text, Does.Contain("Answered in time: 93 % met (93 of 100), goal reached; watched 97 %; up from 87.5 % (35 of 40)"));
        Assert.That(text, Does.Contain("half within 1 h 20 min, nine in ten within 3 h 20 min; before: half within"));
        Assert.That(text, Does.Contain("Answered in public: 88.2 % (30 of 34)"));
        Assert.That(text, Does.Contain("91.6 % (55 of 60); before: 4 of 5"));
    }

    [Test]
    public void A_summary_lists_accounts_the_worst_first_and_marks_in_words_what_is_below_the_goal()
    {
        string text = Text(SampleDigests.Weekly());

        Assert.That(text, Does.Contain("by account, the worst first; 1 below the goal"));
        Assert.That(text, Does.Contain("72 % met (18 of 25), below the goal; watched 97 %; down from 88 % (22 of 25)"));
        Assert.That(text, Does.Contain("@Department18").And.Not.Contain("@Department19 ").And.Contain("… and 2 more"));
    }

    [Test]
    public void A_summary_tells_what_reading_cost_and_which_accounts_are_read_less_often_because_of_it()
    {
        LetterDigest weekly = SampleDigests.Weekly();
        ReadsBill bill = new("X", "June so far", 1204, 1, "USD 6.03");
        Assert.That(
            Text(Billed(weekly, bill)),
            Does.Contain("What reading X cost in June so far: about USD 6.03, for 1,204 posts read and 1 user read")
        );
        ReadsBill slowed = bill with { Budget = "USD 5.00", Slowed = [SampleWorld.LibraryDesk], Over = [SampleWorld.UniHelp] };
        Assert.That(
            Text(Billed(weekly, slowed)),
            Does.Contain(
                "each account may cost USD 5.00 a month; read less often so that the rest lasts: @LibraryDesk; not read any more this month: @"
            )
        );
        Assert.That(Text(weekly), Does.Not.Contain("What reading X cost"));
    }

    [Test]
    public void The_seven_days_that_are_the_week_are_told_once() =>
        Assert.That(Text(SampleDigests.Weekly()), Does.Contain("Yesterday (").And.Not.Contain("7 days ("));

    [Test]
    public void What_is_muted_is_told() => Assert.That(Full, Does.Contain("letters come again").And.Contain("clocks run on"));

    private static LetterDigest Billed(LetterDigest weekly, ReadsBill bill) =>
        weekly with
        {
            Summaries = [weekly.Summaries[0] with { Bills = [bill] }],
        };

    private static LetterModel Letter(LetterDigest digest) =>
        LetterComposer.Compose(A.Head(Role.Marketing, "2026-06-08T08:30"), [new Matter.BreachDigest(digest)]);

    private static string Text(LetterDigest digest) => PlainWords.Of(LetterText.Of(Letter(digest)));
}

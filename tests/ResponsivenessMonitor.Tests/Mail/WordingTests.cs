using NodaTime;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Samples;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Tests.Mail;

internal sealed class WordingTests
{
    [Test]
    public void The_gravest_comes_first()
    {
        LetterModel letter = LetterComposer.Compose(A.Head(), [A.Matter(Step.DueSoon), A.Matter(Step.Breached), A.Matter(Step.PastAim)]);

        Assert.That(Cards(letter).Select(card => card.State.Split(' ')[0]), Is.EqualTo(new[] { "Overdue", "Past", "Due" }));
    }

    [Test]
    public void The_deadline_that_comes_first_is_named_and_why() =>
        Assert.That(
            Text(Step.DueSoon),
            Does.Contain(
                "Deadline: 14:00, the aim to reply within 4 working hours; it comes before the commitment to reply on the same day (17:00)"
            )
        );

    [Test]
    public void A_commitment_that_comes_before_the_aim_says_so() =>
        Assert.That(
            Text(Step.DueSoon, A.Enquiry(received: "2026-06-09T14:30", aim: "2026-06-10T10:30")),
            Does.Contain(
                "Deadline: 17:00, the commitment to reply on the same day; it comes before the aim to reply within 4 working hours (Wed 10 Jun 10:30)"
            )
        );

    [Test]
    public void An_aim_that_fell_on_the_letters_own_day_is_not_taken_for_the_deadlines_day()
    {
        LetterEnquiry enquiry = A.Enquiry(received: "2026-06-09T14:30", aim: "2026-06-10T10:30");
        LetterModel letter = LetterComposer.Compose(A.Head(at: "2026-06-10T13:05"), [A.Matter(Step.Breached, enquiry)]);

        Assert.That(
            PlainWords.Of(LetterText.Of(letter)),
            Does.Contain("Tue 9 Jun 17:00").And.Contain("within 4 working hours (today 10:30)")
        );
    }

    [Test]
    public void The_headline_says_of_each_enquiry_only_what_is_true_of_it()
    {
        LetterModel letter = LetterComposer.Compose(
            A.Head(),
            [A.Matter(Step.DueSoon), A.Matter(Step.Escalated), A.Matter(Step.PastAim), A.Matter(Step.Escalated)]
        );

        Assert.That(letter.Headline, Is.EqualTo("2 enquiries to @LibraryDesk are long overdue; 2 more are less urgent"));
    }

    [Test]
    public void What_was_told_before_and_is_still_overdue_is_counted_and_named()
    {
        LetterModel letter = LetterComposer.Compose(
            A.Head(at: "2026-06-11T09:00"),
            [
                A.Matter(Step.FirstReminder),
                A.Matter(Step.DueSoon, A.Enquiry(42)),
                new Matter.OverdueBefore(A.UniHelp, Count: 2, A.Time("2026-06-10T13:00")),
            ]
        );

        Assert.That(letter.Subject, Does.StartWith("Reminder: 3 overdue, 1 due by ").And.EndsWith(" – @LibraryDesk and @UniHelp"));
        Assert.That(letter.Headline, Does.EndWith("; 1 more is less urgent; 2 told before are overdue too"));
        Assert.That(
            PlainWords.Of(LetterText.Of(letter)),
            Does.Contain("Told before and still overdue: 2 enquiries to @UniHelp, last told Wed 10 Jun 13:00.")
        );
    }

    [Test]
    public void An_account_without_a_commitment_is_held_to_its_aim()
    {
        Matter.OfEnquiry matter = A.Matter(Step.DueSoon, A.Enquiry(commitment: null), A.UniHelp);

        Assert.That(
            PlainWords.Of(LetterText.Of(LetterComposer.Compose(A.Head(), [matter]))),
            Does.Contain("Deadline: 14:00, the aim to reply within 1 working hour, the standard for this account")
        );
    }

    [Test]
    public void What_was_found_late_says_why_no_reminder_came() =>
        Assert.That(
            Text(Step.Breached, A.Enquiry() with { IsFoundLate = true, FoundAt = A.Time("2026-06-09T15:20") }),
            Does.Contain("We found this only at 15:20, because the platform could not be read before. That is why no reminder came.")
        );

    [Test]
    public void What_could_not_be_read_since_says_as_seen_when() =>
        Assert.That(
            Text(Step.DueSoon, A.Enquiry() with { AsSeenAt = A.Time("2026-06-09T12:50") }),
            Does.Contain("no answer for 3 h 5 min in working hours, as seen 12:50")
        );

    [Test]
    public void What_is_sensitive_is_advised_to_go_offline_and_nothing_else_is()
    {
        Assert.That(Text(Step.DueSoon, A.Enquiry() with { Sensitive = SensitiveSigns.Words }), Does.Contain("Take this one offline"));
        Assert.That(Text(Step.DueSoon), Does.Not.Contain("personal or financial"));
    }

    [TestCase(Role.Administrator, Step.DueSoon, ExpectedResult = true)]
    [TestCase(Role.Deputy, Step.Breached, ExpectedResult = true)]
    [TestCase(Role.Administrator, Step.Escalated, ExpectedResult = false, TestName = "An escalation holds no excerpt")]
    [TestCase(Role.Marketing, Step.Escalated, ExpectedResult = false, TestName = "Marketing gets no excerpt")]
    public bool An_excerpt_is_shown_to(Role role, Step step) => Quote(role, step, A.Enquiry(), A.LibraryDesk) is not null;

    [Test]
    public void No_excerpt_is_shown_of_what_was_written_in_confidence()
    {
        Assert.That(Quote(Role.Administrator, Step.DueSoon, A.Enquiry() with { Kind = MessageKind.DirectMessage }, A.LibraryDesk), Is.Null);
        Assert.That(Quote(Role.Administrator, Step.DueSoon, A.Enquiry() with { Sensitive = SensitiveSigns.Words }, A.LibraryDesk), Is.Null);
        Assert.That(Quote(Role.Administrator, Step.DueSoon, A.Enquiry(), A.LibraryDesk with { Platform = Platform.LinkedIn }), Is.Null);
    }

    [Test]
    public void Another_zone_than_the_readers_is_named()
    {
        LetterAccount abroad = A.LibraryDesk with { Zone = DateTimeZoneProviders.Tzdb["Asia/Kuala_Lumpur"] };
        LetterModel letter = LetterComposer.Compose(A.Head(), [A.Matter(Step.DueSoon, account: abroad)]);

        Assert.That(letter.Subject, Is.EqualTo("1 due by 21:00 Kuala Lumpur time – @LibraryDesk"));
    }

    [Test]
    public void More_than_twenty_enquiries_end_in_and_so_many_more()
    {
        LetterModel letter = LetterComposer.Compose(
            A.Head(),
            [.. Enumerable.Range(1, 23).Select(i => A.Matter(Step.Breached, A.Enquiry(i)))]
        );

        Assert.That(Cards(letter), Has.Length.EqualTo(20));
        Assert.That(LetterText.Of(letter), Does.Contain("and 3 more"));
    }

    [Test]
    public void What_is_left_out_stands_on_the_accounts_page()
    {
        string text = LetterText.Of(Samples.Named("Many", hasPages: true).Compose());

        Assert.That(
            text,
            Does.Contain("* … and 3 more, of the same kind or less urgent.\n  All enquiries to @LibraryDesk:\n  https://monitor.")
        );
    }

    [Test]
    public void How_else_an_enquiry_is_settled_is_said_with_pages_and_without()
    {
        const string Ways = "If no reply is needed, it is a duplicate, or you answered elsewhere (by telephone, say), ";

        Assert.That(
            PlainWords.Of(LetterText.Of(Samples.Named("Due soon", hasPages: true).Compose())),
            Does.Contain(Ways + "settle it below.")
        );
        Assert.That(PlainWords.Of(LetterText.Of(Samples.Named("Due soon").Compose())), Does.Contain(Ways + "reply to this mail:"));
    }

    [Test]
    public void The_permalink_comes_first_and_settling_after_it() =>
        Assert.That(
            Cards(Samples.Named("Due soon", hasPages: true).Compose())[0].Actions.Select(action => action.Text),
            Is.EqualTo(new[] { "Open no. 42 on X", "Settle no. 42 another way" })
        );

    [Test]
    public void Whoever_stands_in_is_told_for_whom()
    {
        LetterModel letter = Samples.Named("In place of the administrator", hasPages: true).Compose();

        Assert.That(letter.Note, Is.EqualTo("You get this in place of Jo Smith, who handed over to you."));
        Assert.That(letter.Why, Does.Contain("stand in for its administrator").And.Not.Contain("has this letter too"));
    }

    [Test]
    public void Marketing_is_never_asked_to_reply_to_itself()
    {
        LetterModel[] letters =
        [
            .. new[] { true, false }
                .SelectMany(SampleLetters.All)
                .Where(sample => sample.Head is { Role: Role.Marketing, WouldHaveGoneTo: null })
                .Select(sample => sample.Compose()),
        ];

        Assert.That(letters.Select(letter => PlainWords.Of(LetterText.Of(letter))), Is.Not.Empty.And.All.Not.Contain("eply to this mail"));
        Assert.That(Samples.Named("Rehearsal").Compose().Why, Does.Not.Contain("eply to this mail").And.Contain("in the register"));
    }

    [Test]
    public void A_rehearsal_shows_Marketing_what_the_administrator_would_have_read() =>
        Assert.That(LetterText.Of(Samples.Named("Rehearsal").Compose()), Does.Contain("reply to the person from the account"));

    [Test]
    public void The_last_reminder_of_a_review_says_what_follows()
    {
        string text = PlainWords.Of(LetterText.Of(Samples.Named("Yearly review, second reminder", hasPages: true).Compose()));

        Assert.That(text, Does.Contain("the second and last reminder. Without your word by Wed 17 Jun, 28 days after we asked"));
        Assert.That(text, Does.Contain("Not stated yet: a deputy."));
        Assert.That(
            PlainWords.Of(LetterText.Of(Samples.Named("Yearly review, first reminder").Compose())),
            Does.Contain("the first of two reminders").And.Contain("reply \"confirmed\" to this mail")
        );
    }

    [Test]
    public void A_suspended_account_has_no_button_to_close_it() =>
        Assert.That(LetterText.Of(Samples.Named("Suspended for good", hasPages: true).Compose()), Does.Not.Contain("We have closed"));

    [Test]
    public void A_rehearsal_says_at_its_top_whom_it_would_have_gone_to()
    {
        LetterModel letter = LetterComposer.Compose(A.Head() with { WouldHaveGoneTo = "Sam Jones" }, [A.Matter(Step.DueSoon)]);

        Assert.That(LetterText.Of(letter), Does.StartWith("Rehearsal: this letter would have gone to Sam Jones."));
    }

    [Test]
    public void Different_matters_share_one_letter_under_headings_of_their_own()
    {
        LetterModel letter = LetterComposer.Compose(
            A.Head(),
            [.. Samples.Named("Visit nudge").Matters, .. Samples.Named("Breached").Matters]
        );

        Assert.That(letter.Subject, Does.StartWith("2 overdue, 1 due by Wed 10 Jun 14:05 – @LibraryDesk; Visit due by 17:00"));
        Assert.That(letter.Parts, Has.Member(new LetterPart.Heading("Please look in on @LibraryDesk by 17:00")));
    }

    private static string Text(Step step, LetterEnquiry? enquiry = null) =>
        PlainWords.Of(LetterText.Of(LetterComposer.Compose(A.Head(), [A.Matter(step, enquiry)])));

    private static string? Quote(Role role, Step step, LetterEnquiry enquiry, LetterAccount account) =>
        Cards(LetterComposer.Compose(A.Head(role), [A.Matter(step, enquiry with { Excerpt = "When do you open?" }, account)]))[0].Quote;

    private static EnquiryCard[] Cards(LetterModel letter) =>
        [.. letter.Parts.OfType<LetterPart.EnquiryList>().SelectMany(list => list.Enquiries)];
}

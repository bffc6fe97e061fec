using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.WorkedExamples;

/// <summary>The policy's worked examples 1 to 6, sentence by sentence.</summary>
internal sealed class Examples01To06Tests
{
    private static readonly DigestSchedule Digest = new(London.Calendar, DigestSchedule.DefaultAt);

    [TestCase(
        "2026-06-09T10:00",
        ExpectedResult = "warn Tue 9 Jun 13:00, aim Tue 9 Jun 14:00, commitment Tue 9 Jun 17:00",
        TestName = "Example 1: asked on Tuesday at 10:00"
    )]
    [TestCase(
        "2026-06-09T14:30",
        ExpectedResult = "warn Tue 9 Jun 16:00, aim Wed 10 Jun 10:30, commitment Tue 9 Jun 17:00",
        TestName = "Example 2: asked on Tuesday at 14:30"
    )]
    [TestCase(
        "2026-06-09T16:30",
        ExpectedResult = "warn Wed 10 Jun 11:30, aim Wed 10 Jun 12:30, commitment Wed 10 Jun 17:00",
        TestName = "Example 3: asked half an hour before the close"
    )]
    [TestCase(
        "2026-06-09T16:00:00",
        ExpectedResult = "warn Tue 9 Jun 16:00, aim Wed 10 Jun 12:00, commitment Tue 9 Jun 17:00",
        TestName = "Example 4: asked exactly an hour before the close"
    )]
    [TestCase(
        "2026-06-09T16:00:01",
        ExpectedResult = "warn Wed 10 Jun 11:00:01, aim Wed 10 Jun 12:00:01, commitment Wed 10 Jun 17:00",
        TestName = "Example 4: asked a second later"
    )]
    [TestCase(
        "2026-06-09T17:00:00",
        ExpectedResult = "warn Wed 10 Jun 12:00, aim Wed 10 Jun 13:00, commitment Wed 10 Jun 17:00",
        TestName = "Example 4: asked at the close"
    )]
    [TestCase(
        "2026-06-12T11:00",
        ExpectedResult = "warn Fri 12 Jun 14:00, aim Fri 12 Jun 15:00, commitment Fri 12 Jun 17:00",
        TestName = "Example 5: asked on Friday at 11:00"
    )]
    [TestCase(
        "2026-06-12T18:20",
        ExpectedResult = "warn Mon 15 Jun 12:00, aim Mon 15 Jun 13:00, commitment Mon 15 Jun 17:00",
        TestName = "Example 6: asked on Friday evening"
    )]
    public string A_department_is_to_answer_by(string received) => Asked.Department(received).Times();

    [TestCase(
        "2026-06-09T10:00",
        "2026-06-09T15:10",
        ExpectedResult = "5:10:00 aim False commitment True",
        TestName = "Example 1: answered at 15:10"
    )]
    [TestCase(
        "2026-06-09T14:30",
        "2026-06-09T19:15",
        ExpectedResult = "2:30:00 aim True commitment True",
        TestName = "Example 2: an evening answer is the same day"
    )]
    [TestCase(
        "2026-06-09T14:30",
        "2026-06-10T09:20",
        ExpectedResult = "2:50:00 aim True commitment False",
        TestName = "Example 2: the next morning is not"
    )]
    [TestCase(
        "2026-06-09T16:30",
        "2026-06-09T23:30",
        ExpectedResult = "0:30:00 aim True commitment True",
        TestName = "Example 3: answered late in the evening"
    )]
    [TestCase(
        "2026-06-09T16:30",
        "2026-06-10T16:59",
        ExpectedResult = "8:29:00 aim False commitment True",
        TestName = "Example 3: answered on the next afternoon"
    )]
    [TestCase(
        "2026-06-12T11:00",
        "2026-06-12T20:10",
        ExpectedResult = "6:00:00 aim False commitment True",
        TestName = "Example 5: answered on Friday evening"
    )]
    [TestCase(
        "2026-06-12T11:00",
        "2026-06-14T12:00",
        ExpectedResult = "6:00:00 aim False commitment False",
        TestName = "Example 5: a Sunday answer for Friday is not the same day"
    )]
    [TestCase(
        "2026-06-12T11:00",
        "2026-06-15T08:50",
        ExpectedResult = "6:00:00 aim False commitment False",
        TestName = "Example 5: nor is one on Monday before opening"
    )]
    [TestCase(
        "2026-06-12T11:00",
        "2026-06-15T09:05",
        ExpectedResult = "6:05:00 aim False commitment False",
        TestName = "Example 5: nor is one on Monday"
    )]
    [TestCase(
        "2026-06-12T18:20",
        "2026-06-13T11:00",
        ExpectedResult = "0:00:00 aim True commitment True",
        TestName = "Example 6: answered within the same closed weekend"
    )]
    public string A_departments_answer_counts_as(string received, string answered) =>
        Text(Asked.Department(received).Answered(answered).Verdict);

    [Test]
    public void Example_1_mails_of_an_answer_at_15_10_are_due_soon_and_past_aim()
    {
        Asked asked = Asked.Department("2026-06-09T10:00").Answered("2026-06-09T15:10");

        Assert.That(LettersTo(Role.Administrator, asked, "2026-06-19T17:00"), Is.EqualTo(["DueSoon Tue 13:00", "PastAim Tue 14:00"]));
    }

    [Test]
    public void Example_1_unanswered_it_is_breached_at_midnight_and_told_at_the_opening()
    {
        Asked asked = Asked.Department("2026-06-09T10:00");

        Assert.That(asked.AssessedAt("2026-06-10T00:00:01").Standing, Is.EqualTo(new Standing.Breached(London.At("2026-06-10T00:00"))));
        Assert.That(
            LettersTo(Role.Administrator, asked, "2026-06-19T17:00"),
            Is.EqualTo([
                "DueSoon Tue 13:00",
                "PastAim Tue 14:00",
                "Breached Wed 09:00",
                "Escalated Wed 13:00",
                "FirstReminder Thu 09:00",
                "SecondReminder Fri 09:00",
            ])
        );
        Assert.That(
            LettersTo(Role.Deputy, asked, "2026-06-19T17:00"),
            Is.EqualTo(["Breached Wed 09:00", "Escalated Wed 13:00", "FirstReminder Thu 09:00", "SecondReminder Fri 09:00"])
        );
        Assert.That(LettersTo(Role.Marketing, asked, "2026-06-19T17:00"), Is.EqualTo(["Escalated Wed 13:00"]));
    }

    [Test]
    public void Example_1_the_breach_is_in_Wednesdays_digest()
    {
        Assert.That(Digest.NextAfter(London.At("2026-06-10T00:00:01")).At, Is.EqualTo(London.At("2026-06-10T08:30")));

        DigestEntry entry = Entry(Asked.Department("2026-06-09T10:00"), at: "2026-06-10T08:30", breachKnownAt: "2026-06-10T00:00:01");
        DigestSections sections = entry.SectionsIn(Digest.WindowOf(new LocalDate(2026, 6, 10)));

        Assert.That(sections, Is.EqualTo(DigestSections.Breached | DigestSections.StillOpen));
    }

    [Test]
    public void Example_2_a_commitment_that_lapses_first_is_never_past_aim()
    {
        Asked asked = Asked.Department("2026-06-09T14:30").Answered("2026-06-10T09:20");

        Assert.That(LettersTo(Role.Administrator, asked, "2026-06-12T17:00"), Is.EqualTo(["DueSoon Tue 16:00", "Breached Wed 09:00"]));
    }

    [Test]
    public void Example_3_it_counts_on_the_day_on_which_it_was_received() =>
        Assert.That(Asked.Department("2026-06-09T16:30").Deadlines.CountedOn, Is.EqualTo(new LocalDate(2026, 6, 9)));

    [Test]
    public void Example_4_at_the_close_it_counts_on_the_next_day() =>
        Assert.That(Asked.Department("2026-06-09T17:00:00").Deadlines.CountedOn, Is.EqualTo(new LocalDate(2026, 6, 10)));

    [TestCase(
        "2026-06-12T20:10",
        ExpectedResult = DigestSections.None,
        TestName = "Example 5: answered on Friday, Monday's digest says nothing"
    )]
    [TestCase(
        "2026-06-14T12:00",
        ExpectedResult = DigestSections.Breached,
        TestName = "Example 5: answered on Sunday, Monday's digest lists it"
    )]
    [TestCase(
        null,
        ExpectedResult = DigestSections.Breached | DigestSections.StillOpen,
        TestName = "Example 5: unanswered, Monday's digest lists it"
    )]
    public DigestSections Mondays_digest_lists(string? answered)
    {
        Asked asked = Asked.Department("2026-06-12T11:00");
        asked = answered is null ? asked : asked.Answered(answered);
        DigestEntry entry = Entry(asked, at: "2026-06-15T08:30", breachKnownAt: "2026-06-13T00:10");

        return entry.SectionsIn(Digest.WindowOf(new LocalDate(2026, 6, 15)));
    }

    [Test]
    public void Example_6_turnaround_is_nothing_and_the_wall_clock_says_16_h_40()
    {
        SpellFigures figures = Asked.Department("2026-06-12T18:20").Answered("2026-06-13T11:00").Figures(knownTo: "2026-06-16T09:00");

        Assert.That(figures.Turnaround, Is.EqualTo(Duration.Zero));
        Assert.That(figures.WallTime, Is.EqualTo(Duration.FromMinutes((16 * 60) + 40)));
        Assert.That(figures.CountedOn, Is.EqualTo(new LocalDate(2026, 6, 15)));
    }

    [Test]
    public void Example_6_there_is_no_mail() =>
        Assert.That(
            LettersTo(Role.Administrator, Asked.Department("2026-06-12T18:20").Answered("2026-06-13T11:00"), "2026-06-16T17:00"),
            Is.Empty
        );

    private static IReadOnlyList<string> LettersTo(Role role, Asked asked, string until) =>
        new Mailbox(asked, Steward.Department) { Role = role }.Until(until);

    private static DigestEntry Entry(Asked asked, string at, string breachKnownAt)
    {
        SpellFigures figures = asked.Figures(at);
        Instant? known = figures.Attainment == DeadlineOutcome.Missed ? London.At(breachKnownAt) : null;
        return new DigestEntry(asked.Received, asked.AssessedAt(at).Standing, figures.Attainment, known);
    }

    private static string Text(Standing.Answered answered) =>
        $"{answered.Turnaround.ToString("-H:mm:ss", null)} aim {answered.AimMet} commitment {answered.CommitmentMet}";
}

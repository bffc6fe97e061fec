using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Targets;

/// <summary>§1 and Figures: what an enquiry adds to the figures of each deadline.</summary>
internal sealed class SpellFiguresTests
{
    private static readonly Asked Tuesday = Asked.Department("2026-06-09T10:00"); // aim lapses 14:00, commitment at midnight

    [TestCase("2026-06-09T14:00:00", ExpectedResult = "Pending Pending")]
    [TestCase("2026-06-09T14:00:01", ExpectedResult = "Missed Pending")]
    [TestCase("2026-06-10T00:00:01", ExpectedResult = "Missed Missed")]
    [TestCase("2026-07-10T00:00:01", ExpectedResult = "Missed Missed")]
    public string An_open_enquiry_is_counted_from_each_deadlines_lapse_on(string knownTo) => Text(Tuesday.Figures(knownTo));

    [TestCase("2026-06-09T13:00", ExpectedResult = "LeftOut LeftOut", TestName = "before both lapses it leaves both figures")]
    [TestCase("2026-06-09T15:00", ExpectedResult = "Missed LeftOut", TestName = "between them it stays a miss of the aim")]
    [TestCase("2026-06-10T09:00", ExpectedResult = "Missed Missed", TestName = "after both it stays a miss of both")]
    public string A_closing_without_an_answer_counts_by_when_it_was_done(string closed)
    {
        string[] texts =
        [
            .. new[]
            {
                ClosingReason.NoReplyNeeded,
                ClosingReason.Spam,
                ClosingReason.Removed,
                ClosingReason.Duplicate,
                ClosingReason.AccountClosed,
            }
                .Select(reason => Text(Tuesday.Closed(closed, reason).Figures("2026-06-12T09:00")))
                .Distinct(StringComparer.Ordinal),
        ];

        return string.Join(" / ", texts);
    }

    [Test]
    public void Marketings_confirmation_takes_a_late_closing_out_of_the_figures()
    {
        Asked closed = Tuesday with
        {
            End = new SpellEnd.Closed(London.At("2026-06-11T09:00"), ClosingReason.NoReplyNeeded) { IsConfirmedByMarketing = true },
        };

        Assert.That(Text(closed.Figures("2026-06-12T09:00")), Is.EqualTo("LeftOut LeftOut"));
    }

    [Test]
    public void A_deadline_that_had_not_lapsed_while_the_account_could_be_read_is_out_of_the_figures()
    {
        Asked gone = Tuesday with { End = SpellEnd.Closed.AccountGone(knownTo: London.At("2026-06-09T15:00")) };

        Assert.That(
            Text(gone.Figures("2026-06-12T09:00")),
            Is.EqualTo("Missed LeftOut"),
            "the aim lapsed at 14:00, the commitment at midnight"
        );
    }

    [Test]
    public void When_an_earlier_item_turns_up_the_figures_go_by_it_and_letters_stay_with_their_deadlines()
    {
        Spell spell = Tuesday.Answered("2026-06-09T13:30").Spell with { Received = London.At("2026-06-09T09:10") };
        SpellDeadlines deadlines = SpellDeadlines.For(London.Calendar, ReplyTarget.Department, spell);
        Instant later = London.At("2026-06-12T09:00");

        Assert.That(deadlines.ForLetters.Aim.Due, Is.EqualTo(London.At("2026-06-09T14:00")));
        Assert.That(deadlines.ForFigures.Aim.Due, Is.EqualTo(London.At("2026-06-09T13:10")));
        Assert.That(SpellFigures.Of(spell, deadlines, London.Calendar, later).Aim, Is.EqualTo(DeadlineOutcome.Missed));
        Standing.Answered verdict = (Standing.Answered)Assessor.Assess(spell, deadlines, London.Calendar, later, later).Standing;
        Assert.That((verdict.AimMet, verdict.Turnaround), Is.EqualTo((false, Duration.FromMinutes(260))), "standing and figures agree");
    }

    [Test]
    public void An_answer_given_offline_counts_in_every_figure()
    {
        SpellFigures figures = Tuesday.AnsweredOffline("2026-06-09T11:30").Figures("2026-06-12T09:00");

        Assert.That(Text(figures), Is.EqualTo("Met Met"));
        Assert.That(figures.Turnaround, Is.EqualTo(Duration.FromMinutes(90)));
    }

    [Test]
    public void Received_and_answered_inside_one_closed_period_is_met_with_no_turnaround()
    {
        SpellFigures figures = Asked.Department("2026-06-13T10:00").Answered("2026-06-14T10:00").Figures("2026-06-16T09:00");

        Assert.That(Text(figures), Is.EqualTo("Met Met"));
        Assert.That(figures.Turnaround, Is.EqualTo(Duration.Zero));
    }

    [Test]
    public void Attainment_alone_is_the_commitments_where_there_is_one_else_the_aims()
    {
        Assert.That(Tuesday.Answered("2026-06-09T15:00").Figures("2026-06-12T09:00").Attainment, Is.EqualTo(DeadlineOutcome.Met));
        Assert.That(
            Asked.Marketing("2026-06-09T10:00").Answered("2026-06-09T15:00").Figures("2026-06-12T09:00").Attainment,
            Is.EqualTo(DeadlineOutcome.Missed)
        );
    }

    private static string Text(SpellFigures figures) => $"{figures.Aim} {figures.Commitment}";
}

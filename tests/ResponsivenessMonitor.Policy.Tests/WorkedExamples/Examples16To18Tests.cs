using System.Collections.Immutable;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.WorkedExamples;

/// <summary>The policy's worked examples 16 to 18, sentence by sentence; example 15 stands with the visits.</summary>
internal sealed class Examples16To18Tests
{
    [Test]
    public void Example_16_round_the_clock_over_the_night_on_which_the_clocks_go_back()
    {
        OfficeCalendar always = Offices.Always;
        Deadlines deadlines = Deadlines.For(always, ReplyTarget.Department, always.At("2026-10-24T23:30"));

        Assert.That(deadlines.Aim.Due, Is.EqualTo(Instant.FromUtc(2026, 10, 25, 2, 30)));
        Assert.That(
            always.Within(always.StartOfDay(new LocalDate(2026, 10, 25)), always.StartOfDay(new LocalDate(2026, 10, 26))),
            Is.EqualTo(Duration.FromHours(25))
        );
        Assert.That(
            deadlines.Commitment,
            Is.EqualTo(new Deadline(Instant.FromUtc(2026, 10, 26, 0, 0), Instant.FromUtc(2026, 10, 26, 0, 0)))
        );
    }

    [TestCase(
        "2026-06-09T11:30",
        ExpectedResult = "1:30:00 aim True commitment True",
        TestName = "Example 17: told on Tuesday at 15:00, about 11:30"
    )]
    [TestCase(
        "2026-06-10T10:00",
        ExpectedResult = "8:00:00 aim False commitment False",
        TestName = "Example 17: told on Wednesday, just now"
    )]
    public string An_answer_given_offline_counts_at_the_time_the_person_gives(string at)
    {
        Standing.Answered answered = Asked.Department("2026-06-09T10:00").AnsweredOffline(at).Verdict;

        return $"{answered.Turnaround.ToString("-H:mm:ss", null)} aim {answered.AimMet} commitment {answered.CommitmentMet}";
    }

    [TestCase("2026-06-06T09:00", ExpectedResult = true, TestName = "three days back at the most")]
    [TestCase("2026-06-06T08:59:59", ExpectedResult = false, TestName = "not a second more")]
    [TestCase("2026-06-09T09:00", ExpectedResult = true, TestName = "just now")]
    [TestCase("2026-06-09T09:00:01", ExpectedResult = false, TestName = "never in the future")]
    public bool An_answer_may_be_said_to_have_been_given_offline(string at) =>
        SpellAct.AnsweredOffline.MayBeSaid(London.At(at), now: London.At("2026-06-09T09:00"));

    [Test]
    public void Example_18_snow_closes_the_office_at_noon_and_breaches_nothing()
    {
        Asked asked = Asked.Department("2027-02-01T10:30");
        Assert.That(asked.Times(), Is.EqualTo("warn Mon 1 Feb 13:30, aim Mon 1 Feb 14:30, commitment Mon 1 Feb 17:00"));

        ImmutableDictionary<LocalDate, DayHours> snow = ImmutableDictionary<LocalDate, DayHours>.Empty.Add(
            new LocalDate(2027, 2, 1),
            OfficeCalendarText.ParseDay("09:00-12:00")
        );
        OfficeCalendar snowed = new(London.Calendar.Hours.Extend(exceptions: snow));
        Deadlines edited = asked.Deadlines.AfterEdit(snowed, ReplyTarget.Department);

        Assert.That(edited.Aim.Due, Is.EqualTo(London.At("2027-02-02T11:30")));
        Assert.That(edited.Commitment, Is.EqualTo(new Deadline(London.At("2027-02-02T17:00"), London.At("2027-02-03T00:00"))));
        Instant evening = London.At("2027-02-01T23:59");
        Assert.That(
            Assessor.Assess(asked.Spell, asked.All.AfterEdit(snowed, ReplyTarget.Department), snowed, evening, evening).Standing,
            Is.InstanceOf<Standing.Waiting>()
        );
    }
}

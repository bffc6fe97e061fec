using System.Collections.Immutable;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Targets;

/// <summary>§1: an edit of calendar or target never brings a deadline forward.</summary>
internal sealed class EditTests
{
    [Test]
    public void A_longer_day_does_not_bring_the_aim_forward()
    {
        Deadlines edited = Asked
            .Department("2026-06-12T16:00")
            .Deadlines.AfterEdit(With("2026-06-12", "08:00-20:00"), ReplyTarget.Department);

        Assert.That(edited.Aim.Due, Is.EqualTo(London.At("2026-06-15T12:00")));
    }

    [Test]
    public void A_longer_day_moves_the_commitment_to_its_later_close()
    {
        Deadlines edited = Asked
            .Department("2026-06-12T11:00")
            .Deadlines.AfterEdit(With("2026-06-12", "08:00-20:00"), ReplyTarget.Department);

        Assert.That(edited.Commitment!.Value.Due, Is.EqualTo(London.At("2026-06-12T20:00")));
    }

    [Test]
    public void A_lapse_is_not_brought_forward_either()
    {
        Deadlines before = Asked.Marketing("2026-06-12T16:00").Deadlines;
        Assert.That(before.Aim, Is.EqualTo(new Deadline(London.At("2026-06-12T17:00"), London.At("2026-06-15T09:00"))));

        Deadlines edited = before.AfterEdit(With("2026-06-12", "09:00-18:00"), ReplyTarget.Marketing);

        Assert.That(edited.Aim, Is.EqualTo(before.Aim));
    }

    [Test]
    public void A_closure_of_the_day_moves_the_commitment_to_the_first_open_day_after_its_date()
    {
        OfficeCalendar closed = new(London.Calendar.Hours.Extend(closures: Closures.On(new LocalDate(2026, 6, 12))));
        Deadlines edited = Asked.Department("2026-06-12T11:00").Deadlines.AfterEdit(closed, ReplyTarget.Department);

        Assert.That(edited.Commitment, Is.EqualTo(new Deadline(London.At("2026-06-15T17:00"), London.At("2026-06-16T00:00"))));
        Assert.That(edited.Aim.Due, Is.EqualTo(London.At("2026-06-15T13:00")));
        Assert.That(edited.CountedOn, Is.EqualTo(new LocalDate(2026, 6, 15)));
    }

    [Test]
    public void A_shorter_aim_leaves_open_enquiries_as_they_were()
    {
        ReplyTarget shorter = new(Duration.FromHours(1), new Commitment.SameOfficeDay());
        Deadlines before = Asked.Department("2026-06-09T10:00").Deadlines;

        Assert.That(before.AfterEdit(London.Calendar, shorter), Is.EqualTo(before));
    }

    [Test]
    public void A_longer_aim_counts_at_once_and_so_does_its_later_warning()
    {
        ReplyTarget longer = new(Duration.FromHours(6), new Commitment.SameOfficeDay());
        Deadlines edited = Asked.Department("2026-06-09T10:00").Deadlines.AfterEdit(London.Calendar, longer);

        Assert.That(edited.Aim.Due, Is.EqualTo(London.At("2026-06-09T16:00")));
        Assert.That(edited.WarnAt, Is.EqualTo(London.At("2026-06-09T14:30")));
    }

    [Test]
    public void An_enquiry_keeps_a_commitment_that_the_target_gives_up()
    {
        Deadlines before = Asked.Department("2026-06-09T10:00").Deadlines;
        Deadlines edited = before.AfterEdit(London.Calendar, ReplyTarget.Marketing);

        Assert.That(edited.Breach, Is.EqualTo(before.Breach));
        Assert.That(edited.Aim, Is.EqualTo(before.Aim));
    }

    [Test]
    public void A_new_commitment_does_not_bring_the_breach_forward()
    {
        ReplyTarget agreed = new(Duration.FromHours(4), new Commitment.Amount(Duration.FromMinutes(30)));
        Deadlines edited = Asked.Marketing("2026-06-09T10:00").Deadlines.AfterEdit(London.Calendar, agreed);

        Assert.That(edited.Breach.Due, Is.EqualTo(London.At("2026-06-09T11:00")));
    }

    [Test]
    public void A_commitment_that_moves_keeps_at_least_the_lapse_it_had()
    {
        ReplyTarget before = new(Duration.FromHours(4), new Commitment.Amount(Duration.FromHours(6)));
        ReplyTarget after = new(Duration.FromHours(4), new Commitment.Amount(Duration.FromHours(4)));
        OfficeCalendar weekend = Offices.Open("mon-thu 09:00-17:00; fri 06:00-16:00; sat,sun 09:00-12:00");
        Deadlines asked = new Asked(London.Calendar, before, London.At("2026-06-12T11:00")).Deadlines;
        Assert.That(asked.Commitment, Is.EqualTo(new Deadline(London.At("2026-06-12T17:00"), London.At("2026-06-15T09:00"))));

        Deadline edited = asked.AfterEdit(weekend, after).Commitment!.Value;

        Assert.That(edited, Is.EqualTo(new Deadline(London.At("2026-06-13T12:00"), London.At("2026-06-15T09:00"))));
    }

    [Test]
    public void An_edit_that_moves_the_lapse_into_the_future_undoes_a_breach()
    {
        Asked asked = Asked.Department("2026-06-12T11:00");
        OfficeCalendar closed = new(London.Calendar.Hours.Extend(closures: Closures.On(new LocalDate(2026, 6, 12))));
        Instant saturday = London.At("2026-06-13T10:00");
        Assert.That(
            Assessor.Assess(asked.Spell, asked.All, London.Calendar, saturday, saturday).Standing,
            Is.InstanceOf<Standing.Breached>()
        );

        SpellDeadlines edited = asked.All.AfterEdit(closed, ReplyTarget.Department);

        Assert.That(Assessor.Assess(asked.Spell, edited, closed, saturday, saturday).Standing, Is.InstanceOf<Standing.Waiting>());
    }

    private static OfficeCalendar With(string date, string hours) =>
        new(
            London.Calendar.Hours.Extend(
                exceptions: ImmutableDictionary<LocalDate, DayHours>.Empty.Add(
                    OfficeCalendarText.ParseDates(date)[0],
                    OfficeCalendarText.ParseDay(hours)
                )
            )
        );
}

using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.Notices;

/// <summary>§6 from assessor to letter: what an administrator is told over days in which things change.</summary>
internal sealed class TellingTests
{
    private static readonly OfficeCalendar FridayClosed = new(London.Calendar.Hours.Extend(closures: Closures.On(Dates.On("2026-06-12"))));

    [Test]
    public void A_held_letter_of_a_breach_that_an_edit_undoes_never_leaves()
    {
        Mailbox mailbox = new(Asked.Department("2026-06-12T11:00"), Steward.Department)
        {
            Edit = (London.At("2026-06-13T10:00"), FridayClosed),
        };

        Assert.That(
            mailbox.Until("2026-06-16T12:00"),
            Is.EqualTo(["DueSoon Fri 14:00", "PastAim Fri 15:00", "Breached Tue 09:00"]),
            "breached again when Monday, which now counts, has passed"
        );
    }

    [Test]
    public void Example_18_snow_sends_no_letter_beside_the_one_before_it()
    {
        OfficeCalendar snowed = new(
            London.Calendar.Hours.Extend(
                exceptions: ImmutableDictionary<LocalDate, DayHours>.Empty.Add(
                    Dates.On("2027-02-01"),
                    OfficeCalendarText.ParseDay("09:00-12:00")
                )
            )
        );
        Asked asked = Asked.Department("2027-02-01T10:30").Answered("2027-02-02T10:00");
        Mailbox mailbox = new(asked, Steward.Department) { Edit = (London.At("2027-02-01T14:10"), snowed) };

        Assert.That(mailbox.Until("2027-02-05T17:00"), Is.EqualTo(["DueSoon Mon 13:30"]));
    }

    [Test]
    public void What_is_answered_before_the_opening_is_not_told_at_the_opening()
    {
        Asked asked = Asked.Department("2026-06-09T10:00").Answered("2026-06-10T08:00");

        Assert.That(
            new Mailbox(asked, Steward.Department).Until("2026-06-12T17:00"),
            Is.EqualTo(["DueSoon Tue 13:00", "PastAim Tue 14:00"])
        );
    }

    [Test]
    public void When_only_an_escalation_could_tell_of_the_breach_reminders_follow_its_day()
    {
        Asked asked = Asked.Department("2026-06-09T10:00") with { FoundAt = London.At("2026-06-10T15:00") };

        Assert.That(
            new Mailbox(asked, Steward.Department).Until("2026-06-12T17:00"),
            Is.EqualTo(["Escalated Wed 15:00", "FirstReminder Thu 09:00", "SecondReminder Fri 09:00"])
        );
    }

    [Test]
    public void Looking_late_and_often_changes_no_letter_and_repeats_none() =>
        Prop.ForAll(
                AnEnquiry.ToArbitrary(),
                it =>
                {
                    IReadOnlyList<string> letters = Told(it, besides: []);
                    Assert.That(Told(it, it.Besides), Is.EqualTo(letters));
                    Assert.That(letters.Select(letter => letter.Split(' ')[0]), Is.Unique);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));

    private sealed record Case(string Received, int AnsweredAfter, bool ByMarketing, bool IsEdited, IReadOnlyList<Instant> Besides);

    private static Gen<Case> AnEnquiry =>
        from day in Gen.Choose(8, 14)
        from minute in Gen.Choose(0, (24 * 60) - 1)
        from answered in Gen.Choose(0, 5 * 24 * 60)
        from marketing in Gen.Elements(true, false)
        from edited in Gen.Elements(true, false)
        from besides in Gen.ListOf(Gen.Choose(0, 9 * 24 * 3600))
        let received = $"2026-06-{day:00}T{minute / 60:00}:{minute % 60:00}"
        select new Case(
            received,
            answered,
            marketing,
            edited,
            [.. besides.Select(second => London.At(received) + Duration.FromSeconds(second))]
        );

    private static IReadOnlyList<string> Told(Case it, IReadOnlyList<Instant> besides)
    {
        Asked asked = it.ByMarketing ? Asked.Marketing(it.Received) : Asked.Department(it.Received);
        Instant at = asked.Received + Duration.FromMinutes(it.AnsweredAfter);
        asked =
            it.AnsweredAfter < 4 * 24 * 60
                ? asked with
                {
                    End = new Policy.Enquiries.SpellEnd.Answered(at, Policy.Enquiries.AnsweredBy.Account),
                }
                : asked;
        return new Mailbox(asked, it.ByMarketing ? Steward.Marketing : Steward.Department)
        {
            Besides = besides,
            Edit = it.IsEdited ? (London.At("2026-06-13T10:00"), FridayClosed) : null,
        }.Until("2026-06-26T17:00");
    }
}

using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Policy.Tests.Support;

namespace ResponsivenessMonitor.Policy.Tests.WorkedExamples;

/// <summary>The policy's worked examples 11 to 14, sentence by sentence.</summary>
internal sealed class Examples11To14Tests
{
    private static readonly Triage Triage = new(WordLists.English);

    [Test]
    public void Example_11_two_counted_one_met_median_50_minutes()
    {
        Item[] items =
        [
            Inbound("1", "A", "2026-06-10T10:00", "Is the library open tonight?"),
            Inbound("2", "A", "2026-06-10T10:20", "Hello? I am at the door", parent: "1"),
            Own("3", "2026-06-10T10:50", parent: "1"),
            Inbound("4", "A", "2026-06-10T10:52", "Thanks so much!", parent: "3"),
            Inbound("5", "A", "2026-06-10T11:30", "And how do I get a ticket?", parent: "3"),
            Own("6", "2026-06-10T12:45", parent: "5"),
        ];

        IReadOnlyList<Spell> spells = ConversationReader.Read(ConversationShape.Nested, items);
        List<SpellFigures> figures =
        [
            .. spells.Select(spell => SpellFigures.Of(spell, Due(spell), London.Calendar, London.At("2026-06-11T09:00"))),
        ];

        Assert.That(spells.Select(spell => string.Join('+', spell.Items)), Is.EqualTo(["1+2", "5"]));
        Assert.That(figures.Select(f => f.Turnaround), Is.EqualTo(new Duration?[] { Duration.FromMinutes(50), Duration.FromMinutes(75) }));
        Assert.That(figures.Select(f => f.Attainment), Is.EqualTo([DeadlineOutcome.Met, DeadlineOutcome.Missed]));
        Assert.That(Percentile.NearestRank(figures.Select(f => f.Turnaround!.Value), 50), Is.EqualTo(Duration.FromMinutes(50)));
        Assert.That(Due(spells[1]).ForLetters.Aim.Due, Is.EqualTo(London.At("2026-06-10T12:30")));
    }

    [Test]
    public void Example_11_the_first_enquiry_is_due_soon_at_10_45()
    {
        Asked asked = Asked.Marketing("2026-06-10T10:00").Answered("2026-06-10T10:50");
        Mailbox atOnce = new(asked, Steward.Marketing) { GatherFor = Duration.Zero };

        Assert.That(atOnce.Until("2026-06-11T17:00"), Is.EqualTo(["DueSoon Wed 10:45"]));
        Assert.That(new Mailbox(asked, Steward.Marketing).Until("2026-06-11T17:00"), Is.Empty, "answered while its letter gathered");
    }

    [Test]
    public void Example_11_thanks_need_no_reply() =>
        Assert.That(Triage.Judge(new InboundMessage(MessageKind.Mention, "Thanks so much!")).Kind, Is.EqualTo(TriageKind.Thanks));

    [TestCase("b", ExpectedResult = "A 1:00:00, B 0:30:00", TestName = "Example 12: a reply to B, who replied to A, ends both")]
    [TestCase("a", ExpectedResult = "A 1:00:00, B waits", TestName = "Example 12: a reply to A ends only A's")]
    public string In_a_nested_thread(string parent) =>
        Turnarounds(
            ConversationReader.Read(
                ConversationShape.Nested,
                [
                    Own("post", "2026-06-10T09:00"),
                    Inbound("a", "A", "2026-06-10T10:00", "Where is it?", parent: "post"),
                    Inbound("b", "B", "2026-06-10T10:30", "Yes, where?", parent: "a"),
                    Own("reply", "2026-06-10T11:00", parent),
                ]
            )
        );

    [TestCase("B", ExpectedResult = "A waits, B 0:30:00", TestName = "Example 12: where replies nest one level only, naming B ends B's")]
    [TestCase(
        null,
        ExpectedResult = "A 1:00:00, B 0:30:00",
        TestName = "Example 12: where replies nest one level only, naming nobody ends both"
    )]
    public string Where_replies_nest_one_level_only(string? named) =>
        Turnarounds(
            ConversationReader.Read(
                ConversationShape.OneLevel,
                [
                    Inbound("a", "A", "2026-06-10T10:00", "Where is it?"),
                    Inbound("b", "B", "2026-06-10T10:30", "Yes, where?", parent: "a"),
                    Own("reply", "2026-06-10T11:00", parent: "a") with
                    {
                        Names = named is null ? [] : [new AuthorKey(named)],
                    },
                ]
            )
        );

    [Test]
    public void Example_13_a_sibling_answers_for_both_and_the_asked_account_gets_no_mail()
    {
        Item[] items =
        [
            Inbound("1", "A", "2026-06-09T10:00", "@LibraryDesk @UniHelp is the lift broken?"),
            Own("2", "2026-06-09T10:40", parent: "1") with
            {
                Side = ItemSide.Sibling,
                Author = new AuthorKey("UniHelp"),
            },
        ];
        Spell spell = ConversationReader.Read(ConversationShape.Nested, items).Single();
        Asked asked = Asked.Department("2026-06-09T10:00") with { End = spell.End };

        Assert.That(asked.Verdict.By, Is.EqualTo(AnsweredBy.Sibling));
        Assert.That(asked.Verdict.Turnaround, Is.EqualTo(Duration.FromMinutes(40)));
        Assert.That(
            spell.End,
            Is.InstanceOf<SpellEnd.Answered>().With.Property(nameof(SpellEnd.Answered.Sibling)).EqualTo(new AuthorKey("UniHelp"))
        );
        Assert.That(new Mailbox(asked, Steward.Department).Until("2026-06-12T17:00"), Is.Empty);
    }

    [Test]
    public void Example_14_what_was_answered_during_an_outage_is_due_soon_as_seen_before_it_and_never_overdue()
    {
        Asked asked = Asked.Marketing("2026-06-10T13:40").Answered("2026-06-10T14:35");
        Mailbox mailbox = new(asked, Steward.Marketing) { Outage = Outage };
        Assessment stale = (asked with { End = null }).AssessedAt("2026-06-10T15:10", knownTo: "2026-06-10T13:50");

        Assert.That(mailbox.Until("2026-06-11T17:00"), Is.EqualTo(["DueSoon Wed 14:25"]));
        Assert.That(mailbox.Left.Single().AsSeenAt, Is.EqualTo(London.At("2026-06-10T13:50")));
        Assert.That(stale.Standing, Is.EqualTo(new Standing.DueSoon(London.At("2026-06-10T14:40"))));
        Assert.That(stale.NotReadSince, Is.EqualTo(London.At("2026-06-10T13:50")));
        Assert.That(asked.Verdict.AimMet, Is.True);
    }

    [Test]
    public void Example_14_what_came_during_an_outage_is_found_late_and_told_once()
    {
        Asked asked = Asked.Marketing("2026-06-10T14:00") with { FoundAt = London.At("2026-06-10T15:20") };
        Assessment found = asked.AssessedAt("2026-06-10T15:20");

        Assert.That(found.Standing, Is.EqualTo(new Standing.Breached(London.At("2026-06-10T15:00"))));
        Assert.That(found.IsFoundLate, Is.True);
        Mailbox mailbox = new(asked, Steward.Marketing);
        Assert.That(
            mailbox.Until("2026-06-11T17:00"),
            Is.EqualTo(["Breached Wed 15:20", "FirstReminder Thu 09:00", "Escalated Thu 11:00"])
        );
        Assert.That(mailbox.Left[0].IsFoundLate, Is.True, "the one letter says why");
    }

    private static Interval Outage => new(London.At("2026-06-10T13:50"), London.At("2026-06-10T15:20"));

    private static SpellDeadlines Due(Spell spell) => SpellDeadlines.For(London.Calendar, ReplyTarget.Marketing, spell);

    private static string Turnarounds(IReadOnlyList<Spell> spells) =>
        string.Join(
            ", ",
            spells.Select(spell =>
                spell.End is { } end
                    ? $"{spell.Enquirer} {London.Calendar.Within(spell.Received, end.At).ToString("-H:mm:ss", null)}"
                    : $"{spell.Enquirer} waits"
            )
        );

    private static Item Inbound(string id, string author, string local, string text, string? parent = null) =>
        new(new ItemId(id), new AuthorKey(author), ItemSide.Inbound, London.At(local))
        {
            InReplyTo = parent is null ? null : new ItemId(parent),
            Asks = Triage.Judge(new InboundMessage(MessageKind.Mention, text)).Kind == TriageKind.Enquiry,
        };

    private static Item Own(string id, string local, string? parent = null) =>
        new(new ItemId(id), new AuthorKey("LibraryDesk"), ItemSide.Own, London.At(local))
        {
            InReplyTo = parent is null ? null : new ItemId(parent),
        };
}

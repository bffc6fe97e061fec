using ResponsivenessMonitor.Audit.Reading;

namespace ResponsivenessMonitor.Tests.Audit;

/// <summary>How rows become enquiries and answers.</summary>
internal sealed class ReadingTests
{
    [Test]
    public void An_own_item_with_a_known_parent_ends_only_what_is_on_its_chain()
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-06-09T10:00", by: "A")
            .Asked("2", "2026-06-09T10:05", by: "B")
            .Answered("3", "2026-06-09T11:00", "2")
            .Audit("--json");
        Assert.That(outcome.Figure("answered"), Is.EqualTo("1"));
        Assert.That(outcome.Figure("medianTurnaroundSeconds"), Is.EqualTo("3300.000"));
    }

    [TestCase("", TestName = "An answer that replies to nothing ends every open enquiry")]
    [TestCase("unknown", TestName = "An answer that replies to an unknown item ends every open enquiry")]
    [TestCase("elsewhere", TestName = "An answer that replies to an item of another conversation ends every open enquiry")]
    public void Without_a_parent(string inReplyTo)
    {
        AuditOutcome outcome = new AnExport()
            .Asked("elsewhere", "2026-06-09T09:00", conversation: "c2")
            .Asked("1", "2026-06-09T10:00", by: "A")
            .Asked("2", "2026-06-09T10:05", by: "B")
            .Answered("3", "2026-06-09T11:00", inReplyTo)
            .Audit("--json");
        Assert.That(outcome.Figure("enquiries"), Is.EqualTo("3"));
        Assert.That(outcome.Figure("answered"), Is.EqualTo("2"));
    }

    [Test]
    public void A_sibling_s_item_without_a_parent_ends_every_open_enquiry_too()
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-06-09T10:00", by: "A")
            .Asked("2", "2026-06-09T10:05", by: "B")
            .Answered("3", "2026-06-09T11:00", by: "UniHelp")
            .Answered("9", "2026-06-01T10:00", account: "UniHelp", conversation: "c9")
            .Audit("--json");
        Assert.That(outcome.Figure("answered", "LibraryDesk"), Is.EqualTo("2"));
        Assert.That(outcome.Figure("enquiries", "UniHelp"), Is.EqualTo("0"));
        Assert.That(outcome.Figure("medianTurnaroundSeconds", "UniHelp"), Is.EqualTo("null"));
    }

    [Test]
    public void An_account_that_the_file_does_not_have_is_an_enquirer_like_any_other()
    {
        AuditOutcome outcome = new AnExport().Asked("1", "2026-06-09T10:00").Asked("2", "2026-06-09T11:00", by: "UniHelp").Audit("--json");
        Assert.That(outcome.Figure("enquiries"), Is.EqualTo("2"));
        Assert.That(outcome.Figure("answered"), Is.EqualTo("0"));
    }

    [Test]
    public void Equal_times_count_in_file_order()
    {
        AnExport first = new AnExport().Asked("z", "2026-06-09T10:00").Answered("a", "2026-06-09T10:00");
        AnExport last = new AnExport().Answered("a", "2026-06-09T10:00").Asked("z", "2026-06-09T10:00");
        Assert.That(first.Audit("--json").Figure("answered"), Is.EqualTo("1"));
        Assert.That(last.Audit("--json").Figure("answered"), Is.EqualTo("0"));
    }

    [Test]
    public void A_child_never_comes_before_its_parent_though_its_line_and_time_do()
    {
        AuditOutcome outcome = new AnExport().Answered("2", "2026-06-09T09:30", "1").Asked("1", "2026-06-09T10:00").Audit("--json");
        Assert.That(outcome.Figure("answered"), Is.EqualTo("1"));
        Assert.That(outcome.Figure("medianTurnaroundSeconds"), Is.EqualTo("0.000"));
    }

    [Test]
    public void Items_that_reply_to_each_other_in_a_ring_count_as_replies_to_nothing()
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-06-09T10:00", by: "A", inReplyTo: "2")
            .Asked("2", "2026-06-09T10:10", by: "B", inReplyTo: "1")
            .Answered("3", "2026-06-09T10:30", "3")
            .Audit("--json");
        Assert.That(outcome.Code, Is.Zero);
        Assert.That(outcome.Figure("answered"), Is.EqualTo("2"));
        Assert.That(outcome.Figure("p90TurnaroundSeconds"), Is.EqualTo("1800.000"));
    }

    [Test]
    public void Further_messages_join_and_a_message_after_the_answer_is_a_new_enquiry()
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-06-10T10:00")
            .Asked("2", "2026-06-10T10:20", inReplyTo: "1")
            .Answered("3", "2026-06-10T10:50", "2")
            .Asked("4", "2026-06-10T11:30", inReplyTo: "3")
            .Answered("5", "2026-06-10T12:45", "4")
            .Audit("--json", "--aim", "1h", "--commitment", "none");
        Assert.That(outcome.Figure("enquiries"), Is.EqualTo("2"));
        Assert.That(outcome.Figure("aimMet"), Is.EqualTo("1"));
        Assert.That(outcome.Figure("medianTurnaroundSeconds"), Is.EqualTo("3000.000"));
        Assert.That(outcome.Figure("p90TurnaroundSeconds"), Is.EqualTo("4500.000"));
    }

    [Test]
    public void Items_after_the_as_of_instant_are_ignored()
    {
        AnExport export = new AnExport().Asked("1", "2026-06-09T10:00").Answered("2", "2026-06-09T11:00", "1");
        Assert.That(export.Audit("--json", "--as-of", "2026-06-09T10:59:59.999+01:00").Figure("answered"), Is.EqualTo("0"));
        Assert.That(export.Audit("--json", "--as-of", "2026-06-09T11:00:00+01:00").Figure("answered"), Is.EqualTo("1"));
    }

    [Test]
    public void The_as_of_instant_is_the_latest_item_unless_it_is_given()
    {
        AnExport export = new AnExport().Asked("1", "2026-06-09T10:00").Answered("2", "2026-06-09T14:00:00.001", "", conversation: "c2");
        Assert.That(export.Audit("--json").Figure("unansweredPastAim"), Is.EqualTo("1"));
    }

    [Test]
    public void Times_are_cut_to_milliseconds()
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-06-09T10:00:00.0009")
            .Answered("2", "2026-06-09T10:00:01.0019999", "1")
            .Audit("--json");
        Assert.That(outcome.Figure("medianTurnaroundSeconds"), Is.EqualTo("1.001"));
    }

    [TestCase("2026-06-09T10:00:00Z")]
    [TestCase("2026-06-09T10:00Z")]
    [TestCase("2026-06-09T11:00:00+01:00")]
    [TestCase("2026-06-09T11:00:00.000000+0100")]
    [TestCase("2026-06-09T06:00:00.0-04")]
    public void Instants_are_ISO_8601_with_an_offset(string at)
    {
        AuditOutcome outcome = new AnExport().Line($"A,c,1,ada,{at},").Audit("--explain", "1", "--json");
        Assert.That(outcome.Explained("received"), Is.EqualTo("2026-06-09T10:00:00Z"));
    }

    [Test]
    public void Columns_may_stand_in_any_order_among_others_and_be_quoted()
    {
        AuditOutcome outcome = new AnExport("at,note,\"item\",author,account,conversation,in_reply_to")
            .Line("2026-06-09T10:00:00Z,\"a, \"\"b\"\"\",1,ada,\"Library, Desk\",c,")
            .Line("2026-06-09T11:00:00Z,,2,\"Library, Desk\",\"Library, Desk\",c,1")
            .Audit("--json");
        Assert.That(outcome.Error, Is.Empty);
        Assert.That(outcome.Figure("medianTurnaroundSeconds", "Library, Desk"), Is.EqualTo("3600.000"));
    }

    [TestCase("LibraryDesk", "c1", "long", "ada", TestName = "A long item")]
    [TestCase("LibraryDesk", "long", "1", "ada", TestName = "A long conversation")]
    [TestCase("LibraryDesk", "c1", "1", "long", TestName = "A long author")]
    [TestCase("long", "c1", "1", "ada", TestName = "A long account")]
    public void Names_are_as_long_as_they_like(string account, string conversation, string item, string author)
    {
        string Long(string name) => name.Replace("long", new string('x', 600_000), StringComparison.Ordinal);
        (account, conversation, item) = (Long(account), Long(conversation), Long(item));
        AuditOutcome outcome = new AnExport()
            .Asked(item, "2026-06-09T10:00", Long(author), account, conversation)
            .Answered("2", "2026-06-09T11:00", item, account: account, conversation: conversation)
            .Audit("--json");
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((0, string.Empty)));
        Assert.That(outcome.Figure("medianTurnaroundSeconds"), Is.EqualTo("3600.000"));
    }

    [Test]
    public void What_goes_wrong_on_the_numbering_thread_is_told_to_whoever_waits_for_it()
    {
        using ItemNumbering numbering = new(items: null!);
        numbering.Add("1"u8, default);
        Assert.That(numbering.Finish, Throws.InstanceOf<NullReferenceException>().With.Property("StackTrace").Contain(nameof(ItemBatch)));
    }

    [Test]
    public void Percentiles_are_nearest_rank()
    {
        AnExport export = new();
        for (int minute = 1; minute <= 10; minute++)
        {
            _ = export
                .Asked($"q{minute}", "2026-06-09T10:00", conversation: $"c{minute}")
                .Answered($"a{minute}", $"2026-06-09T10:{minute:00}", conversation: $"c{minute}");
        }

        AuditOutcome outcome = export.Audit("--json");
        Assert.That(outcome.Figure("medianTurnaroundSeconds"), Is.EqualTo("300.000"));
        Assert.That(outcome.Figure("p90TurnaroundSeconds"), Is.EqualTo("540.000"));
    }
}

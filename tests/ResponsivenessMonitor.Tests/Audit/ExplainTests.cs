namespace ResponsivenessMonitor.Tests.Audit;

/// <summary><c>--explain</c>: how an item's enquiry was counted.</summary>
internal sealed class ExplainTests
{
    private static AnExport Thread() =>
        new AnExport()
            .Asked("1", "2026-06-12T16:30")
            .Asked("2", "2026-06-12T16:40", inReplyTo: "1")
            .Answered("3", "2026-06-15T09:45:01.5", "2")
            .Answered("4", "2026-06-15T09:50")
            .Asked("5", "2026-06-16T10:00");

    [Test]
    public void The_intervals_that_were_counted_and_their_sum()
    {
        AuditOutcome outcome = Thread().Audit("--explain", "1");
        string[] lines = outcome.Output.TrimEnd('\n').Split('\n');
        Assert.That(outcome.Code, Is.Zero);
        Assert.That(
            lines,
            Is.EqualTo(
                new[]
                {
                    "Item 1 of LibraryDesk (line 2) opened an enquiry.",
                    "",
                    "Enquiry     item 1 and 1 more of the same enquirer",
                    "Received    Fri 2026-06-12 16:30:00 BST   2026-06-12T15:30:00Z",
                    "Answered    Mon 2026-06-15 09:45:01.5 BST   2026-06-15T08:45:01.5Z by the account, item 3",
                    "Counted on  Fri 2026-06-12",
                    "Office time mon-fri 09:00-17:00 in Europe/London, no closures:",
                    "            Fri 2026-06-12 16:30:00 - 17:00:00   30 min",
                    "            Mon 2026-06-15 09:00:00 - 09:45:01.5   45 min 1.500 s",
                    "Turnaround  1 h 15 min 1.500 s of office time",
                    "Wall clock  65 h 15 min 1.500 s",
                    "Aim         4 h of office time: met, for the answer came no later than it lapsed",
                    "  due       Mon 2026-06-15 12:30:00 BST   2026-06-15T11:30:00Z",
                    "  lapses    Mon 2026-06-15 12:30:00 BST   2026-06-15T11:30:00Z",
                    "Commitment  the same office day: met, for the answer came no later than it lapsed",
                    "  due       Mon 2026-06-15 17:00:00 BST   2026-06-15T16:00:00Z",
                    "  lapses    Tue 2026-06-16 00:00:00 BST   2026-06-15T23:00:00Z",
                    "            Only 30 min of office time, less than 1 h, were left on Fri 2026-06-12, so the next open day counts.",
                    "            An answer in the evening is still the same day, so it lapses at midnight.",
                }
            )
        );
    }

    [TestCase("2", "joined an enquiry that was waiting already, opened by item 1")]
    [TestCase("3", "is the account's answer to an enquiry.")]
    [TestCase("4", "answered nobody")]
    [TestCase("LibraryDesk:5", "opened an enquiry.")]
    public void What_an_item_is(string item, string said) => Assert.That(Thread().Audit("--explain", item).Output, Does.Contain(said));

    [Test]
    public void An_item_after_the_as_of_instant_was_ignored()
    {
        AuditOutcome outcome = Thread().Audit("--explain", "5", "--as-of", "2026-06-15T12:00:00Z");
        Assert.That(outcome.Code, Is.Zero);
        Assert.That(
            outcome.Output,
            Does.Contain("is later than Mon 2026-06-15 13:00:00 BST, up to when the history counts, and was ignored.")
        );
    }

    [Test]
    public void An_open_enquiry_is_counted_up_to_the_as_of_instant()
    {
        AuditOutcome outcome = Thread().Audit("--explain", "5", "--as-of", "2026-06-16T15:00:00+01:00");
        Assert.That(outcome.Output, Does.Contain("Answered    not by Tue 2026-06-16 15:00:00 BST"));
        Assert.That(outcome.Output, Does.Contain("So far      5 h of office time"));
        Assert.That(outcome.Output, Does.Contain("4 h of office time: missed, for it lapsed without an answer"));
        Assert.That(outcome.Output, Does.Contain("the same office day: open, for it has not lapsed yet"));
    }

    [Test]
    public void An_amount_that_is_used_up_at_a_close_counts_until_the_next_opening()
    {
        AuditOutcome outcome = new AnExport().Asked("1", "2026-03-27T16:00").Audit("--explain", "1", "--aim", "1h", "--commitment", "none");
        Assert.That(outcome.Output, Does.Contain("used up exactly at a close, so an answer counts until the next opening."));
        Assert.That(
            outcome.Output,
            Does.Contain("due       Fri 2026-03-27 17:00:00 GMT").And.Contain("lapses    Mon 2026-03-30 09:00:00 BST")
        );
    }

    [Test]
    public void An_enquiry_received_while_closed_is_counted_on_the_next_open_day()
    {
        AuditOutcome outcome = new AnExport().Asked("1", "2026-06-13T11:00").Answered("2", "2026-06-13T12:00").Audit("--explain", "1");
        Assert.That(outcome.Output, Does.Contain("Mon 2026-06-15, for the office was closed until Mon 2026-06-15 09:00:00 BST"));
        Assert.That(outcome.Output, Does.Contain("none: the office was closed all the while"));
    }

    [Test]
    public void Hundreds_of_intervals_are_shortened_to_their_ends_and_the_sum_between()
    {
        AuditOutcome outcome = new AnExport().Asked("1", "2026-01-05T09:00").Answered("2", "2026-06-05T17:00").Audit("--explain", "1");
        Assert.That(outcome.Output, Does.Contain("… 100 more intervals, together 800 h …"));
        Assert.That(outcome.Output, Does.Contain("Turnaround  880 h of office time"));
        AuditOutcome json = new AnExport()
            .Asked("1", "2026-01-05T09:00")
            .Answered("2", "2026-06-05T17:00")
            .Audit("--explain", "1", "--json");
        Assert.That(json.Json.GetProperty("enquiries")[0].GetProperty("openIntervals").GetArrayLength(), Is.EqualTo(110));
        Assert.That(json.Explained("officeSeconds"), Is.EqualTo("3168000.000"));
    }

    [Test]
    public void An_item_of_several_accounts_needs_its_account()
    {
        AnExport export = new AnExport().Asked("at:1", "2026-06-09T10:00").Asked("at:1", "2026-06-09T10:00", account: "@Gym");
        AuditOutcome ambiguous = export.Audit("--explain", "at:1");
        Assert.That(ambiguous.Code, Is.EqualTo(64));
        Assert.That(ambiguous.Output, Is.Empty);
        Assert.That(ambiguous.Error, Does.Contain("\n    LibraryDesk:at:1\n    @Gym:at:1"));
        Assert.That(export.Audit("--explain", "@Gym:at:1").Output, Does.StartWith("Item at:1 of @Gym (line 3) opened an enquiry."));
    }

    [Test]
    public void An_item_that_no_line_has_is_a_usage_error()
    {
        AuditOutcome outcome = Thread().Audit("--explain", "6");
        Assert.That(outcome.Code, Is.EqualTo(64));
        Assert.That(outcome.Error, Is.EqualTo("--explain: no good line has the item '6'.\n"));
    }

    [Test]
    public void An_answer_to_an_enquiry_without_a_deadline_names_the_line_of_the_enquiry()
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-06-09T10:00")
            .Answered("2", "2026-06-09T11:00")
            .Audit("--explain", "2", "--calendar", "closed");
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(outcome.Error, Does.StartWith("Nothing could be measured: line 2: its enquiry has no deadline: The office calendar "));
    }

    [Test]
    public void An_enquiry_as_of_its_own_instant_has_waited_for_no_time()
    {
        AuditOutcome outcome = new AnExport().Asked("1", "2026-06-09T11:10").Audit("--explain", "1");
        Assert.That(outcome.Output, Does.Contain("            none: no time had passed\n"));
    }

    [Test]
    public void An_item_dated_before_what_it_replies_to_is_received_with_it_and_that_is_said()
    {
        AuditOutcome outcome = new AnExport()
            .Answered("post", "2026-06-09T14:00")
            .Asked("1", "2026-06-09T10:00", inReplyTo: "post")
            .Audit("--explain", "1");
        Assert.That(
            outcome.Output,
            Does.Contain(
                "Received    Tue 2026-06-09 14:00:00 BST   2026-06-09T13:00:00Z\n"
                    + "            written Tue 2026-06-09 10:00:00 BST, but never received before what it replies to\n"
            )
        );
    }
}

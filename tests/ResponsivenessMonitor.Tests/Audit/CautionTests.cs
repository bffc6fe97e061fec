namespace ResponsivenessMonitor.Tests.Audit;

/// <summary>What makes figures doubtful although no line is bad is said, and changes neither figures nor exit code.</summary>
internal sealed class CautionTests
{
    [TestCase("librarydesk")]
    [TestCase("@LibraryDesk")]
    [TestCase(" LibraryDesk ")]
    public void An_author_nearly_spelt_like_an_account_is_named(string author)
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-06-09T10:00")
            .Answered("2", "2026-06-09T11:00")
            .Asked("3", "2026-06-09T12:00", by: author)
            .Audit("--json");

        Assert.That(
            outcome.Error,
            Is.EqualTo(
                $"The author '{author}' is not the account 'LibraryDesk', though nearly spelt so: what it wrote counts as enquiries. If they are one, spell them alike.\n"
            )
        );
        Assert.That((outcome.Code, outcome.Figure("enquiries")), Is.EqualTo((0, "2")));
    }

    [Test]
    public void An_account_without_an_item_of_its_own_is_named()
    {
        AuditOutcome outcome = new AnExport()
            .Asked("1", "2026-06-09T10:00")
            .Answered("2", "2026-06-09T11:00")
            .Asked("3", "2026-06-09T12:00", account: "Gym", conversation: "c2")
            .Audit("--json");

        Assert.That(outcome.Error, Is.EqualTo("No item of their own have Gym: does the export hold what the accounts answered?\n"));
        Assert.That(outcome.Code, Is.Zero);
    }

    [Test]
    public void A_sound_export_needs_no_caution() =>
        Assert.That(new AnExport().Asked("1", "2026-06-09T10:00").Answered("2", "2026-06-09T11:00").Audit().Error, Is.Empty);
}

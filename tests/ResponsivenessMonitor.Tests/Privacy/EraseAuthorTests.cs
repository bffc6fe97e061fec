using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts.Privacy;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Privacy;

/// <summary>Art. 17: what identifies an author goes, does not come back, and leaves the figures as they were.</summary>
[TestFixtureSource(typeof(PolledOffice), nameof(PolledOffice.All))]
internal sealed class EraseAuthorTests(DatabaseProvider provider, Func<Stage> make)
{
    private const string Words = "When does the zebrareading room open?";
    private PolledOffice office = null!;

    private Stage Stage => office.Stage;

    [SetUp]
    public async Task OpenAsync() => office = await PolledOffice.OpenAsync(provider, make());

    [TearDown]
    public async Task CloseAsync() => await office.DisposeAsync();

    [Test]
    public async Task What_an_erased_author_had_written_does_not_come_back()
    {
        string asked = await Stage.PublishAsync("quagga", Words);
        string bobs = await Stage.PublishAsync("bob", "Where is the wolverine desk?");
        await office.PollAsync();
        Stage.Time.Advance(Duration.FromMinutes(30));
        string answer = await Stage.PublishAsync(by: null, "At nine.", asked);
        await office.PollAsync();
        Enquiry before = (await office.EnquiriesAsync()).Single(enquiry => enquiry.OpeningItem.Equals(asked, StringComparison.Ordinal));
        Assert.That(before.State, Is.EqualTo(EnquiryState.Answered));
        Assert.That(await office.DumpAsync(), Does.Contain(asked));

        ErasedRows rows = await office.EraseAsync("quagga");
        Assert.That((rows.Enquiries, rows.Items, rows.Waiting), Is.EqualTo((1, 1, 0)));
        await ExpectNothingOfAsync("quagga", asked);

        Stage.Time.Advance(Duration.FromMinutes(5));
        if (!Stage.Lacks.ContainsKey(StageAct.Edit))
        {
            await Stage.EditAsync(asked, Words + " And when does it close?");
        }

        await office.PollAsync(fromTheBeginning: true);
        await office.PollAsync(fromTheBeginning: true);
        await ExpectNothingOfAsync("quagga", asked);
        Assert.That(await office.DumpAsync(), Does.Not.Contain(Words));

        List<Enquiry> after = await office.EnquiriesAsync();
        Assert.That(after, Has.Count.EqualTo(2), "What was read again made another enquiry, or took one away.");
        Enquiry nobodys = after.Single(enquiry => enquiry.Id == before.Id);
        Assert.That(
            (nobodys.Received, nobodys.EndedAt, nobodys.Turnaround, nobodys.CountedOn, nobodys.AimLapses, nobodys.State, nobodys.Standing),
            Is.EqualTo(
                (before.Received, before.EndedAt, before.Turnaround, before.CountedOn, before.AimLapses, before.State, before.Standing)
            )
        );
        Enquiry others = after.Single(enquiry => enquiry.OpeningItem.Equals(bobs, StringComparison.Ordinal));
        Assert.That(others.State, Is.EqualTo(EnquiryState.Open));
        Assert.That(others.Excerpt, Does.Contain("wolverine"));
        Assert.That(answer, Is.Not.Empty);
    }

    [Test]
    public async Task Who_asks_again_after_the_erasure_asks_anew()
    {
        string asked = await Stage.PublishAsync("quagga", Words);
        await office.PollAsync();
        _ = await office.EraseAsync("quagga");
        Stage.Time.Advance(Duration.FromMinutes(10));
        string again = await Stage.PublishAsync("quagga", "Is the zebra desk open on Sunday?");
        await office.PollAsync(fromTheBeginning: true);

        List<Enquiry> enquiries = await office.EnquiriesAsync();
        Assert.That(enquiries.Select(enquiry => enquiry.OpeningItem), Has.Exactly(1).EqualTo(again).And.None.EqualTo(asked));
        Enquiry first = enquiries.Single(enquiry => !enquiry.OpeningItem.Equals(again, StringComparison.Ordinal));
        Assert.That(
            (first.State, first.Closing, first.Excerpt),
            Is.EqualTo((EnquiryState.Closed, (ClosingReason?)ClosingReason.Removed, (string?)null))
        );
        Assert.That(
            enquiries.Single(enquiry => enquiry.OpeningItem.Equals(again, StringComparison.Ordinal)).State,
            Is.EqualTo(EnquiryState.Open)
        );
        Assert.That((await office.KeptAsync("quagga")).Enquiries, Is.EqualTo(1));
    }

    [Test]
    public async Task A_post_from_before_the_erasure_that_was_not_read_by_then_is_not_kept_either()
    {
        _ = await Stage.PublishAsync("quagga", Words);
        await office.PollAsync();
        Stage.Time.Advance(Duration.FromMinutes(1));
        string unread = await Stage.PublishAsync("quagga", "Is the zebra desk open on Sunday?");
        _ = await office.EraseAsync("quagga");
        Stage.Time.Advance(Duration.FromMinutes(1));
        await office.PollAsync(fromTheBeginning: true);
        await ExpectNothingOfAsync("quagga", unread);
    }

    [Test]
    public async Task Who_waits_in_the_same_conversation_is_answered_as_before()
    {
        string post = await Stage.PublishAsync(by: null, "The new reading room is open.");
        Stage.Time.Advance(Duration.FromMinutes(1));
        string asked = await Stage.PublishAsync("quagga", Words, post);
        Stage.Time.Advance(Duration.FromMinutes(1));
        string joined = await Stage.PublishAsync("cal", "Could you tell me too?", asked);
        await office.PollAsync();
        Assert.That((await office.EnquiriesAsync()).Select(enquiry => enquiry.OpeningItem), Is.EqualTo(new[] { asked, joined }));

        ErasedRows rows = await office.EraseAsync("quagga");
        Assert.That(rows.Waiting, Is.EqualTo(1));
        Stage.Time.Advance(Duration.FromMinutes(20));
        _ = await Stage.PublishAsync(by: null, "At nine.", joined);
        await office.PollAsync(fromTheBeginning: true);
        List<Enquiry> after = await office.EnquiriesAsync();
        Assert.That(after, Has.Count.EqualTo(2));
        Assert.That(
            after.Single(enquiry => enquiry.OpeningItem.Equals(joined, StringComparison.Ordinal)).State,
            Is.EqualTo(EnquiryState.Answered)
        );
        Assert.That((await office.KeptAsync("quagga")).IsNothing);
        Assert.That((await office.KeptAsync("cal")).Enquiries, Is.EqualTo(1));
    }

    [Test]
    public async Task Letters_that_quote_an_erased_author_or_lead_to_them_lose_their_texts()
    {
        _ = await Stage.PublishAsync("quagga", Words);
        _ = await Stage.PublishAsync("bob", "Where is the wolverine desk?");
        await office.PollAsync();
        await office.WriteLettersAsync(hours: 3.1);
        await using (MonitorDbContext db = office.Open())
        {
            Assert.That((await db.Letters.ToListAsync()).Select(letter => letter.Text), Has.Exactly(1).Contains("zebrareading"));
            _ = await db.Letters.ExecuteUpdateAsync(set =>
                set.SetProperty(letter => letter.State, LetterState.Sent)
                    .SetProperty(letter => letter.FinalAt, Stage.Time.Now)
                    .SetProperty(letter => letter.SendAt, (Instant?)null)
            );
        }

        ErasedRows rows = await office.EraseAsync("quagga");
        Assert.That(rows.Letters, Is.EqualTo(1));
        Assert.That(await office.DumpAsync(), Does.Not.Contain("zebrareading"));
        await using MonitorDbContext after = office.Open();
        Letter sent = await after.Letters.SingleAsync();
        Assert.That((sent.State, sent.Text, sent.Html), Is.EqualTo((LetterState.Sent, (string?)null, (string?)null)));
    }

    [Test]
    public async Task A_letter_that_has_not_left_is_written_anew_without_them()
    {
        _ = await Stage.PublishAsync("quagga", Words);
        _ = await Stage.PublishAsync("bob", "Where is the wolverine desk?");
        await office.PollAsync();
        await office.WriteLettersAsync(hours: 3.1);
        _ = await office.EraseAsync("quagga");
        Stage.Time.Advance(Duration.FromMinutes(1));
        await office.RunAsync<WriteLettersJob>();
        await using MonitorDbContext after = office.Open();
        Letter letter = await after.Letters.SingleAsync();
        Assert.That(letter.State, Is.EqualTo(LetterState.Waiting));
        Assert.That(letter.Text, Does.Contain("wolverine").And.Not.Contain("zebrareading"));
    }

    [Test]
    public async Task The_audit_log_says_that_somebody_was_erased_and_not_who()
    {
        _ = await Stage.PublishAsync("quagga", Words);
        await office.PollAsync();
        _ = await office.EraseAsync("quagga");
        await using MonitorDbContext db = office.Open();
        AuditEntry entry = await db.AuditEntries.SingleAsync(entry => entry.Action == "privacy-erase");
        Assert.That(entry.Detail, Does.Contain("1 enquiries").And.Contain("1 items").And.EndWith("; request 17"));
        Assert.That(entry.Detail, Does.Not.Contain(Stage.IdOf("quagga")).And.Not.Contain((await office.FindAsync("quagga")).Keys[0]));
        Assert.That(Stage.Logs.Text, Does.Not.Contain(Stage.IdOf("quagga")).And.Not.Contain(Words));
    }

    /// <summary>Neither their id nor its hash, neither their item's id nor their words.</summary>
    private async Task ExpectNothingOfAsync(string person, string item)
    {
        KeptOfAuthor kept = await office.KeptAsync(person);
        Assert.That((kept.Enquiries, kept.Items, kept.Named, kept.Excerpts), Is.EqualTo((0, 0, 0, 0)));
        string dump = await office.DumpAsync();
        string[] values = dump.Split('|', '\n');
        Assert.That(values, Has.None.EqualTo(item).And.None.EqualTo((await office.FindAsync(person)).Keys[0]));
        Assert.That(
            values.Where(value => value.Contains(Stage.IdOf(person), StringComparison.Ordinal) && !value.StartsWith('{')),
            Is.Empty
        );
        Assert.That(dump, Does.Not.Contain("zebra"));
    }
}

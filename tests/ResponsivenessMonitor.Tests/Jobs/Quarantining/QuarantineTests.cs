using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Quarantining;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Mail;
using ResponsivenessMonitor.Tests.Support;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs.Quarantining;

/// <summary>A service that stood still, or a copy of its database, tells nobody anything until a person says so.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class QuarantineTests(DatabaseProvider provider)
{
    private const string Ada = "ada.librarydesk@uni.example";
    private const string Ben = "ben.librarydesk@uni.example";

    [Test]
    public async Task A_new_installation_is_in_none()
    {
        await using HeldOffice held = await HeldOffice.OpenAsync(provider, "2026-06-09T10:00");
        await held.TickAsync();

        Assert.That(await held.NoteAsync(), Is.Null);
    }

    [TestCase("2026-06-09T15:59", "06:00:00", ExpectedResult = false, TestName = "Almost six hours are a standstill that nobody minds")]
    [TestCase("2026-06-09T16:01", "06:00:00", ExpectedResult = true, TestName = "More than six hours are a quarantine")]
    [TestCase("2026-06-09T10:12", "00:10:00", ExpectedResult = true, TestName = "It can be set to less")]
    [TestCase("2026-06-19T10:00", "00:00:00", ExpectedResult = false, TestName = "It can be switched off")]
    public async Task<bool> A_standstill(string until, string after)
    {
        await using HeldOffice held = await HeldOffice.OpenAsync(provider, "2026-06-09T10:00", ("Monitoring:QuarantineAfter", after));
        await held.TickAsync();
        await held.TickAsync(until);
        return await held.NoteAsync() is { Stage: QuarantineStage.Held, Cause: QuarantineCause.StoodStill };
    }

    [Test]
    public async Task A_replica_whose_clock_is_behind_holds_nobody_up()
    {
        await using HeldOffice held = await HeldOffice.OpenAsync(provider, "2026-06-09T18:00");
        await held.TickAsync();
        held.Office.GoTo("2026-06-09T11:00"); // as one sees it that was suspended for seven hours
        await held.Office.RunAsync<NoteTickJob>();
        await held.TickAsync("2026-06-09T18:01");

        Assert.That(await held.NoteAsync(), Is.Null);
    }

    [Test]
    public async Task A_process_that_was_only_asleep_finds_it_before_it_sends_anything()
    {
        await using HeldOffice held = await HeldOffice.OpenAsync(provider, "2026-06-09T10:00");
        await held.TickAsync();
        await LetterAsync(held.Office, "due", "2026-06-09T18:00");
        held.Office.GoTo("2026-06-09T18:00");
        await held.Office.RunAsync<GatedJob<ResponsivenessMonitor.Jobs.Sending.SendLettersJob>>(); // before the next note of a tick

        Assert.That((await held.LettersAsync()).Single().State, Is.EqualTo(LetterState.Waiting));
        Assert.That((await held.NoteAsync())?.KnownUntil, Is.EqualTo(At("2026-06-09T10:00")));
    }

    [Test]
    public async Task Of_many_that_find_it_at_once_one_decides_it_for_all()
    {
        await using HeldOffice held = await HeldOffice.OpenAsync(provider, "2026-06-09T10:00");
        await held.TickAsync();
        held.Office.GoTo("2026-06-10T10:00");
        QuarantineNote?[] found = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(replica =>
                    Task.Run(async () =>
                    {
                        await using MonitorDbContext db = held.Office.Open();
                        Instant now = held.Office.Time.Now + Duration.FromSeconds(replica); // no two clocks are alike
                        return await held.Office.Get<Quarantine>().FindAsync(db, now, CancellationToken.None);
                    })
                )
        );

        Assert.That(found.Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That(found[0]?.Stage, Is.EqualTo(QuarantineStage.Held));
    }

    [Test]
    public async Task While_it_lasts_readings_and_verdicts_go_on_and_nothing_is_written_or_sent()
    {
        await using HeldOffice held = await OfStandstillAsync();
        for (int day = 11; day <= 12; day++)
        {
            await held.TickAsync($"2026-06-{day}T08:31");
            await held.TickAsync($"2026-06-{day}T11:00");
        }

        Assert.That(await held.LettersAsync(), Is.Empty);
        Assert.That(
            (await held.Office.ReadAsync(db => db.Enquiries)).Select(enquiry => enquiry.Standing),
            Is.EqualTo(new[] { "Breached", "Breached" })
        );
        Assert.That((await held.NoteAsync())?.Stage, Is.EqualTo(QuarantineStage.Held), "no time ends it");
    }

    [Test]
    public async Task Released_it_ends_in_one_letter_a_person_that_says_so()
    {
        await using HeldOffice held = await OfStandstillAsync();
        await held.TickAsync("2026-06-12T10:00");
        await held.ReleaseAsync();
        await held.SettleAsync("2026-06-12T10:10");

        List<Letter> sent = await held.SentAsync();
        Assert.That(
            sent.Select(letter => letter.RecipientAddress).Order(StringComparer.Ordinal),
            Is.EqualTo(new[] { Ada, Ben, Office.Marketing }),
            string.Join('\n', sent.Select(letter => $"{letter.RecipientAddress} {letter.Subject}"))
        );
        Assert.That(sent.Select(letter => letter.Subject), Is.All.StartsWith("[After a pause] "));
        Assert.That(
            sent.Select(WordsOf),
            Is.All.Contains("The monitor sent nothing from Tue 9 Jun 12:00 until now. All that fell due meanwhile is in this one letter")
        );
        Letter marketing = sent.Single(letter => letter.RecipientAddress is Office.Marketing);
        Assert.That(marketing.Tells, Does.Contain("Escalated").And.Contain("BreachDigest"));
        Assert.That((await held.NoteAsync())?.IsOver, Is.True);

        await held.SettleAsync("2026-06-12T10:20");
        Assert.That(await held.SentAsync(), Has.Count.EqualTo(3), "it is said once");
    }

    [Test]
    public async Task What_was_answered_meanwhile_is_told_to_nobody()
    {
        await using HeldOffice held = await OfStandstillAsync();
        await held.TickAsync("2026-06-12T10:00");
        foreach (long enquiry in (await held.Office.ReadAsync(db => db.Enquiries)).Select(one => one.Id))
        {
            ActOutcome outcome = await held
                .Office.Get<EnquiryActs>()
                .CloseAsync(enquiry, ClosingReason.NoReplyNeeded, held.Office.Somebody, CancellationToken.None);
            Assert.That(outcome, Is.InstanceOf<ActOutcome.Done>());
        }

        await held.ReleaseAsync();
        await held.SettleAsync("2026-06-12T10:10");

        Assert.That(
            (await held.SentAsync()).Select(letter => letter.RecipientAddress),
            Is.All.EqualTo(Office.Marketing),
            "the digest alone"
        );
    }

    [Test]
    public async Task Released_at_night_letters_that_keep_to_office_hours_wait_for_the_opening()
    {
        await using HeldOffice held = await OfStandstillAsync();
        await held.TickAsync("2026-06-12T16:30");
        held.Office.GoTo("2026-06-12T22:00");
        await held.TickAsync();
        await held.ReleaseAsync();
        await held.SettleAsync("2026-06-12T22:05");
        Assert.That((await held.SentAsync()).Select(letter => letter.RecipientAddress), Is.EqualTo(new[] { Office.Marketing }));

        await held.TickAsync("2026-06-13T03:00");
        await held.TickAsync("2026-06-13T08:00");
        await held.TickAsync("2026-06-13T13:00");
        await held.TickAsync("2026-06-13T18:00");
        await held.TickAsync("2026-06-13T23:00");
        await held.TickAsync("2026-06-14T04:00");
        await held.TickAsync("2026-06-14T09:00");
        await held.TickAsync("2026-06-14T14:00");
        await held.TickAsync("2026-06-14T19:00");
        await held.TickAsync("2026-06-15T00:30");
        await held.TickAsync("2026-06-15T05:00");
        await held.TickAsync("2026-06-15T09:00");
        List<Letter> sent = await held.SentAsync();
        Assert.That(
            sent.Where(letter => letter.RecipientAddress is Ada or Ben).Select(letter => letter.WrittenAt),
            Is.EqualTo(Enumerable.Repeat(At("2026-06-15T09:00"), 2))
        );
        Assert.That(sent.Where(letter => letter.RecipientAddress is Ada).Select(WordsOf), Is.All.Contains("The monitor sent nothing"));
    }

    [Test]
    public async Task What_was_written_before_is_not_sent_but_told_anew_if_it_is_still_true()
    {
        await using HeldOffice held = await HeldOffice.OpenAsync(provider, "2026-06-09T12:00");
        _ = await held.Office.AskAsync("2026-06-09T09:05", now: "2026-06-09T12:00"); // warned at 12:05
        await held.TickAsync("2026-06-09T12:06");
        await held.TickAsync("2026-06-09T12:11");
        Letter before = (await held.SentAsync()).Single();
        await held.Office.ChangeAsync(async db =>
        {
            Letter letter = await db.Letters.SingleAsync();
            (letter.State, letter.SendAt, letter.FinalAt) = (LetterState.Retry, held.Office.Time.Now, null); // the backup knows no better
        });
        await held.TickAsync("2026-06-10T10:00");
        Assert.That((await held.NoteAsync())?.Stage, Is.EqualTo(QuarantineStage.Held));
        await held.ReleaseAsync();
        await held.SettleAsync("2026-06-10T10:10");

        List<Letter> letters = await held.LettersAsync();
        Assert.That(letters[0].State, Is.EqualTo(LetterState.Superseded));
        Assert.That(letters[0].LastError, Does.StartWith("withdrawn after a quarantine"));
        Letter anew = letters.Single(letter => letter.State == LetterState.Sent && letter.RecipientAddress is Ada);
        Assert.That(anew.MessageId, Is.Not.EqualTo(before.MessageId));
        Assert.That(anew.Tells, Is.EqualTo("Breached"), "it is told as it stands now");
    }

    [Test]
    public async Task The_same_that_is_still_true_is_another_letter_than_the_one_that_was_withdrawn()
    {
        await using HeldOffice held = await HeldOffice.OpenAsync(provider, "2026-06-09T12:00", ("Monitoring:QuarantineAfter", "00:10:00"));
        _ = await held.Office.AskAsync("2026-06-09T09:05", now: "2026-06-09T12:00");
        await held.TickAsync("2026-06-09T12:06");
        await held.TickAsync("2026-06-09T12:11");
        await held.Office.ChangeAsync(async db =>
        {
            Letter letter = await db.Letters.SingleAsync();
            (letter.State, letter.SendAt, letter.FinalAt) = (LetterState.Waiting, held.Office.Time.Now, null);
        });
        await held.TickAsync("2026-06-09T12:30");
        await held.ReleaseAsync();
        await held.SettleAsync("2026-06-09T12:31");

        List<Letter> letters = await held.LettersAsync();
        Assert.That(letters.Select(letter => letter.State), Is.EqualTo(new[] { LetterState.Superseded, LetterState.Sent }));
        Assert.That(letters.Select(letter => letter.Tells), Is.All.EqualTo("DueSoon"));
        Assert.That(WordsOf(letters[1]), Does.Contain("The monitor sent nothing from 12:11 until now."));
    }

    [Test]
    public async Task Readings_come_first_after_a_release_but_are_not_waited_for_without_end()
    {
        await using HeldOffice held = await OfStandstillAsync();
        await held.TickAsync("2026-06-12T10:00");
        await held.Office.ChangeAsync(async db => (await db.Watches.SingleAsync()).NextPollAt = held.Office.Time.Now);
        await held.ReleaseAsync();
        await held.SettleAsync("2026-06-12T10:30");
        Assert.That((await held.NoteAsync())?.Stage, Is.EqualTo(QuarantineStage.Released));
        Assert.That(await held.LettersAsync(), Is.Empty);

        await held.SettleAsync("2026-06-12T11:01");
        Assert.That((await held.NoteAsync())?.IsOver, Is.True);
        Assert.That(await held.SentAsync(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_release_says_what_it_did_once_and_is_audited()
    {
        await using HeldOffice held = await OfStandstillAsync();
        Assert.That(await held.ReleaseAsync(), Is.InstanceOf<ActOutcome.Done>());
        Assert.That(await held.ReleaseAsync(), Is.InstanceOf<ActOutcome.AlreadySo>());
        await held.SettleAsync("2026-06-10T10:10");
        Assert.That(await held.ReleaseAsync(), Is.EqualTo(new ActOutcome.AlreadySo("The outbox is not in quarantine.")));
        Assert.That(
            (await held.Office.ReadAsync(db => db.AuditEntries)).Select(entry => entry.Action),
            Is.EqualTo(new[] { "quarantine-release" })
        );
    }

    [Test]
    public async Task One_that_a_person_asks_for_begins_at_once()
    {
        await using HeldOffice held = await HeldOffice.OpenAsync(provider, "2026-06-09T10:00");
        ActOutcome asked = await held.Office.Get<QuarantineActs>().BeginAsync("a rehearsal", held.Office.Somebody, CancellationToken.None);
        await LetterAsync(held.Office, "due", "2026-06-09T10:00");
        await held.TickAsync();

        Assert.That(asked, Is.InstanceOf<ActOutcome.Done>());
        Assert.That((await held.LettersAsync()).Single().State, Is.EqualTo(LetterState.Waiting));
    }

    /// <summary>Two questions wait since Tuesday; the service stood still from noon to Wednesday at ten.</summary>
    private async Task<HeldOffice> OfStandstillAsync()
    {
        HeldOffice held = await HeldOffice.OpenAsync(provider, "2026-06-09T10:00");
        await held.TickAsync();
        _ = await held.Office.AskAsync("2026-06-09T10:00", "q1", now: "2026-06-09T12:00");
        _ = await held.Office.AskAsync("2026-06-09T10:05", "q2", now: "2026-06-09T12:00");
        await held.TickAsync("2026-06-09T12:00");
        Assert.That(await held.LettersAsync(), Is.Empty);
        await held.TickAsync("2026-06-10T10:00");
        Assert.That((await held.NoteAsync())?.Stage, Is.EqualTo(QuarantineStage.Held));
        return held;
    }

    private static string WordsOf(Letter letter) => PlainWords.Collapse(letter.Text ?? string.Empty);

    private static Task LetterAsync(Office office, string key, string at) =>
        office.ChangeAsync(db =>
        {
            _ = db.Letters.Add(StoredRows.Letter(key, sendAt: At(at)));
            return Task.CompletedTask;
        });
}

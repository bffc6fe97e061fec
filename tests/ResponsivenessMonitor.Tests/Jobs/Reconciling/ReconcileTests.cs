using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Reconciling;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Jobs.Reconciling;

/// <summary>How rounds go, and that no breach stays untold.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class ReconcileTests(DatabaseProvider provider)
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    [Test]
    public async Task Where_nothing_is_wrong_nothing_is_found_changed_or_said()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);

        Assert.That(await kept.FoundAsync(), Is.Empty);
        Assert.That(kept.Round.IsWell);
        Assert.That(kept.Log.Loud, Is.Empty);
        Assert.That(await kept.Office.ReadAsync(db => db.Notices), Is.Empty);
    }

    [Test]
    public async Task A_breach_that_nobody_was_told_of_is_told_once()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        Enquiry enquiry = await kept.Office.AskAsync("2026-06-05T10:00", now: "2026-06-09T12:20"); // a verdict without its notices

        Assert.That(await kept.FoundAsync(), Is.EqualTo("UntoldBreach 1 1"));
        Assert.That(kept.Round.IsWell, "it was mended");
        Assert.That(kept.Log.Loud, Is.EqualTo([$"Found 1 breached enquiries of which somebody was not told, and mended 1: {enquiry.Id}."]));
        Assert.That((await EnquiryAsync(kept)).NextLookAt, Is.EqualTo(kept.Now));

        await kept.Office.RunAsync<AssessEnquiriesJob>();
        Assert.That(await kept.FoundAsync(), Is.Empty);
        string[] told = [.. (await kept.Office.ReadAsync(db => db.Notices)).Select(notice => $"{notice.Role} {notice.Step}")];
        Assert.That(told, Is.SupersetOf(new[] { "Administrator Breached", "Deputy Breached" }).And.Unique);
    }

    [Test]
    public async Task A_letter_whose_notices_were_lost_is_not_written_again()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        _ = await kept.Office.AskAsync("2026-06-08T14:00", now: "2026-06-09T12:20");
        await kept.FoundAsync();
        await kept.Office.RunAsync<AssessEnquiriesJob>();
        kept.Office.Time.Advance(Minute * 5);
        await kept.Office.RunAsync<WriteLettersJob>();
        await kept.Office.RunAsync<AssessEnquiriesJob>(); // the reminders that follow a letter are known now
        List<Letter> written = await kept.Office.ReadAsync(db => db.Letters);
        Assert.That(written, Has.Count.EqualTo(2));
        await kept.TickAsync();
        await kept.Office.ChangeAsync(db => db.Notices.ExecuteDeleteAsync());
        await kept.Office.ChangeAsync(db => db.Letters.ExecuteUpdateAsync(set => set.SetProperty(letter => letter.SendAt, (Instant?)null)));

        Assert.That(await kept.FoundAsync(), Is.EqualTo("UntoldBreach 1 1"));
        await kept.Office.RunAsync<AssessEnquiriesJob>();
        kept.Office.Time.Advance(Minute * 5);
        await kept.Office.RunAsync<WriteLettersJob>();

        List<Letter> letters = await kept.Office.ReadAsync(db => db.Letters);
        Assert.That(letters.Select(letter => letter.Id), Is.EquivalentTo(written.Select(letter => letter.Id)));
        Assert.That(letters.Select(letter => letter.SendAt), Is.All.Null);
        List<Notice> notices = await kept.Office.ReadAsync(db => db.Notices.Where(notice => notice.Step == Step.Breached));
        Assert.That(notices.Select(notice => notice.State), Is.All.EqualTo(NoticeState.Told));
    }

    [Test]
    public async Task A_letter_that_was_set_aside_told_nobody_and_what_falls_due_again_gets_another_one()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        _ = await kept.Office.AskAsync("2026-06-08T14:00", now: "2026-06-09T12:20");
        await kept.FoundAsync();
        await kept.Office.RunAsync<AssessEnquiriesJob>();
        kept.Office.Time.Advance(Minute * 5);
        await kept.Office.RunAsync<WriteLettersJob>();
        string[] first = [.. (await kept.Office.ReadAsync(db => db.Letters)).Select(letter => letter.Key)];
        foreach (int again in new[] { 2, 3 })
        {
            await SetAsideAsync(kept);
            kept.Office.Time.Advance(Minute * 5);
            await kept.Office.RunAsync<WriteLettersJob>();

            List<Letter> letters = await kept.Office.ReadAsync(db => db.Letters);
            Assert.That(letters, Has.Count.EqualTo(again * first.Length));
            long[] waiting = [.. letters.Where(letter => letter.State == LetterState.Waiting).Select(letter => letter.Id)];
            Assert.That(waiting, Has.Length.EqualTo(first.Length));
            List<Notice> told = await kept.Office.ReadAsync(db => db.Notices.Where(notice => notice.LetterId != null));
            Assert.That(told.Select(notice => notice.LetterId!.Value), Is.All.AnyOf([.. waiting.Cast<object>()]));
        }
    }

    [Test]
    public async Task What_was_opened_while_a_calendar_was_edited_is_brought_to_the_one_that_holds()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        Enquiry enquiry = await kept.Office.AskAsync("2026-06-09T11:00", now: "2026-06-09T12:20");
        CalendarVersion edited = null!;
        await kept.Office.ChangeAsync(async db =>
        {
            CalendarVersion former = await db.Calendars.SingleAsync(one => one.Id == enquiry.CalendarId);
            edited = new CalendarVersion
            {
                Name = former.Name,
                Version = former.Version + 1,
                Content = former.Content,
                MadeAt = kept.Now,
            };
            _ = db.Calendars.Add(edited);
        });

        Assert.That(await kept.FoundAsync(), Is.EqualTo("FormerRules 1 1"));
        Assert.That((await EnquiryAsync(kept)).CalendarId, Is.EqualTo(edited.Id));
        Assert.That(await kept.FoundAsync(), Is.Empty);
    }

    [Test]
    public async Task What_was_opened_while_a_target_was_edited_is_brought_to_the_one_that_holds()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        Enquiry enquiry = await kept.Office.AskAsync("2026-06-09T11:00", now: "2026-06-09T12:20");
        await kept.Office.ChangeAsync(async db =>
        {
            Account account = await db.Accounts.SingleAsync();
            account.Aim = Duration.FromHours(2);
            _ = db.AuditEntries.Add(
                new AuditEntry
                {
                    At = kept.Now,
                    By = "somebody",
                    Action = RegisterAccounts.Changed,
                    AccountId = account.Id,
                }
            );
        });

        Assert.That(await kept.FoundAsync(), Is.EqualTo("FormerRules 1 1"));
        Assert.That((await EnquiryAsync(kept)).TargetId, Is.Not.EqualTo(enquiry.TargetId));
        Assert.That(await kept.FoundAsync(), Is.Empty);
    }

    [Test]
    public async Task What_was_mended_and_is_found_again_is_not_mended()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        _ = await kept.Office.AskAsync("2026-06-05T10:00", now: "2026-06-09T12:20");
        await kept.FoundAsync();
        await kept.Office.ChangeAsync(async db =>
            (await db.Enquiries.SingleAsync()).AssessedAt("2026-06-09T12:25") // as by a job that never makes the notices
        );

        Assert.That(await kept.FoundAsync(), Is.EqualTo("UntoldBreach 1 0"));
        Assert.That(kept.Round.IsWell, Is.False);
        Assert.That(kept.Round.Because, Is.EqualTo("1 breached enquiries of which somebody was not told"));
    }

    [Test]
    public async Task A_new_round_that_is_still_to_be_looked_at_is_not_found()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        _ = await kept.Office.AskAsync("2026-06-05T10:00", now: "2026-06-09T12:20");
        await kept.FoundAsync();
        await kept.Office.RunAsync<AssessEnquiriesJob>();
        await kept.Office.ChangeAsync(async db => (await db.Enquiries.SingleAsync()).BeginRound(kept.Now));

        Assert.That(await kept.FoundAsync(), Is.Empty);
    }

    [Test]
    public async Task What_is_left_from_before_the_start_is_not_wrong_but_all_is_not_well_yet()
    {
        await using KeptOffice kept = await KeptOffice.OpenAsync(provider);
        await kept.WatchAsync(watch => watch.NextReviewAt = kept.Now - (Minute * 60));

        Assert.That(await kept.FoundAsync(), Is.Empty);
        Assert.That(kept.Round.IsWell, Is.False);
        Assert.That(kept.Round.Because, Does.Contain("still being caught up with"));
        Assert.That(await kept.FoundAsync(), Is.Empty);
        Assert.That(await kept.FoundAsync(), Is.EqualTo("LateReview 1 0"), "ten minutes were enough to catch up");
    }

    [Test]
    public async Task Who_stood_still_with_its_machine_gets_time_to_catch_up_too()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        kept.Office.Time.Advance(Minute * 60);
        await kept.WatchAsync(watch => watch.NextReviewAt = kept.Now - (Minute * 30));

        Assert.That(await kept.FoundAsync(), Is.Empty);
        Assert.That(kept.Round.IsCatchingUp);
    }

    [Test]
    public async Task Of_several_replicas_one_looks_in_each_interval_and_all_know_what_it_found()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        LastRound known = new();
        ReconcileJob other = kept.Another(known);
        await kept.WatchAsync(watch => watch.NextReviewAt = kept.Now - (Minute * 30));
        await kept.FoundAsync();

        await other.RunAsync(kept.Now + Minute, CancellationToken.None);
        Assert.That(known.Latest?.At, Is.EqualTo(kept.Now));
        Assert.That(known.Latest?.Findings, Is.EqualTo(new[] { new Finding(FindingKind.LateReview, 1, 0) }));

        await other.RunAsync(kept.Now + (Minute * 6), CancellationToken.None);
        Assert.That(known.Latest?.At, Is.EqualTo(kept.Now + (Minute * 6)), "who had looked before is gone");
    }

    /// <summary>All letters are found overtaken, and what they told falls due once more.</summary>
    private static async Task SetAsideAsync(KeptOffice kept)
    {
        await kept.Office.ChangeAsync(async db =>
        {
            foreach (Letter letter in await db.Letters.Where(letter => letter.State == LetterState.Waiting).ToListAsync())
            {
                await OvertakenLetters.DropAsync(db, letter, "it is no longer true", kept.Now, CancellationToken.None);
            }
        });
        await kept.Office.ChangeAsync(async db =>
        {
            foreach (Notice notice in await db.Notices.Where(notice => notice.LetterId != null).ToListAsync())
            {
                notice.TellAnew(kept.Now);
            }
        });
    }

    private static async Task<Enquiry> EnquiryAsync(KeptOffice kept) => (await kept.Office.ReadAsync(db => db.Enquiries)).Single();
}

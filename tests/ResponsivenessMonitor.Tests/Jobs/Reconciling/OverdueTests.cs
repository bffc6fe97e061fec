using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Jobs.Reconciling;

/// <summary>Nothing that is due stays due, and no account in force is forgotten.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class OverdueTests(DatabaseProvider provider)
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    [Test]
    public async Task A_lease_that_ended_on_what_is_due_is_taken_away()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        await LetterAsync(kept, kept.Now, lease: kept.Now - Minute);
        await kept.WatchAsync(watch =>
            (watch.NextPollAt, watch.LeaseOwner, watch.LeaseUntil) = (kept.Now, "a process that died", kept.Now - Minute)
        );

        Assert.That(await kept.FoundAsync(), Is.EqualTo("LeaseLeftOver 2 2"));
        Assert.That(kept.Log.Loud.Single(), Does.Contain("x/librarydesk, letter "));
        Watch watch = await kept.WatchAsync();
        Assert.That((watch.LeaseOwner, watch.LeaseUntil), Is.EqualTo(((string?)null, (Instant?)null)));
        Assert.That((await kept.Office.ReadAsync(db => db.Letters)).Single().LeaseUntil, Is.Null);
    }

    [Test]
    public async Task A_lease_of_what_is_not_due_or_is_held_back_hurts_nobody()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        await LetterAsync(kept, kept.Now + (Minute * 60), lease: kept.Now - Minute);
        await kept.WatchAsync(watch =>
        {
            (watch.NextPollAt, watch.LeaseUntil) = (kept.Now, kept.Now - Minute);
            Access(watch).PausedUntil = kept.Now + (Minute * 60);
        });

        Assert.That(await kept.FoundAsync(), Is.Empty);
    }

    [TestCase(5, ExpectedResult = "", TestName = "A letter that is due for ten minutes may still be sent")]
    [TestCase(6, ExpectedResult = "LateLetter 1 0", TestName = "A letter that is due for over ten minutes is told")]
    public async Task<string> Letters(int minutesBefore)
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        await LetterAsync(kept, kept.Now - (Minute * minutesBefore), lease: null);

        string found = await kept.FoundAsync();
        Assert.That(kept.Round.IsWell, Is.EqualTo(found.Length == 0));
        return found;
    }

    [Test]
    public async Task Letters_that_wait_for_a_mail_server_or_for_a_person_are_not_late()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        await LetterAsync(kept, kept.Now + (Minute * 30), lease: null, LetterState.Retry);
        await LetterAsync(kept, sendAt: null, lease: null, LetterState.Held);

        Assert.That(await kept.FoundAsync(), Is.Empty);
    }

    [TestCase("2026-06-09T12:15", ExpectedResult = "", TestName = "In office hours an account is late after ten minutes more")]
    [TestCase("2026-06-09T12:14", ExpectedResult = "UnreadAccount 1 0", TestName = "In office hours it is told after three intervals")]
    public Task<string> By_day(string due) => UnreadAsync("2026-06-09T12:00", due, _ => { });

    [TestCase("2026-06-09T19:25", ExpectedResult = "", TestName = "In the evening an account is late after an hour more")]
    [TestCase("2026-06-09T19:24", ExpectedResult = "UnreadAccount 1 0", TestName = "In the evening it is told after three intervals")]
    public Task<string> By_night(string due) => UnreadAsync("2026-06-09T20:00", due, _ => { });

    [Test]
    public async Task An_access_that_is_paused_or_has_no_calls_left_keeps_its_accounts_waiting_rightly()
    {
        Instant later = Rows.At("2026-06-09T15:00");
        Assert.That(
            await UnreadAsync("2026-06-09T12:00", "2026-06-09T11:00", watch => Access(watch).PausedUntil = later),
            Is.Empty,
            "paused"
        );
        Assert.That(
            await UnreadAsync(
                "2026-06-09T12:00",
                "2026-06-09T11:00",
                watch => (Access(watch).Remaining, Access(watch).ResetsAt) = (0, later)
            ),
            Is.Empty,
            "no calls left"
        );
        Assert.That(
            await UnreadAsync(
                "2026-06-09T12:00",
                "2026-06-09T11:00",
                watch => (Access(watch).Remaining, Access(watch).ReadingCost, Access(watch).ResetsAt) = (20, 30, later)
            ),
            Is.Empty,
            "fewer calls left than a reading takes"
        );
    }

    [Test]
    public async Task An_account_in_force_that_is_never_to_be_looked_at_or_read_is_woken()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        _ = await kept.Office.AddAsync("mastodon/desk@uni.example"); // which has a connector, and neither date
        _ = await kept.Office.AddAsync("x/closed", account => account.State = AccountState.Closed);

        Assert.That(await kept.FoundAsync(), Is.EqualTo("ForgottenAccount 1 1"));
        Assert.That(kept.Log.Loud.Single(), Does.EndWith("mended 1: mastodon/desk@uni.example."));
        Watch woken = (await kept.Office.ReadAsync(db => db.Watches.Where(watch => watch.NextPollAt != null))).Single();
        Assert.That((woken.NextPollAt, woken.NextReviewAt), Is.EqualTo(((Instant?)kept.Now, (Instant?)kept.Now)));
        Assert.That((await kept.WatchesAsync())[0].NextPollAt, Is.Null, "no script plays it here, which is no fault");
    }

    [Test]
    public async Task An_account_in_force_without_a_watch_is_told()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        await kept.Office.ChangeAsync(db => db.Watches.ExecuteDeleteAsync());

        Assert.That(await kept.FoundAsync(), Is.EqualTo("ForgottenAccount 1 0"));
    }

    [TestCase("update enquiries set next_look_at = ", "LateEnquiry")]
    [TestCase("update watches set next_visit_look_at = ", "LateVisits")]
    [TestCase("update watches set next_review_at = ", "LateReview")]
    [TestCase("update notices set deliver_at = ", "LateNotice")]
    [TestCase("update digests set due_at = ", "LateDigest")]
    public async Task What_is_due_for_over_ten_minutes_is_told(string update, string kind)
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider);
        _ = await kept.Office.AskAsync("2026-06-09T12:00", now: "2026-06-09T12:20");
        await kept.Office.ChangeAsync(async db =>
            await db.Notices.AddAsync(
                new Notice
                {
                    DedupKey = "visit:x/librarydesk:2026-06-09",
                    Kind = NoticeKind.VisitNudge,
                    DueAt = kept.Now,
                }.Waiting(kept.Now + (Minute * 60))
            )
        );
        Assert.That(await kept.FoundAsync(), Is.Empty);

        Instant due = kept.Now - (Minute * 6);
        object stored = provider == DatabaseProvider.Postgres ? due.ToDateTimeUtc() : due.ToUnixTimeTicks() / 10;
        await using MonitorDbContext db = kept.Office.Open();
#pragma warning disable EF1002 // a test's own words
        _ = await db.Database.ExecuteSqlRawAsync($"{update}{{0}}", stored);
#pragma warning restore EF1002

        Assert.That(await kept.FoundAsync(), Is.EqualTo($"{kind} 1 0"));
    }

    private async Task<string> UnreadAsync(string now, string due, Action<Watch> change)
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(provider, now);
        await kept.WatchAsync(watch =>
        {
            watch.NextPollAt = Rows.At(due);
            change(watch);
        });
        return await kept.FoundAsync();
    }

    private static PlatformAccess Access(Watch watch) => watch.Access ?? throw new InvalidOperationException("It has no access.");

    private static Task LetterAsync(KeptOffice kept, Instant? sendAt, Instant? lease, LetterState state = LetterState.Waiting) =>
        kept.Office.ChangeAsync(async db =>
        {
            Letter letter = StoredRows.Letter($"letter-{state}", sendAt);
            (letter.State, letter.LeaseUntil) = (state, lease - (Minute * 5));
            _ = await db.Letters.AddAsync(letter);
        });
}

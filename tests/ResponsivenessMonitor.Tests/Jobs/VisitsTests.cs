using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Jobs.Visits;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Visits;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

public sealed class VisitsTests
{
    private JobDatabase database = null!;
    private long account;

    [SetUp]
    public async Task MakeAccount()
    {
        database = await JobDatabase.CreateAsync();
        await database.ChangeAsync(async db =>
        {
            _ = db.Calendars.Add(Calendar());
            Account made = Rows.Account();
            made.MonitoredSince = At("2026-05-20T09:00");
            _ = db.Accounts.Add(made);
            _ = await db.SaveChangesAsync();
            account = made.Id;
            Watch watch = Rows.Watch(made);
            watch.NextVisitLookAt = At("2026-05-20T09:00");
            _ = db.Watches.Add(watch);
        });
    }

    [TearDown]
    public async Task Drop() => await database.DisposeAsync();

    [Test]
    public async Task Example_15_two_weeks_in_May()
    {
        await PlayAsync("2026-05-20T09:00", "2026-05-21T20:15");
        await EvidenceAsync("2026-05-21", EvidenceKind.Replied, "2026-05-21T20:15");
        await PlayAsync("2026-05-21T20:15", "2026-05-25T23:55");
        Assert.That(await OutcomesAsync(), Is.EqualTo(["2026-05-21 Visited", "2026-05-22 Missed"]));
        Assert.That(await KeysAsync(), Is.EqualTo(["visit:x/librarydesk:2026-05-21", "visit:x/librarydesk:2026-05-22"]));

        await PlayAsync("2026-05-26T00:00", "2026-05-26T00:05"); // and then nothing until Wednesday
        await PlayAsync("2026-05-27T10:00", "2026-05-28T23:55");
        await PlayAsync("2026-05-29T00:00", "2026-05-29T00:05");
        Assert.That(
            await OutcomesAsync(),
            Is.EqualTo([
                "2026-05-21 Visited",
                "2026-05-22 Missed",
                "2026-05-26 NeverKnown",
                "2026-05-27 Missed",
                "2026-05-28 Missed",
                "2026-05-29 Unknown",
            ])
        );
        List<Notice> escalated = await database.ReadAsync(db =>
            db.Notices.Where(notice => notice.Kind == NoticeKind.VisitsMissed).OrderBy(notice => notice.Role)
        );
        Assert.That(
            escalated.Select(notice => notice.DedupKey),
            Is.EquivalentTo(
                new[] { "Administrator", "Deputy", "Marketing" }.Select(role => $"visits-missed:x/librarydesk:2026-05-28:{role}")
            )
        );
        Assert.That(
            escalated.Select(notice => notice.DeliverAt),
            Is.EqualTo([At("2026-05-29T09:00"), At("2026-05-29T09:00"), At("2026-05-29T00:00")])
        );
        Assert.That(NoticeDetail.Read(escalated[0].Detail)["dates"], Is.EqualTo("2026-05-22 2026-05-27 2026-05-28"));
    }

    [Test]
    public async Task A_nudge_falls_due_two_hours_before_the_close()
    {
        await PlayAsync("2026-05-20T09:00", "2026-05-21T15:30");
        Notice nudge = (await database.ReadAsync(db => db.Notices)).Single();
        Assert.That(nudge.DueAt, Is.EqualTo(At("2026-05-21T15:00")));
        Assert.That(nudge.DeliverAt, Is.EqualTo(At("2026-05-21T15:00")));
        Assert.That(NoticeDetail.Read(nudge.Detail)["form"], Is.EqualTo("daily"));
    }

    [Test]
    public async Task Without_a_fresh_reading_the_nudge_waits_for_one()
    {
        await PlayAsync("2026-05-20T09:00", "2026-05-21T12:00");
        await RunAsync("2026-05-21T15:00");
        Assert.That(await KeysAsync(), Is.Empty);
        Assert.That((await WatchAsync()).NextVisitLookAt, Is.Null);

        await PlayAsync("2026-05-21T15:40", "2026-05-21T15:40");
        Assert.That(await KeysAsync(), Is.EqualTo(["visit:x/librarydesk:2026-05-21"]));
        Assert.That((await WatchAsync()).NextVisitLookAt, Is.EqualTo(At("2026-05-22T00:00")));
    }

    [TestCase("2026-05-25T12:00", ExpectedResult = "Visited", TestName = "Three days later it still counts")]
    [TestCase("2026-05-26T12:00", ExpectedResult = "Missed", TestName = "Four days later it is too late")]
    public async Task<string> A_missed_day_becomes_visited_by_a_check_in(string said)
    {
        await PlayAsync("2026-05-20T09:00", "2026-05-25T12:00");
        await database.ChangeAsync(async db =>
        {
            VisitDay day = await db.Visits.SingleAsync(day => day.Date == On("2026-05-22"));
            day.CheckIn(At(said));
            (await db.Watches.SingleAsync()).NextVisitLookAt = At(said);
        });
        await RunAsync(said);
        return (await database.ReadAsync(db => db.Visits.Where(day => day.Date == On("2026-05-22")))).Single().Outcome.ToString();
    }

    [Test]
    public async Task An_account_that_cannot_be_read_is_never_said_to_be_missed()
    {
        await database.ChangeAsync(async db => (await db.Watches.SingleAsync()).AccessId = null);
        foreach (string look in new[] { "2026-05-21T00:00", "2026-05-21T15:00", "2026-05-22T00:00", "2026-05-22T08:30" })
        {
            await RunAsync(look);
            Assert.That((await WatchAsync()).NextVisitLookAt, Is.GreaterThan(At(look)));
        }

        Assert.That(await OutcomesAsync(), Is.EqualTo(["2026-05-21 NeverKnown", "2026-05-22 Unknown"]));
        Assert.That(await KeysAsync(), Is.Empty);
    }

    [Test]
    public async Task After_three_missed_days_nudges_shrink_to_one_line_a_week()
    {
        await PlayAsync("2026-05-20T09:00", "2026-06-05T23:55");
        List<Notice> nudges = await database.ReadAsync(db =>
            db.Notices.Where(notice => notice.Kind == NoticeKind.VisitNudge).OrderBy(notice => notice.DueAt)
        );
        Assert.That(
            nudges.Select(notice => NoticeDetail.Read(notice.Detail)).Select(detail => $"{detail["date"]} {detail["form"]}"),
            Is.EqualTo(["2026-05-21 daily", "2026-05-22 daily", "2026-05-26 daily", "2026-06-02 weekly"])
        );
        Assert.That(
            await database.ReadAsync(db => db.Notices.Where(notice => notice.Kind == NoticeKind.VisitsMissed)),
            Has.Count.EqualTo(3)
        );
    }

    [Test]
    public async Task An_account_about_to_be_closed_is_not_visited_any_more()
    {
        await database.ChangeAsync(async db => (await db.Accounts.SingleAsync()).State = AccountState.Closing);
        await RunAsync("2026-05-21T15:00");
        Assert.That((await WatchAsync()).NextVisitLookAt, Is.Null);
        Assert.That(await OutcomesAsync(), Is.Empty);
    }

    [Test]
    public async Task Spam_still_visible_after_the_next_open_days_close_is_listed()
    {
        await database.ChangeAsync(async db =>
        {
            _ = db.Items.Add(
                new StoredItem
                {
                    AccountId = account,
                    PlatformItemId = "s1",
                    At = At("2026-05-21T10:00"),
                    SpamAt = At("2026-05-21T10:05"),
                    Permalink = "https://x.example/s1",
                }
            );
            (await db.Watches.SingleAsync()).KnownTo = At("2026-05-22T16:59");
        });
        Assert.That(await SpamAsync(), Is.Empty);
        await database.ChangeAsync(async db => (await db.Watches.SingleAsync()).KnownTo = At("2026-05-22T17:00"));
        Assert.That(await SpamAsync(), Is.EqualTo([new Uri("https://x.example/s1")]));
    }

    private async Task<IReadOnlyList<Uri>> SpamAsync()
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return await SpamQueries.StandingAsync(db, await WatchAsync(), London, CancellationToken.None);
    }

    private async Task<Watch> WatchAsync() => (await database.ReadAsync(db => db.Watches)).Single();

    private async Task<IEnumerable<string>> KeysAsync() =>
        (await database.ReadAsync(db => db.Notices.OrderBy(notice => notice.Id))).Select(notice => notice.DedupKey);

    private async Task<IEnumerable<string>> OutcomesAsync() =>
        (await database.ReadAsync(db => db.Visits.OrderBy(day => day.Date))).Select(day => $"{day.Date:uuuu-MM-dd} {day.Outcome}");

    private Task EvidenceAsync(string date, EvidenceKind kind, string at) =>
        database.ChangeAsync(async db =>
        {
            VisitDay day = await db.Visits.SingleAsync(day => day.Date == On(date));
            _ = day.Take(new VisitEvidence(kind, At(at)));
            (await db.Watches.SingleAsync()).NextVisitLookAt = At(at);
        });

    /// <summary>A complete reading every five minutes from one time to another, and the job after each.</summary>
    private async Task PlayAsync(string from, string to)
    {
        Instant? last = null;
        for (Instant now = At(from); now <= At(to); now += Duration.FromMinutes(5))
        {
            Watch watch = await WatchAsync();
            bool isFirst = watch.KnownTo is not { } known || London.DateOf(known) != London.DateOf(now);
            if (isFirst || watch.NextVisitLookAt is null || watch.NextVisitLookAt <= now || now == At(to))
            {
                await ReadAsync(now, isFirst);
                await RunAsync(now);
            }

            last = now;
        }

        Assert.That(last, Is.Not.Null);
    }

    private Task ReadAsync(Instant now, bool isFirst) =>
        database.ChangeAsync(async db =>
        {
            Watch watch = await db.Watches.SingleAsync();
            watch.TakeComplete(now);
            watch.NextVisitLookAt = isFirst ? now : watch.NextVisitLookAt ?? now;
            LocalDate today = London.DateOf(now);
            foreach (VisitDay day in await db.Visits.Where(day => day.Date < today && day.FirstReadingAfter == null).ToListAsync())
            {
                day.FirstReadingAfter = now;
            }
        });

    private Task RunAsync(string now) => RunAsync(At(now));

    private Task RunAsync(Instant now)
    {
        RuleBook rules = new(new PolicyOptions());
        VisitCheck check = new(rules, new DigestTimes(rules, new MarketingOptions()), new Notices(rules), new PolicyOptions());
        return new CheckVisitsJob(database, check, Counting.Unheard(), NullLogger<CheckVisitsJob>.Instance).RunAsync(
            now,
            CancellationToken.None
        );
    }
}

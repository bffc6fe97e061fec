using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Telemetry;
using ResponsivenessMonitor.Telemetry.Exposition;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>What the tables say of themselves.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class FactsTests(DatabaseProvider provider)
{
    private Office office = null!;

    [SetUp]
    public async Task Open() => office = await Office.OpenAsync(provider, "2026-06-09T12:05");

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task An_empty_installation_has_nothing_and_says_so()
    {
        await office.ChangeAsync(db => db.Accounts.ExecuteDeleteAsync());
        TableFacts facts = await ReadAsync();

        Assert.That(facts.Platforms, Is.Empty);
        Assert.That(facts.Letters, Is.EqualTo(new LetterFacts(0, null, 0, null, 0)));
        Assert.That((facts.LastDigest, facts.DigestDue, facts.NoticesWaiting), Is.EqualTo(((Instant?)null, (Instant?)null, 0)));
        Assert.That(facts.Setbacks, Is.Empty);
    }

    [Test]
    public async Task Accounts_are_told_by_whether_they_are_read()
    {
        _ = await office.AddAsync("x/lost");
        _ = await office.AddAsync("x/gone");
        _ = await office.AddAsync("x/new");
        _ = await office.AddAsync("x/unread");
        _ = await office.AddAsync("mastodon/desk@uni.social");
        _ = await office.AddAsync("friendster/desk");
        _ = await office.AddAsync("x/closed", account => account.State = AccountState.Closed);
        await office.ChangeAsync(async db =>
        {
            foreach (Watch watch in await db.Watches.Include(watch => watch.Account).ToListAsync())
            {
                watch.NextPollAt = watch.Account!.Handle is "unread" ? null : office.Time.Now;
                switch (watch.Account.Handle)
                {
                    case "lost":
                        watch.TakeLoss(AccessLossKind.TokenRevoked, office.Time.Now);
                        break;
                    case "gone":
                        watch.TakeGone(GoneKind.Suspended, office.Time.Now);
                        break;
                    case "new":
                        watch.KnownTo = null;
                        break;
                    case "librarydesk":
                        watch.KnownTo = office.Time.Now + Duration.FromSeconds(5);
                        break;
                }
            }

            Account unwatched = Rows.Account("x/unwatched");
            _ = db.Accounts.Add(unwatched);
        });

        TableFacts facts = await ReadAsync();

        Assert.That(facts.Platforms.Keys, Is.EquivalentTo(new[] { "x", "mastodon", "other" }));
        Assert.That(
            facts.Platforms["x"].Accounts,
            Is.EquivalentTo(
                new Dictionary<AccountReach, int>
                {
                    [AccountReach.Read] = 1,
                    [AccountReach.NotYetRead] = 1,
                    [AccountReach.CouldNotAsk] = 2,
                    [AccountReach.NotRead] = 2,
                }
            )
        );
        Assert.That(facts.Platforms["x"].LastReading, Is.EqualTo(office.Time.Now + Duration.FromSeconds(5)));
        Assert.That(facts.Platforms["mastodon"].Accounts[AccountReach.Read], Is.EqualTo(1));
    }

    [Test]
    public async Task Enquiries_that_wait_are_told_by_where_they_stand()
    {
        _ = await office.AskAsync("2026-06-09T11:30", "q1", "2026-06-09T12:05");
        _ = await office.AskAsync("2026-06-05T10:00", "q2", "2026-06-09T12:05");
        await office.ChangeAsync(async db => _ = await Rows.EnquiryAsync(db, office.Account, "2026-06-09T12:00", "q3"));

        IReadOnlyDictionary<OpenStanding, int> open = (await ReadAsync()).Platforms["x"].Open;

        Assert.That(open[OpenStanding.Waiting], Is.EqualTo(1));
        Assert.That(open[OpenStanding.Breached], Is.EqualTo(1));
        Assert.That(open[OpenStanding.Undecided], Is.EqualTo(1), "nobody has looked at it yet");
        Assert.That(open[OpenStanding.DueSoon], Is.Zero);
    }

    [Test]
    public async Task Letters_that_wait_are_told_by_their_age()
    {
        Instant now = office.Time.Now;
        await office.ChangeAsync(db =>
        {
            foreach (
                (string key, Instant written, Instant? sendAt, LetterState state) in new (string, Instant, Instant?, LetterState)[]
                {
                    ("a", now - Duration.FromHours(3), now + Duration.FromMinutes(20), LetterState.Retry),
                    ("b", now - Duration.FromMinutes(7), now - Duration.FromMinutes(6), LetterState.Waiting),
                    ("c", now - Duration.FromMinutes(1), now, LetterState.Waiting),
                    ("d", now - Duration.FromDays(3), null, LetterState.Sent),
                    ("e", now - Duration.FromDays(2), null, LetterState.Held),
                }
            )
            {
                _ = db.Letters.Add(
                    new Letter
                    {
                        Key = key,
                        MessageId = $"{key}@uni.example",
                        RecipientAddress = "jo@uni.example",
                        WrittenAt = written,
                        SendAt = sendAt,
                        State = state,
                        FinalAt = state == LetterState.Sent ? written : null,
                    }
                );
            }

            return Task.CompletedTask;
        });

        Assert.That(
            (await ReadAsync()).Letters,
            Is.EqualTo(new LetterFacts(3, now - Duration.FromHours(3), 2, now - Duration.FromMinutes(6), 1))
        );
    }

    [Test]
    public async Task Digests_setbacks_and_pauses_are_told()
    {
        Instant now = office.Time.Now;
        await office.ChangeAsync(async db =>
        {
            _ = db.Digests.Add(Digest("2026-06-08", now - Duration.FromDays(1), due: null, DigestState.Empty));
            _ = db.Digests.Add(Digest("2026-06-10", now + Duration.FromDays(1), now + Duration.FromHours(20), DigestState.Planned));
            Setback setback = new()
            {
                Job = "AssessEnquiriesJob",
                Subject = "enquiry 7",
                FirstAt = now,
            };
            _ = setback.Take("it broke", now);
            _ = db.Setbacks.Add(setback);
            (await db.Accesses.SingleAsync()).PausedUntil = now + Duration.FromMinutes(5);
        });

        TableFacts facts = await ReadAsync();

        Assert.That((facts.LastDigest, facts.DigestDue), Is.EqualTo((now - Duration.FromDays(1), now + Duration.FromHours(20))));
        Assert.That(facts.Setbacks, Is.EquivalentTo(new[] { KeyValuePair.Create("AssessEnquiriesJob", 1) }));
        Assert.That(facts.Platforms["x"].AccessesPaused, Is.EqualTo(1));
    }

    [Test]
    public async Task While_the_database_does_not_answer_that_is_told_and_no_figure_of_its_tables()
    {
        IMeterFactory meters = office.Get<IMeterFactory>();
        using MetricCollector collector = new(meters);
        FactsBoard board = new(office.Time);
        _ = new FactGauges(meters, board, office.Get<ProcessFacts>(), office.Time);
        bool isDown = false;
        using FactsLoop loop = new(
            new Breaking(office.Get<IDbContextFactory<MonitorDbContext>>(), () => isDown),
            board,
            office.Time,
            NullLogger<FactsLoop>.Instance
        );
        Assert.That(Exposed.Read(collector.Write()).SeriesOf("responsiveness_monitor_database_up"), Is.Empty, "nobody has looked yet");

        await loop.LookAsync(CancellationToken.None);
        Exposed up = Exposed.Read(collector.Write());
        Assert.That(up.Find("responsiveness_monitor_database_up"), Is.EqualTo(1));
        Assert.That(up.Find("responsiveness_monitor_letters_waiting"), Is.Zero);
        Assert.That(up.Find("""responsiveness_monitor_accounts{platform="x",state="not_read"}"""), Is.EqualTo(1));

        isDown = true;
        await loop.LookAsync(CancellationToken.None);
        Exposed down = Exposed.Read(collector.Write());
        Assert.That(down.Find("responsiveness_monitor_database_up"), Is.Zero);
        Assert.That(
            MetricList.All.Where(metric => metric.Source == MetricSource.Tables).SelectMany(metric => down.SeriesOf(metric.PrometheusName)),
            Is.Empty
        );

        isDown = false;
        await loop.LookAsync(CancellationToken.None);
        Assert.That(Exposed.Read(collector.Write()).Find("responsiveness_monitor_letters_waiting"), Is.Zero);
    }

    [Test]
    public async Task A_look_that_does_not_come_back_is_no_longer_believed()
    {
        FactsBoard board = new(office.Time);
        board.Keep(await ReadAsync());
        office.Time.Advance(Duration.FromSeconds(45));
        Assert.That((board.IsUp, board.Facts is null), Is.EqualTo((true, false)));

        office.Time.Advance(Duration.FromSeconds(1));
        Assert.That((board.IsUp, board.Facts is null), Is.EqualTo((false, true)));
    }

    private async Task<TableFacts> ReadAsync()
    {
        await using MonitorDbContext db = office.Open();
        return await FactsQuery.ReadAsync(db, office.Time.Now, held: null, CancellationToken.None);
    }

    private static Digest Digest(string date, Instant to, Instant? due, DigestState state) =>
        new()
        {
            Audience = Role.Marketing,
            Date = Rows.On(date),
            CoversFrom = to - Duration.FromDays(1),
            CoversTo = to,
            DueAt = due,
            State = state,
        };

    /// <summary>A database that is gone at times.</summary>
    private sealed class Breaking(IDbContextFactory<MonitorDbContext> inner, Func<bool> isDown) : IDbContextFactory<MonitorDbContext>
    {
        public MonitorDbContext CreateDbContext() =>
            isDown() ? throw new InvalidOperationException("the database is gone") : inner.CreateDbContext();
    }
}

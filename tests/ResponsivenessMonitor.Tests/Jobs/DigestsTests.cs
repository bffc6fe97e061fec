using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Visits;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

public sealed class DigestsTests
{
    private JobDatabase database = null!;
    private Account account = null!;

    [SetUp]
    public async Task MakeAccount()
    {
        database = await JobDatabase.CreateAsync();
        await database.ChangeAsync(async db =>
        {
            _ = db.Calendars.Add(Calendar());
            account = Rows.Account();
            _ = db.Accounts.Add(account);
            _ = await db.SaveChangesAsync();
            Watch watch = Rows.Watch(account);
            watch.KnownTo = At("2026-06-15T08:25");
            _ = db.Watches.Add(watch);
            _ = db.Readings.Add(
                new ReadingPeriod
                {
                    AccountId = account.Id,
                    Outcome = ReadingOutcome.Complete,
                    FirstAt = At("2026-01-05T09:00"),
                    LastAt = At("2026-07-01T09:00"),
                }
            );
        });
    }

    [TearDown]
    public async Task Drop() => await database.DisposeAsync();

    [TestCase("2026-06-12T20:10", ExpectedResult = false, TestName = "Answered on Friday evening it is not listed")]
    [TestCase("2026-06-14T12:00", ExpectedResult = true, TestName = "Answered on Sunday it is listed")]
    [TestCase(null, ExpectedResult = true, TestName = "Unanswered it is listed")]
    public async Task<bool> Example_5_the_digest_of_Monday(string? answered)
    {
        await RunAsync("2026-06-12T09:00");
        await database.ChangeAsync(async db =>
        {
            SpellEnd? end = answered is null ? null : new SpellEnd.Answered(At(answered), AnsweredBy.Account, new ItemId("a1"));
            _ = (await EnquiryAsync(db, account, "2026-06-12T11:00", end: end)).AssessedAt("2026-06-15T08:25");
        });
        await RunAsync("2026-06-15T08:30");
        LetterDigest digest = await ComposeAsync("2026-06-15", "2026-06-15T08:30");
        Assert.That(digest.StillOpen, Has.Count.EqualTo(answered is null ? 1 : 0));
        return digest.Breached.Count == 1;
    }

    [Test]
    public async Task Every_open_day_has_its_row_and_the_next_ones_always_exists()
    {
        await RunAsync("2026-05-21T09:00");
        Assert.That(await RowsAsync(), Is.EqualTo(["2026-05-22 Planned"]));
        await RunAsync("2026-05-22T08:30");
        await RunAsync("2026-05-22T08:31");
        Assert.That(await RowsAsync(), Is.EqualTo(["2026-05-22 Empty", "2026-05-26 Planned"]), "Monday is a bank holiday");
        Assert.That(await NoticesAsync(), Is.Empty);
    }

    [Test]
    public async Task The_first_digest_of_a_week_says_all_clear()
    {
        await RunAsync("2026-05-22T09:00");
        await RunAsync("2026-05-26T08:30");
        Assert.That(await RowsAsync(), Is.EqualTo(["2026-05-26 SentAllClear", "2026-05-27 Planned"]));
        Notice told = (await NoticesAsync()).Single();
        Assert.That(told.DedupKey, Is.EqualTo("digest:marketing:2026-05-26"));
        Assert.That(told.DeliverAt, Is.EqualTo(At("2026-05-26T08:30")));
        Assert.That(told.Role, Is.EqualTo(Role.Marketing));
    }

    [Test]
    public async Task Of_several_overdue_digests_the_last_tells_the_news_of_all()
    {
        await RunAsync("2026-06-05T09:00");
        await database.ChangeAsync(async db =>
        {
            _ = (await EnquiryAsync(db, account, "2026-06-05T10:00")).AssessedAt("2026-06-07T12:00");
        });
        await RunAsync("2026-06-10T10:00");
        Assert.That(
            await RowsAsync(),
            Is.EqualTo(["2026-06-08 ToldByLater", "2026-06-09 ToldByLater", "2026-06-10 Sent", "2026-06-11 Planned"])
        );
        LetterDigest digest = await ComposeAsync("2026-06-10", "2026-06-10T10:00");
        Assert.That(digest.Breached, Has.Count.EqualTo(1));
        Assert.That(digest.Scope, Is.EqualTo(DigestScope.Day | DigestScope.Week), "the week's summary is not lost");
        Assert.That(digest.Window, Is.EqualTo(new DigestWindow(At("2026-06-05T08:30"), At("2026-06-10T08:30"))));
    }

    [Test]
    public async Task A_closure_entered_late_moves_the_digest_to_the_next_open_day()
    {
        await RunAsync("2026-06-09T09:00");
        await database.ChangeAsync(db =>
        {
            string content = CalendarContent
                .Write(London.Hours)
                .Replace("\"Closures\":{", "\"Closures\":{\"2026-06-10\":\"snow\",", StringComparison.Ordinal);
            _ = db.Calendars.Add(
                new CalendarVersion
                {
                    Name = RuleBook.DefaultCalendar,
                    Version = 2,
                    Content = content,
                    MadeAt = At("2026-06-09T18:00"),
                }
            );
            return Task.CompletedTask;
        });
        await RunAsync("2026-06-10T08:30");
        Assert.That(await RowsAsync(), Is.EqualTo(["2026-06-11 Planned"]));
        Digest moved = (await database.ReadAsync(db => db.Digests)).Single();
        Assert.That(moved.CoversFrom, Is.EqualTo(At("2026-06-09T08:30")));
    }

    [Test]
    public async Task A_digest_tells_missed_visits_cases_unread_accounts_spam_and_rehearsals()
    {
        await database.ChangeAsync(async db =>
        {
            VisitDay missed = new()
            {
                AccountId = account.Id,
                Date = On("2026-06-08"),
                Outcome = VisitOutcome.Missed,
            };
            (missed.FirstReadingAfter, missed.MissedKnownAt) = (At("2026-06-09T00:03"), At("2026-06-09T00:04"));
            _ = db.Visits.Add(missed);
            DefunctSign.PurposeEnded ended = new(At("2026-06-01T00:00"), On("2026-05-31"));
            AccountSign sign = new()
            {
                AccountId = account.Id,
                Sign = ended.Kind,
                OpenedAt = At("2026-06-01T09:00"),
                Evidence = SignContent.Write(ended),
            };
            _ = db.Signs.Add(sign);
            AccountCase open = new()
            {
                AccountId = account.Id,
                OpenedAt = At("2026-06-01T09:00"),
                Named = "PurposeEnded",
                Reason = DefunctReason.PurposeEnded,
            };
            _ = db.Cases.Add(open);
            Account fresh = Rows.Account("mastodon/fresh@uni.social");
            (fresh.LiveSince, fresh.MonitoredSince) = (At("2026-06-05T09:00"), At("2026-06-05T09:00"));
            _ = db.Accounts.Add(fresh);
            _ = await db.SaveChangesAsync();
            _ = db.Watches.Add(Rows.Watch(fresh, isRead: false));
        });
        LetterDigest digest = await ComposeAsync(Planned("2026-06-09", DigestScope.Day), "2026-06-09T08:30");
        Assert.That(digest.MissedVisits.Select(visit => visit.Date), Is.EqualTo([On("2026-06-08")]));
        Assert.That(
            digest.Defunct.Single().Signs.Single(),
            Is.EqualTo(new DefunctSign.PurposeEnded(At("2026-06-01T00:00"), On("2026-05-31")))
        );
        Assert.That(digest.Unread.Single().Account.Slug, Is.EqualTo("mastodon/fresh@uni.social"));
        Assert.That(digest.Rehearsing.Single().Slug, Is.EqualTo("mastodon/fresh@uni.social"));
        Assert.That(digest.Accounts, Is.EqualTo(new WatchedAccounts(2, 1)));
    }

    [Test]
    public async Task An_account_that_was_never_readable_is_no_news_by_itself()
    {
        await database.ChangeAsync(async db => (await db.Watches.SingleAsync()).AccessId = null);
        await RunAsync("2026-06-09T09:00");
        await RunAsync("2026-06-10T08:30");
        Assert.That(await RowsAsync(), Is.EqualTo(["2026-06-10 Empty", "2026-06-11 Planned"]));
    }

    [Test]
    public async Task An_account_watched_for_less_than_80_percent_of_its_last_open_day_is_partly_read()
    {
        await database.ChangeAsync(async db =>
        {
            ReadingPeriod all = await db.Readings.SingleAsync();
            all.LastAt = At("2026-06-08T14:00");
        });
        LetterDigest digest = await ComposeAsync(Planned("2026-06-09", DigestScope.Day), "2026-06-09T08:30");
        Assert.That(digest.Unread.Single().Why, Is.EqualTo("only 65 % of its office hours were watched on 8 June"));
        Assert.That(digest.Figures[0].Aim, Is.TypeOf<FigureStanding.NotKnown>());
    }

    [Test]
    public async Task The_weekly_summary_tells_the_week_the_accounts_and_visits_known_from_posts_alone()
    {
        await database.ChangeAsync(async db =>
        {
            SpellEnd late = new SpellEnd.Answered(At("2026-06-04T15:10"), AnsweredBy.Account, new ItemId("a1"));
            _ = (await EnquiryAsync(db, account, "2026-06-02T10:00", "q1", late)).AssessedAt("2026-06-05T15:15");
            VisitDay day = new()
            {
                AccountId = account.Id,
                Date = On("2026-06-03"),
                Outcome = VisitOutcome.Visited,
            };
            _ = day.Take(new VisitEvidence(EvidenceKind.Published, At("2026-06-03T10:00")));
            _ = db.Visits.Add(day);
            _ = await db.SaveChangesAsync();
        });
        LetterDigest digest = await ComposeAsync(Planned("2026-06-08", DigestScope.Day | DigestScope.Week), "2026-06-08T08:30");
        Assert.That(digest.WeakEvidence.Single().Slug, Is.EqualTo("x/librarydesk"));
        Assert.That(digest.Figures.Select(figures => figures.Period), Is.EqualTo(["yesterday", "7 days", "30 days"]));
        DigestSummary week = digest.Summaries.Single();
        Assert.That((week.Figures.Period, week.Figures.Before?.Period), Is.EqualTo(("last week", "the week before")));
        Assert.That((week.Accounts.Single().Standing as FigureStanding.CountsOnly)?.Attainment, Is.EqualTo(new Attainment(0, 1)));
        Assert.That((week.Visits, week.Transparency), Is.EqualTo((new VisitShare(1, 1), new TransparencyShare(1, 1))));
    }

    [Test]
    public async Task Each_figure_stands_beside_that_of_the_period_before()
    {
        await database.ChangeAsync(async db =>
        {
            SpellEnd prompt = new SpellEnd.Answered(At("2026-06-05T11:00"), AnsweredBy.Account, new ItemId("a1"));
            _ = (await EnquiryAsync(db, account, "2026-06-05T10:00", "q1", prompt)).AssessedAt("2026-06-05T15:15");
            SpellEnd late = new SpellEnd.Answered(At("2026-06-09T11:00"), AnsweredBy.Account, new ItemId("a2"));
            _ = (await EnquiryAsync(db, account, "2026-06-08T10:00", "q2", late)).AssessedAt("2026-06-09T15:15");
        });
        LetterDigest digest = await ComposeAsync(Planned("2026-06-09", DigestScope.Day), "2026-06-09T08:30");
        DigestFigures yesterday = digest.Figures[0];
        Assert.That((yesterday.Attainment as FigureStanding.CountsOnly)?.Attainment, Is.EqualTo(new Attainment(0, 1)));
        Assert.That(yesterday.Before?.Dates, Is.EqualTo(new DateInterval(On("2026-06-05"), On("2026-06-05"))), "Friday");
        Assert.That((yesterday.Before?.Attainment as FigureStanding.CountsOnly)?.Attainment, Is.EqualTo(new Attainment(1, 1)));
    }

    [Test]
    public async Task Where_nothing_was_watched_before_there_is_nothing_to_compare_with()
    {
        await database.ChangeAsync(async db =>
            (await db.Accounts.SingleAsync(own => own.Id == account.Id)).MonitoredSince = At("2026-06-08T09:00")
        );
        LetterDigest digest = await ComposeAsync(Planned("2026-06-09", DigestScope.Day), "2026-06-09T08:30");
        Assert.That(digest.Figures.Select(figures => figures.Before), Is.All.Null);
    }

    [Test]
    public async Task Figures_count_aim_and_commitment_beside_each_other()
    {
        await database.ChangeAsync(async db =>
        {
            SpellEnd late = new SpellEnd.Answered(At("2026-06-09T15:10"), AnsweredBy.Account, new ItemId("a1"));
            _ = (await EnquiryAsync(db, account, "2026-06-09T10:00", "q1", late)).AssessedAt("2026-06-09T15:15");
            SpellEnd prompt = new SpellEnd.Answered(At("2026-06-09T11:00"), AnsweredBy.Account, new ItemId("a2"));
            _ = (await EnquiryAsync(db, account, "2026-06-09T10:00", "q2", prompt)).AssessedAt("2026-06-09T15:15");
        });
        LetterDigest digest = await ComposeAsync(Planned("2026-06-10", DigestScope.Day), "2026-06-10T08:30");
        DigestFigures yesterday = digest.Figures[0];
        Assert.That((yesterday.Aim as FigureStanding.CountsOnly)?.Attainment, Is.EqualTo(new Attainment(1, 2)));
        Assert.That((yesterday.Commitment as FigureStanding.CountsOnly)?.Attainment, Is.EqualTo(new Attainment(2, 2)));
        Assert.That(yesterday.MedianTurnaround, Is.EqualTo(Duration.FromHours(1)));
        Assert.That(yesterday.NinetiethTurnaround, Is.EqualTo(Duration.FromMinutes(310)));
    }

    private static Digest Planned(string date, DigestScope scope) =>
        new()
        {
            Audience = Role.Marketing,
            Date = On(date),
            Scope = scope,
            CoversFrom = At($"{On(date).PlusDays(-1):uuuu-MM-dd}T08:30"),
            CoversTo = At($"{date}T08:30"),
        };

    private async Task<LetterDigest> ComposeAsync(string date, string now) =>
        await ComposeAsync((await database.ReadAsync(db => db.Digests.Where(digest => digest.Date == On(date)))).Single(), now);

    private async Task<LetterDigest> ComposeAsync(Digest digest, string now)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return await Composer().ComposeAsync(db, digest, At(now), CancellationToken.None);
    }

    private async Task<IEnumerable<string>> RowsAsync() =>
        (await database.ReadAsync(db => db.Digests.OrderBy(digest => digest.Date))).Select(digest =>
            $"{digest.Date:uuuu-MM-dd} {digest.State}"
        );

    private Task<List<Notice>> NoticesAsync() => database.ReadAsync(db => db.Notices);

    private static DigestComposer Composer()
    {
        RuleBook rules = new(new PolicyOptions());
        return new DigestComposer(
            rules,
            new DigestTimes(rules, new MarketingOptions()),
            new ReadsBudget(new PlatformRegister([], [])),
            new PolicyOptions()
        );
    }

    private Task RunAsync(string now)
    {
        RuleBook rules = new(new PolicyOptions());
        DigestTimes times = new(rules, new MarketingOptions());
        DigestCompanions companions = new(rules, new YearComposer(rules, new PolicyOptions()));
        return new PlanDigestsJob(
            database,
            times,
            Composer(),
            companions,
            Counting.Unheard(),
            NullLogger<PlanDigestsJob>.Instance
        ).RunAsync(At(now), CancellationToken.None);
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>§5, ¶10: what registrations lack, weekly; how the year went, yearly; each a letter of its own to Marketing.</summary>
public sealed class DigestCompanionTests
{
    private readonly PolicyOptions policy = new();
    private MarketingOptions marketing = null!;
    private JobDatabase database = null!;
    private Account account = null!;

    [SetUp]
    public async Task MakeAccount()
    {
        marketing = new MarketingOptions();
        database = await JobDatabase.CreateAsync();
        await database.ChangeAsync(async db =>
        {
            _ = db.Calendars.Add(Calendar());
            account = Rows.Account();
            _ = db.Accounts.Add(account);
            _ = await db.SaveChangesAsync();
            Watch watch = Rows.Watch(account);
            watch.KnownTo = At("2027-01-04T08:25");
            _ = db.Watches.Add(watch);
        });
    }

    [TearDown]
    public async Task Drop() => await database.DisposeAsync();

    [Test]
    public async Task What_registrations_lack_is_told_once_a_week_with_the_weeks_first_digest()
    {
        await database.ChangeAsync(db =>
        {
            Account proposed = Rows.Account("bluesky/new.uni.example");
            (proposed.State, proposed.LiveSince, proposed.MonitoredSince, proposed.Branding) = (AccountState.Proposed, null, null, null);
            _ = db.Accounts.Add(proposed);
            return Task.CompletedTask;
        });
        await RunAsync("2026-06-05T09:00");
        await RunAsync("2026-06-08T08:30");
        await RunAsync("2026-06-09T08:30");
        Assert.That(await KeysAsync(NoticeKind.RegistrationIncomplete), Is.EqualTo(["registrations:2026-06-08"]));
        await RunAsync("2026-06-15T08:30");
        Assert.That(await KeysAsync(NoticeKind.RegistrationIncomplete), Has.Count.EqualTo(2));
        await using MonitorDbContext db = database.CreateDbContext();
        IncompleteRegistration line = (await IncompleteRegistrations.LoadAsync(db, new RuleBook(policy), CancellationToken.None)).Single();
        Assert.That((line.Account.Slug, line.Missing.Single()), Is.EqualTo(("bluesky/new.uni.example", RegistrationGap.Branding)));
    }

    [Test]
    public async Task Where_nothing_is_missing_and_of_closed_accounts_nothing_is_told()
    {
        await database.ChangeAsync(db =>
        {
            Account closed = Rows.Account("bluesky/old.uni.example");
            (closed.State, closed.Branding) = (AccountState.Closed, null);
            _ = db.Accounts.Add(closed);
            return Task.CompletedTask;
        });
        await RunAsync("2026-06-05T09:00");
        await RunAsync("2026-06-08T08:30");
        Assert.That(await KeysAsync(NoticeKind.RegistrationIncomplete), Is.Empty);
    }

    [Test]
    public async Task The_first_digest_of_a_year_brings_the_report_of_the_year_before_and_no_second_one_comes()
    {
        await AnsweredAsync("2026-03-10T10:00", "q1");
        await RunAsync("2026-12-31T09:00");
        await RunAsync("2027-01-04T08:30");
        Assert.That(await KeysAsync(NoticeKind.YearlyReport), Is.EqualTo(["yearly-report:2026-01-01"]));
        await database.ChangeAsync(db =>
        {
            db.Digests.RemoveRange(db.Digests); // as after a restored backup, or a clock that was wrong
            return Task.CompletedTask;
        });
        await RunAsync("2026-12-31T09:00");
        await RunAsync("2027-01-04T08:30");
        Assert.That(await KeysAsync(NoticeKind.YearlyReport), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Where_nothing_was_watched_in_the_year_there_is_no_report()
    {
        await RunAsync("2026-12-31T09:00");
        await RunAsync("2027-01-04T08:30");
        Assert.That(await KeysAsync(NoticeKind.YearlyReport), Is.Empty);
    }

    [Test]
    public async Task A_year_may_begin_in_August()
    {
        marketing.YearBegins = "08-01";
        await AnsweredAsync("2026-03-10T10:00", "q1");
        await RunAsync("2026-07-31T09:00");
        await RunAsync("2026-08-03T08:30");
        Assert.That(await KeysAsync(NoticeKind.YearlyReport), Is.EqualTo(["yearly-report:2025-08-01"]));
    }

    [TestCase("02-29")]
    [TestCase("13-01")]
    [TestCase("1 January")]
    [TestCase("")]
    public void A_date_that_does_not_come_every_year_is_refused(string begins) =>
        Assert.That(
            new MarketingOptions { YearBegins = begins }.Faults(),
            Has.One.StartsWith("Marketing:YearBegins:").And.EndsWith("such as 08-01.")
        );

    [Test]
    public async Task Kept_enquiries_and_the_counts_of_erased_ones_are_added_up_by_month()
    {
        await AnsweredAsync("2026-03-10T10:00", "q1");
        await AnsweredAsync("2026-05-12T10:00", "q2");
        await database.ChangeAsync(async db =>
        {
            long target = (await new RuleBook(policy).RulesOfAsync(db, account, CancellationToken.None)).TargetId;
            _ = db.Figures.Add(Erased(target, "2026-03-01"));
            _ = db.Figures.Add(Erased(target, "2025-03-01"));
        });
        LetterYear year = await ComposeAsync() ?? throw new InvalidOperationException("There is no report.");
        Assert.That((year.Enquiries, year.Erased), Is.EqualTo((7, 5)));
        Assert.That(year.Months[0].Period, Is.EqualTo("March 2026"));
        Assert.That(AttainmentOf(year.Months[0].Commitment), Is.EqualTo(new Attainment(4, 6)));
        Assert.That(AttainmentOf(year.Months[0].Before?.Commitment), Is.EqualTo(new Attainment(3, 5)));
        Assert.That(AttainmentOf(year.Figures.Attainment), Is.EqualTo(new Attainment(5, 7)));
    }

    [Test]
    public async Task A_start_in_the_middle_of_a_year_reports_only_what_was_watched_and_says_so()
    {
        await AnsweredAsync("2026-05-12T10:00", "q1");
        LetterYear year = await ComposeAsync() ?? throw new InvalidOperationException("There is no report.");
        Assert.That(year.WatchedFrom, Is.EqualTo(On("2026-05-12")));
        Assert.That(year.Months[0].Period, Is.EqualTo("May 2026"));
        Assert.That(year.Figures.Before, Is.Null);
    }

    [Test]
    public async Task Accounts_registered_closed_and_never_read_are_named()
    {
        await AnsweredAsync("2026-05-12T10:00", "q1");
        await database.ChangeAsync(async db =>
        {
            Account fresh = Rows.Account("mastodon/fresh@uni.social");
            fresh.RegisteredOn = On("2026-02-02");
            _ = db.Accounts.Add(fresh);
            _ = await db.SaveChangesAsync();
            AuditEntry closed = new()
            {
                At = At("2026-04-01T10:00"),
                By = "platform",
                Action = "close",
                AccountId = fresh.Id,
            };
            _ = db.AuditEntries.Add(closed);
        });
        LetterYear year = await ComposeAsync() ?? throw new InvalidOperationException("There is no report.");
        Assert.That(year.Registered.Single().Slug, Is.EqualTo("mastodon/fresh@uni.social"));
        Assert.That(year.Closed.Single().Slug, Is.EqualTo("mastodon/fresh@uni.social"));
        Assert.That(year.NeverRead.Select(one => one.Slug), Is.EqualTo(["mastodon/fresh@uni.social"]), "the other was not to be read then");
    }

    private static Attainment? AttainmentOf(FigureStanding? standing) => (standing as FigureStanding.CountsOnly)?.Attainment;

    private MonthlyFigures Erased(long target, string month) =>
        new()
        {
            AccountId = account.Id,
            Month = On(month),
            TargetId = target,
            Enquiries = 5,
            Answered = 4,
            AimMet = 2,
            AimCounted = 5,
            CommitmentMet = 3,
            CommitmentCounted = 5,
        };

    private Task AnsweredAsync(string received, string item) =>
        database.ChangeAsync(async db =>
        {
            Instant at = At(received);
            SpellEnd prompt = new SpellEnd.Answered(at + Duration.FromHours(1), AnsweredBy.Account, new ItemId($"a-{item}"));
            _ = (await EnquiryAsync(db, account, received, item, prompt)).AssessedAt("2026-06-05T15:15");
            // It was read for two hours then, so that something is known; the rest of the office time is not watched and has no figure.
            Account own = await db.Accounts.FindAsync(account.Id) ?? account;
            own.MonitoredSince = null;
            own.LiveSince = At("2027-01-04T08:00");
        });

    private async Task<LetterYear?> ComposeAsync()
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return await new YearComposer(new RuleBook(policy), policy).ComposeAsync(
            db,
            new DateInterval(On("2026-01-01"), On("2026-12-31")),
            At("2027-01-04T08:30"),
            CancellationToken.None
        );
    }

    private async Task<List<string>> KeysAsync(NoticeKind kind) =>
        [.. (await database.ReadAsync(db => db.Notices.Where(notice => notice.Kind == kind))).Select(notice => notice.DedupKey)];

    private Task RunAsync(string now)
    {
        RuleBook rules = new(policy);
        DigestTimes times = new(rules, marketing);
        DigestComposer composer = new(rules, times, new ReadsBudget(new PlatformRegister([], [])), policy);
        DigestCompanions companions = new(rules, new YearComposer(rules, policy));
        return new PlanDigestsJob(database, times, composer, companions, Counting.Unheard(), NullLogger<PlanDigestsJob>.Instance).RunAsync(
            At(now),
            CancellationToken.None
        );
    }
}

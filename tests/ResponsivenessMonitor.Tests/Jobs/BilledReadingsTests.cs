using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>Readings that a platform bills, and two accounts that are read by one token.</summary>
internal sealed class BilledReadingsTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 9, 12, 0);

    private JobDatabase database = null!;
    private Billing platform = null!;

    [SetUp]
    public async Task MakeAccounts()
    {
        platform = new Billing();
        database = await JobDatabase.CreateAsync();
        await database.ChangeAsync(async db =>
        {
            _ = db.Calendars.Add(Calendar());
            PlatformAccess access = new() { Platform = Platform.X, Credential = "env:X_APP" };
            _ = db.Accesses.Add(access);
            foreach (string slug in new[] { "x/librarydesk", "x/unihelp" })
            {
                Account account = Account(slug);
                _ = db.Accounts.Add(account);
                _ = await db.SaveChangesAsync();
                Watch watch = Watch(account, isRead: false);
                watch.Access = access;
                watch.NextPollAt = Now;
                _ = db.Watches.Add(watch);
            }
        });
    }

    [TearDown]
    public async Task Drop() => await database.DisposeAsync();

    [Test]
    public async Task What_was_billed_adds_up_by_account_and_month()
    {
        platform.Reads = new ReadCounts(Posts: 3, Users: 1);
        await RunAsync(budget: null, Now);
        await RunAsync(budget: null, Now + Duration.FromMinutes(5));
        List<MeteredReads> rows = await database.ReadAsync(db => db.MeteredReads);
        Assert.That(rows.Select(row => (row.Month, row.Posts, row.Users)), Has.Exactly(2).EqualTo((new LocalDate(2026, 6, 1), 6L, 2L)));
    }

    [Test]
    public async Task A_budget_that_would_not_last_puts_readings_off_and_says_so()
    {
        platform.Reads = new ReadCounts(Posts: 160, Users: 0);
        await RunAsync(budget: null, Now);
        Assert.That(await NextAsync(), Is.All.EqualTo(Now + Duration.FromMinutes(5)));
        await RunAsync(budget: 2m, Now + Duration.FromMinutes(5));
        Assert.That(await NextAsync(), Is.All.EqualTo(Now + Duration.FromMinutes(20)), "80 % are spent on the ninth day.");
        Assert.That(
            await WordsAsync(2m),
            Is.EqualTo(
                "this month 320 posts and 0 users were read for about USD 1.60 of USD 2.00; it is read less often, so that the rest lasts"
            )
        );
    }

    [Test]
    public async Task A_budget_that_is_spent_ends_readings_until_the_next_look_and_is_told_as_a_lost_access()
    {
        platform.Reads = new ReadCounts(Posts: 400, Users: 0);
        await RunAsync(budget: 2m, Now);
        int before = platform.Asked;
        await RunAsync(budget: 2m, Now + Duration.FromHours(1));
        Assert.That(platform.Asked, Is.EqualTo(before), "It was asked although nothing may be spent any more.");
        Assert.That(await NextAsync(), Is.All.EqualTo(Instant.FromUtc(2026, 6, 10, 0, 0)));
        List<Watch> watches = await database.ReadAsync(db => db.Watches);
        Assert.That(watches.Select(watch => watch.LossKind), Is.All.EqualTo(AccessLossKind.QuotaSpent));
        Assert.That(await WordsAsync(2m), Does.Contain("USD 2.00 of USD 2.00; it is not read"));
        await RunAsync(budget: 3m, Instant.FromUtc(2026, 6, 10, 0, 0));
        Assert.That(platform.Asked, Is.EqualTo(before + 2), "A budget that was raised counts.");
    }

    [Test]
    public async Task A_reading_goes_no_further_than_the_budget_lasts()
    {
        platform.Reads = new ReadCounts(Posts: 100, Users: 0);
        platform.HasMore = true;
        await RunAsync(budget: 2m, Now);
        Assert.That(platform.Asked, Is.EqualTo(2 * 4), "four pages of USD 0.50 each, of two accounts");
        Assert.That(await NextAsync(), Is.All.EqualTo(Now), "There is more, which the next look at the budget puts off.");
        await RunAsync(budget: 2m, Now);
        Assert.That(platform.Asked, Is.EqualTo(2 * 4));
        Assert.That(await NextAsync(), Is.All.EqualTo(Instant.FromUtc(2026, 6, 10, 0, 0)));
    }

    [Test]
    public async Task Accounts_that_share_an_app_s_token_share_its_limit()
    {
        Instant until = Now + Duration.FromMinutes(9);
        platform.Limit = until;
        await RunAsync(budget: null, Now);
        Assert.That(platform.Asked, Is.EqualTo(1), "The other account was asked for although the token may ask no more.");
        Assert.That(await NextAsync(), Is.All.EqualTo(until));
        platform.Limit = null;
        await RunAsync(budget: null, until);
        Assert.That(platform.Asked, Is.EqualTo(3));
    }

    [Test]
    public async Task The_weekly_summary_sums_up_the_month_in_which_the_week_ends()
    {
        platform.Reads = new ReadCounts(Posts: 320, Users: 1);
        await RunAsync(budget: null, Now);
        await using MonitorDbContext db = database.CreateDbContext();
        List<WatchedAccount> accounts = await WatchedAccount.LoadAsync(db, new RuleBook(new PolicyOptions()), CancellationToken.None);
        platform.Budget = 2m;
        ReadsBills bills = new(Budget(), accounts);
        ReadsBill june = (await bills.IntoAsync(db, [Week(new LocalDate(2026, 6, 7))], Now, CancellationToken.None))[0].Bills.Single();
        Assert.That(
            (june.Platform, june.Month, june.Posts, june.Users, june.Cost, june.Budget),
            Is.EqualTo(("X", "June so far", 640L, 2L, "USD 3.22", "USD 2.00"))
        );
        Assert.That(june.Slowed.Select(account => account.Slug), Is.EqualTo(["x/librarydesk", "x/unihelp"]));
        Assert.That((await bills.IntoAsync(db, [Week(new LocalDate(2026, 5, 31))], Now, CancellationToken.None))[0].Bills, Is.Empty);
    }

    private static DigestSummary Week(LocalDate sunday)
    {
        FigureStanding none = new FigureStanding.CountsOnly(Attainment.None, new Coverage(Duration.Zero, Duration.Zero));
        return new DigestSummary(
            new DigestFigures(
                "last week",
                new DateInterval(sunday.PlusDays(-6), sunday),
                none,
                none,
                none,
                MedianTurnaround: null,
                NinetiethTurnaround: null
            )
        );
    }

    private async Task<IReadOnlyList<Instant?>> NextAsync() =>
        [.. (await database.ReadAsync(db => db.Watches)).Select(watch => watch.NextPollAt)];

    private async Task<string?> WordsAsync(decimal budget)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        Account account = await db.Accounts.OrderBy(account => account.Id).FirstAsync();
        platform.Budget = budget;
        return await Budget().WordsAsync(db, account, Now, CancellationToken.None);
    }

    private async Task RunAsync(decimal? budget, Instant now)
    {
        RuleBook rules = new(new PolicyOptions());
        PollingOptions options = new() { Parallel = 1 };
        platform.Budget = budget;
        ReadsBudget reads = Budget();
        PollAccountsJob job = new(
            database,
            new AccountReader(new PlatformRegister([platform], []), reads, options, NullLogger<AccountReader>.Instance),
            new ReadingKeeper(rules, new Conversations(rules), new KeyRing(), WordLists.English, options, reads, Counting.Unheard()),
            new Replica("one"),
            options,
            Counting.Unheard(),
            NullLogger<PollAccountsJob>.Instance
        );
        await job.RunAsync(now, TestContext.CurrentContext.CancellationToken);
    }

    private ReadsBudget Budget() => new(new PlatformRegister([platform], []));

    /// <summary>Has nothing new, and bills for it all the same.</summary>
    private sealed class Billing : IPlatform
    {
        internal ReadCounts Reads { get; set; }

        internal decimal? Budget { get; set; }

        internal Instant? Limit { get; set; }

        internal bool HasMore { get; set; }

        internal int Asked { get; private set; }

        public Platform Name => Platform.X;

        public AccessNeeds Needs => new(ServerNeed.None, MayBePublic: false, "a token");

        public ReadPrices Prices => new(0.005m, 0.010m, "USD", Budget, "X:MonthlyBudget");

        public Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult<Reading>(
                Limit is { } until
                    ? new Reading.RateLimited(LimitScope.Access, until)
                    : new Reading.Page([], [], [], new Bookmark(HasMore ? $"page {Asked}" : "here"), Profile: null, HasMore)
                    {
                        Reads = Reads,
                    }
            );
        }

        public Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

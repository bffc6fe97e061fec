using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Review;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>An account that is reviewed, and what may befall it.</summary>
public abstract class ReviewedAccounts
{
    private protected JobDatabase database = null!;
    private protected Account account = null!;

    [SetUp]
    public async Task MakeAccount()
    {
        database = await JobDatabase.CreateAsync();
        await database.ChangeAsync(db =>
        {
            _ = db.Calendars.Add(Calendar());
            return Task.CompletedTask;
        });
        account = await AddAsync("x/librarydesk");
    }

    [TearDown]
    public async Task Drop() => await database.DisposeAsync();

    private protected async Task<Account> AddAsync(string slug)
    {
        Account made = Rows.Account(slug);
        await database.ChangeAsync(async db =>
        {
            _ = db.Accounts.Add(made);
            _ = await db.SaveChangesAsync();
            Watch watch = Rows.Watch(made);
            (watch.KnownTo, watch.NextPollAt) = (At("2026-06-09T09:00"), At("2026-06-09T09:05"));
            watch.TakeActivity(At("2026-05-20T09:00"));
            _ = db.Watches.Add(watch);
        });
        return made;
    }

    private protected Task EditAsync(Action<Account> edit) => database.ChangeAsync(async db => edit(await db.Accounts.SingleAsync()));

    private protected Task GoneAsync(GoneKind kind, params string[] readings) =>
        database.ChangeAsync(async db =>
        {
            Watch watch = await db.Watches.SingleAsync();
            foreach (string at in readings)
            {
                watch.TakeGone(kind, At(at));
            }
        });

    private protected Task LoseAsync(Account of, AccessLossKind kind, params string[] readings) =>
        database.ChangeAsync(async db =>
        {
            Watch watch = await db.Watches.SingleAsync(watch => watch.AccountId == of.Id);
            foreach (string at in readings)
            {
                watch.TakeLoss(kind, At(at));
            }
        });

    private protected Task ReadAsync(Account of, string at) =>
        database.ChangeAsync(async db => (await db.Watches.SingleAsync(watch => watch.AccountId == of.Id)).TakeComplete(At(at)));

    private protected async Task<Watch> WatchAsync() => (await database.ReadAsync(db => db.Watches)).Single();

    private protected async Task<IEnumerable<string>> KeysAsync() =>
        (await database.ReadAsync(db => db.Notices)).Select(notice => notice.DedupKey);

    private protected Task<List<Notice>> KindsAsync(NoticeKind kind) =>
        database.ReadAsync(db => db.Notices.Where(notice => notice.Kind == kind).OrderBy(notice => notice.Id));

    /// <summary>Runs the job for all accounts.</summary>
    private protected async Task RunAsync(string now)
    {
        await database.ChangeAsync(async db =>
        {
            foreach (Watch watch in await db.Watches.ToListAsync())
            {
                watch.NextReviewAt = At(now);
            }
        });
        RuleBook rules = new(new PolicyOptions());
        Notices notices = new(rules);
        GoneAccounts gone = new(new Conversations(rules));
        (AccessLosses losses, AccessEnds ends) = (new AccessLosses(notices), new AccessEnds(notices));
        AccountReview review = new(rules, notices, losses, ends, new YearlyReviews(notices), new CaseKeeper(notices), gone);
        await new ReviewAccountsJob(database, review, Counting.Unheard(), NullLogger<ReviewAccountsJob>.Instance).RunAsync(
            At(now),
            CancellationToken.None
        );
    }
}

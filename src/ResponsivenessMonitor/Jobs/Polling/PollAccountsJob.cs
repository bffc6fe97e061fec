using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>Reads the accounts whose time has come, each under a lease of its own; the platform is asked outside any transaction.</summary>
internal sealed partial class PollAccountsJob(
    IDbContextFactory<MonitorDbContext> databases,
    PlatformRegister platforms,
    ReadingKeeper keeper,
    Replica replica,
    PollingOptions options,
    ILogger<PollAccountsJob> logger
) : IBatchJob
{
    /// <inheritdoc/>
    public Task RunAsync(Instant now, CancellationToken cancellationToken) => RunBatchAsync(now, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> RunBatchAsync(Instant now, CancellationToken cancellationToken)
    {
        IReadOnlyList<Claim> claims;
        await using (MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken))
        {
            Duration lease = Duration.FromTimeSpan(options.Lease);
            claims = await WatchClaims.ClaimAsync(db, replica.Name, now, BatchSize, lease, cancellationToken);
        }

        ParallelOptions sideBySide = new() { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(claims, sideBySide, async (claim, token) => await PollAsync(claim, now, token));
        return claims.Count == BatchSize;
    }

    private const int BatchSize = 40;

    private async Task PollAsync(Claim claim, Instant now, CancellationToken cancellationToken)
    {
        try
        {
            FailPoint.Hit(FailPoints.PollClaimed);
            await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
            Watch watch = await db
                .Watches.Include(watch => watch.Access)
                .Include(watch => watch.Account)
                .SingleAsync(watch => watch.AccountId == claim.Id, cancellationToken);
            Account account = watch.Account ?? throw new InvalidOperationException($"Account {claim.Id} has a watch and no registration.");
            List<OpenEnquiry> open = await OpenEnquiry.OfAsync(db, account.Id, cancellationToken);
            CompletedReading reading = await ReadAsync(
                account,
                watch,
                open,
                await SiblingsAsync(db, account, open, cancellationToken),
                now,
                cancellationToken
            );
            FailPoint.Hit(FailPoints.PollRead);
            bool isKept = await keeper.KeepAsync(db, claim, watch, open, reading, cancellationToken);
            if (!isKept)
            {
                LogLeaseLost(account.Slug.Slug);
            }
            else if (reading.Failure is { } failure)
            {
                LogNotRead(account.Slug.Slug, failure.GetType().Name);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One account that cannot be kept must not keep the others from being read; its lease ends and it is tried again.
            LogFailed(exception, claim.Id);
        }
    }

    /// <summary>The university's other accounts on the platform, which matter only while somebody waits.</summary>
    private static async Task<IReadOnlyCollection<string>> SiblingsAsync(
        MonitorDbContext db,
        Account account,
        List<OpenEnquiry> open,
        CancellationToken cancellationToken
    ) => open.Count == 0 ? [] : (await SiblingAccounts.OnAsync(db, account.Platform, cancellationToken)).But(account);

    private async Task<CompletedReading> ReadAsync(
        Account account,
        Watch watch,
        List<OpenEnquiry> open,
        IReadOnlyCollection<string> siblings,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (platforms.Find(account.Platform, watch.Access?.Credential) is not { } platform)
        {
            return new CompletedReading(now, [], new Reading.Unreachable($"there is no connector for {account.Platform}"));
        }

        ReadRequest request = new(
            AccountAccess.Stated(account.Slug, account.Handle, account.AuthorId, watch.Access?.Credential, watch.Access?.Host),
            watch.Bookmark is { } bookmark ? new Bookmark(bookmark) : null,
            [.. open.Select(enquiry => new WaitingItem(new ItemId(enquiry.OpeningItem), new ItemId(enquiry.Conversation)))],
            OwnActivity: open.Count > 0 || PollPlan.WantsActivity(watch.KnownTo, now),
            WithProfile: watch.ProfileAt is not { } seen || now - seen >= ProfileEvery
        )
        {
            Siblings = siblings,
        };
        try
        {
            return await CompletedReading.ReadAsync(platform, request, now, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception, account.Id);
            return new CompletedReading(now, [], new Reading.Unreachable(exception.GetType().Name));
        }
    }

    /// <summary>How often an account's own profile is asked for.</summary>
    private static readonly Duration ProfileEvery = Duration.FromHours(12);

    [LoggerMessage(LogLevel.Warning, "Read {Account} under a lease that another replica holds now; nothing was kept.")]
    private partial void LogLeaseLost(string account);

    [LoggerMessage(LogLevel.Information, "Could not read {Account}: {Outcome}.")]
    private partial void LogNotRead(string account, string outcome);

    [LoggerMessage(LogLevel.Error, "Failed to read account {AccountId}.")]
    private partial void LogFailed(Exception exception, long accountId);
}

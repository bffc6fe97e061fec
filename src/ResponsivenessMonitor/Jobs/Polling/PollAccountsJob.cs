using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Telemetry;
using Span = System.Diagnostics.Activity;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>Reads the accounts whose time has come, each under a lease of its own; the platform is asked outside any transaction.</summary>
internal sealed partial class PollAccountsJob(
    IDbContextFactory<MonitorDbContext> databases,
    AccountReader reader,
    ReadingKeeper keeper,
    Replica replica,
    PollingOptions options,
    MonitorMetrics metrics,
    ILogger<PollAccountsJob> logger
) : IBatchJob
{
    private const int BatchSize = 40;

    /// <summary>How often what was read is kept anew because somebody else wrote the same meanwhile.</summary>
    private const int Attempts = 5;

    private readonly Duration lease = Duration.FromTimeSpan(options.Lease);

    /// <inheritdoc/>
    public Task RunAsync(Instant now, CancellationToken cancellationToken) => RunBatchAsync(now, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> RunBatchAsync(Instant now, CancellationToken cancellationToken)
    {
        IReadOnlyList<Claim> claims;
        await using (MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken))
        {
            claims = await WatchClaims.ClaimAsync(db, replica.Name, now, BatchSize, lease, cancellationToken);
        }

        Unbegun unbegun = new(claims);
        int settled = 0;
        try
        {
            ParallelOptions sideBySide = new() { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(
                claims,
                sideBySide,
                async (claim, token) =>
                {
                    unbegun.Begin(claim);
                    _ = await PollAsync(claim, now, token) ? Interlocked.Increment(ref settled) : 0;
                }
            );
        }
        finally
        {
            _ = await GiveBackAsync(unbegun.Claims);
        }

        // What the database would not keep is due still: it waits for the next tick, or platforms would be asked for it without end.
        return claims.Count == BatchSize && settled == claims.Count;
    }

    /// <summary>What setbacks call an account.</summary>
    internal static string NameOf(Claim claim) => string.Create(CultureInfo.InvariantCulture, $"account {claim.Id}");

    /// <summary>Reads an account and keeps what came.</summary>
    /// <returns>False when it is due as before, because the database would not keep it.</returns>
    private async Task<bool> PollAsync(Claim claim, Instant now, CancellationToken cancellationToken)
    {
        try
        {
            FailPoint.Hit(FailPoints.PollClaimed);
            await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
            if (!await WatchClaims.RenewAsync(db, claim, now, lease, cancellationToken))
            {
                metrics.LostLease(nameof(PollAccountsJob));
                LogLeaseEnded(claim.Id);
                return true;
            }

            Watch watch = await AccountReader.LoadAsync(db, claim, cancellationToken);
            if (watch.Access is { PausedUntil: { } until } && until > now)
            {
                await WaitForAccessAsync(db, claim, until, cancellationToken);
                return true;
            }

            await ReadAsync(db, claim, watch, now, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            _ = await GiveBackAsync([claim]); // nothing was kept, and another may read it at once
            throw;
        }
        catch (Exception fault) when (DatabaseFaults.IsOfDatabase(fault))
        {
            LogFailed(fault, claim.Id);
            _ = await GiveBackAsync([claim]);
            return false;
        }
        catch (Exception fault)
        {
            // One account that cannot be kept must not keep the others from being read.
            return await TryAsync(() => SetAsideAsync(claim, fault, now), claims: 1);
        }
    }

    private async Task ReadAsync(MonitorDbContext db, Claim claim, Watch watch, Instant now, CancellationToken cancellationToken)
    {
        Account account = watch.Account ?? throw new InvalidOperationException($"Account {claim.Id} has a watch and no registration.");
        using IDisposable? scope = logger.Account(account.Slug.Slug);
        using Span? span = Traces.Read(account.Slug.Slug, account.Platform.Name);
        long began = TimeProvider.System.GetTimestamp();
        AccountReading read = await reader.ReadAsync(db, watch, now, cancellationToken);
        string outcome = read.Reading.IsCutShort ? "cut_short" : MetricLabels.Of(ReadingLog.OutcomeOf(read.Reading.Failure));
        metrics.Read(account.Platform, outcome, TimeProvider.System.GetElapsedTime(began), read.Reading.Cost);
        metrics.Billed(account.Platform, read.Reading.Reads.Posts, read.Reading.Reads.Users, read.Bill);
        span.Outcome(outcome);
        FailPoint.Hit(FailPoints.PollRead);
        await KeepAsync(db, claim, watch, read, cancellationToken);
    }

    /// <summary>Another account's reading has just found that the access is used up.</summary>
    private static async Task WaitForAccessAsync(MonitorDbContext db, Claim claim, Instant until, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await WatchClaims.FenceAsync(db, claim.Id, claim.Epoch, cancellationToken))
        {
            _ = await db
                .Watches.Where(watch => watch.AccountId == claim.Id && watch.NextPollAt < until)
                .ExecuteUpdateAsync(update => update.SetProperty(watch => watch.NextPollAt, until), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <summary>Keeps what was read; where somebody else wrote the same meanwhile it is decided anew, by what is true now.</summary>
    private async Task KeepAsync(MonitorDbContext db, Claim claim, Watch watch, AccountReading read, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                if (attempt == 1)
                {
                    await KeepOnceAsync(db, claim, watch, read.Open, read, cancellationToken);
                    return;
                }

                await using MonitorDbContext anew = await databases.CreateDbContextAsync(cancellationToken);
                Watch present = await AccountReader.LoadAsync(anew, claim, cancellationToken);
                List<OpenEnquiry> open = await OpenEnquiry.OfAsync(anew, claim.Id, cancellationToken);
                await KeepOnceAsync(anew, claim, present, open, read, cancellationToken);
                return;
            }
            catch (Exception fault) when (DatabaseFaults.IsCollision(fault) && attempt < Attempts)
            {
                LogCollided(read.Account);
            }
        }
    }

    private async Task KeepOnceAsync(
        MonitorDbContext db,
        Claim claim,
        Watch watch,
        List<OpenEnquiry> open,
        AccountReading read,
        CancellationToken cancellationToken
    )
    {
        if (!await keeper.KeepAsync(db, claim, watch, open, read.Reading, cancellationToken))
        {
            metrics.LostLease(nameof(PollAccountsJob));
            LogLeaseLost(read.Account);
        }
        else if (read.Reading.Failure is { } failure)
        {
            LogNotRead(
                read.Account,
                failure is Reading.Unreachable { Reason: var reason } ? $"{failure.GetType().Name}: {reason}" : failure.GetType().Name
            );
        }
    }

    private Task<bool> GiveBackAsync(IReadOnlyList<Claim> claims) =>
        TryAsync(
            async () =>
            {
                if (claims.Count > 0)
                {
                    await using MonitorDbContext db = await databases.CreateDbContextAsync(CancellationToken.None);
                    await WatchClaims.GiveBackAsync(db, claims, CancellationToken.None);
                }
            },
            claims.Count
        );

    /// <returns>False when the database would not.</returns>
    private async Task<bool> TryAsync(Func<Task> giveBack, int claims)
    {
        try
        {
            await giveBack();
            return true;
        }
        catch (Exception fault) when (DatabaseFaults.IsOfDatabase(fault))
        {
            LogNotGivenBack(fault, claims); // the leases end by themselves
            return false;
        }
    }

    private async Task SetAsideAsync(Claim claim, Exception fault, Instant now)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(CancellationToken.None);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        if (await WatchClaims.FenceAsync(db, claim.Id, claim.Epoch, CancellationToken.None))
        {
            Instant again = await Setbacks.TakeAsync(db, nameof(PollAccountsJob), NameOf(claim), fault, now, CancellationToken.None);
            _ = await db
                .Watches.Where(watch => watch.AccountId == claim.Id && watch.NextPollAt <= now)
                .ExecuteUpdateAsync(update => update.SetProperty(watch => watch.NextPollAt, again), CancellationToken.None);
            _ = await db.SaveChangesAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            metrics.SetAside(nameof(PollAccountsJob));
            LogSetAside(fault, claim.Id, again);
        }
    }

    [LoggerMessage(
        2001,
        LogLevel.Debug,
        "Left account {AccountId} alone, whose lease ended before it was its turn.",
        EventName = "ReadingLeaseEnded"
    )]
    private partial void LogLeaseEnded(long accountId);

    [LoggerMessage(
        2002,
        LogLevel.Warning,
        "Read {Account} under a lease that another replica holds now; nothing was kept.",
        EventName = "ReadingLeaseLost"
    )]
    private partial void LogLeaseLost(string account);

    [LoggerMessage(2003, LogLevel.Information, "Could not read {Account}: {Outcome}.", EventName = "AccountNotRead")]
    private partial void LogNotRead(string account, string outcome);

    [LoggerMessage(
        2004,
        LogLevel.Debug,
        "Keeps what was read of {Account} anew: somebody else wrote the same meanwhile.",
        EventName = "ReadingCollided"
    )]
    private partial void LogCollided(string account);

    [LoggerMessage(
        2005,
        LogLevel.Warning,
        "Could not give {Claims} leases back; they end by themselves.",
        EventName = "ReadingLeasesNotGivenBack"
    )]
    private partial void LogNotGivenBack(Exception exception, int claims);

    [LoggerMessage(
        2006,
        LogLevel.Error,
        "Failed to read account {AccountId}; the next tick tries again.",
        EventName = "ReadingFailedByDatabase"
    )]
    private partial void LogFailed(Exception exception, long accountId);

    [LoggerMessage(
        2007,
        LogLevel.Error,
        "Failed to keep what was read of account {AccountId}, which is tried again at {Again}.",
        EventName = "ReadingSetAside"
    )]
    private partial void LogSetAside(Exception exception, long accountId, Instant again);
}

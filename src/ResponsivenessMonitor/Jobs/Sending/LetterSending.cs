using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs.Sending;

/// <summary>Sends one letter that was claimed, and settles what became of it.</summary>
internal sealed partial class LetterSending(
    IDbContextFactory<MonitorDbContext> databases,
    IMailTransport transport,
    MailOptions mail,
    OvertakenLetters overtaken,
    MonitorMetrics metrics,
    ILogger logger
)
{
    /// <summary>How long a database that is gone is waited for: what the mail server has just said is worth it.</summary>
    private static readonly TimeSpan[] Patience = [.. new[] { 0.2, 0.5, 1, 2, 4 }.Select(TimeSpan.FromSeconds)];

    private readonly Duration lease = Duration.FromTimeSpan(mail.Lease);

    /// <summary>Sends it.</summary>
    /// <returns>What became of the attempt; null when none was made.</returns>
    internal async Task<SendResult?> SendAsync(Claim claim, Instant now, CancellationToken cancellationToken)
    {
        bool isBegun = false;
        try
        {
            FailPoint.Hit(FailPoints.SendClaimed);
            LetterAttempt attempt;
            long renewed = TimeProvider.System.GetTimestamp(); // goes on while the process is frozen
            await using (MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken))
            {
                if (!await LetterClaims.RenewAsync(db, claim, now, lease, cancellationToken))
                {
                    LeaseEnded(claim);
                    return null;
                }

                attempt = await PrepareAsync(db, claim, now, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested(); // from here on it is seen to the end
                if (attempt.Begun is { } begun && !await BeginAsync(db, claim, begun))
                {
                    LeaseEnded(claim);
                    return null;
                }
            }

            using IDisposable? scope = logger.Letter(attempt.Before.Key);
            using Activity? span = Traces.Send(attempt.Before.Key);
            SendResult? result = attempt.Settled;
            if (attempt is { Begun: not null, Outgoing: { } outgoing })
            {
                isBegun = true;
                FailPoint.Hit(FailPoints.SendBegun);
                if (TimeProvider.System.GetElapsedTime(renewed) > (lease / 2).ToTimeSpan())
                {
                    // This process stood still meanwhile, and somebody else may have sent it, or dropped what was overtaken.
                    await TakeBackAsync(attempt.Before, claim);
                    await GiveBackAsync([claim]);
                    LeaseEnded(claim);
                    return null;
                }

                result = await AskAsync(attempt.Before, outgoing, claim, cancellationToken);
                FailPoint.Hit(FailPoints.SendAccepted);
            }

            if (result is not null)
            {
                await FinishAsync(claim, attempt.Before.Key, result, now);
            }

            return result;
        }
        catch (OperationCanceledException)
        {
            await GiveBackAsync([claim]);
            throw;
        }
        catch (Exception fault)
        {
            // One letter that cannot be sent must not keep the others from it.
            LogFailed(fault, claim.Id);
            await AfterFaultAsync(claim, fault, isBegun, now);
            return null;
        }
    }

    /// <summary>
    /// A letter that cannot be worked on waits for the longest time; one that was being sent stays so, and in doubt. While the database is gone,
    /// or where somebody settled one of its notices meanwhile, it is left as it is: unless it was begun, it is due again at once, else when the lease ends.
    /// </summary>
    private async Task AfterFaultAsync(Claim claim, Exception fault, bool isBegun, Instant now)
    {
        if (DatabaseFaults.IsOfDatabase(fault) || DatabaseFaults.IsCollision(fault))
        {
            await GiveBackAsync(isBegun ? [] : [claim]);
            return;
        }

        await using MonitorDbContext db = await databases.CreateDbContextAsync(CancellationToken.None);
        _ = await db
            .Letters.Where(letter => letter.Id == claim.Id && letter.LeaseEpoch == claim.Epoch)
            .ExecuteUpdateAsync(
                update =>
                    update
                        .SetProperty(letter => letter.SendAt, now + LetterOutcome.LongestWait)
                        .SetProperty(letter => letter.LastError, Setbacks.Words(fault))
                        .SetProperty(letter => letter.LeaseOwner, (string?)null)
                        .SetProperty(letter => letter.LeaseUntil, (Instant?)null),
                CancellationToken.None
            );
    }

    /// <summary>Gives back what is ours and was not settled.</summary>
    internal async Task GiveBackAsync(IReadOnlyList<Claim> claims)
    {
        try
        {
            if (claims.Count > 0)
            {
                await using MonitorDbContext db = await databases.CreateDbContextAsync(CancellationToken.None);
                await LetterClaims.GiveBackAsync(db, claims, CancellationToken.None);
            }
        }
        catch (Exception fault) when (DatabaseFaults.IsOfDatabase(fault))
        {
            LogNotGivenBack(fault, claims.Count); // the leases end by themselves
        }
    }

    /// <summary>Decides whether and how the letter is sent.</summary>
    private async Task<LetterAttempt> PrepareAsync(MonitorDbContext db, Claim claim, Instant now, CancellationToken cancellationToken)
    {
        Letter letter = await db.Letters.SingleAsync(letter => letter.Id == claim.Id, cancellationToken);
        // Whoever sent it died over it. A pickup folder has it once, however often it is written there.
        bool isInDoubt = letter.State == LetterState.Sending && mail.Transport != MailCarrier.Pickup;
        if (isInDoubt && mail.InDoubt == InDoubtRule.Hold)
        {
            return new LetterAttempt(letter) { Settled = new SendResult.InDoubt(DiedOverIt) };
        }

        if (await WhyOvertakenAsync(db, letter, now, cancellationToken) is { } why)
        {
            letter.InDoubtSince = isInDoubt ? letter.InDoubtSince ?? now : letter.InDoubtSince;
            await DropAsync(db, letter, claim, why, now, cancellationToken);
            return new LetterAttempt(letter);
        }

        return letter.Text is null
            ? new LetterAttempt(letter)
            {
                Settled = new SendResult.Refused("Its text was erased before it was sent.", IsOfRecipient: false),
            }
            : new LetterAttempt(letter)
            {
                Begun = new LetterBegun(
                    isInDoubt ? letter.InDoubtSince ?? now : letter.InDoubtSince,
                    isInDoubt ? DiedOverIt : letter.LastError
                ),
                Outgoing = LetterAttempt.Envelope(letter, letter.Text, mail),
            };
    }

    /// <summary>Why it is overtaken, or null; what cannot be told of it keeps no letter from being sent.</summary>
    private async Task<string?> WhyOvertakenAsync(MonitorDbContext db, Letter letter, Instant now, CancellationToken cancellationToken)
    {
        try
        {
            return await overtaken.WhyAsync(db, letter, now, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !DatabaseFaults.IsOfDatabase(fault))
        {
            LogNotCompared(fault, letter.Key);
            return null;
        }
    }

    /// <summary>Writes down that it is being sent, so that whoever finds it so later knows that the server may have it.</summary>
    private static async Task<bool> BeginAsync(MonitorDbContext db, Claim claim, LetterBegun begun) =>
        await db
            .Letters.Where(other => other.Id == claim.Id && other.LeaseEpoch == claim.Epoch)
            .ExecuteUpdateAsync(
                update =>
                    update
                        .SetProperty(other => other.State, LetterState.Sending)
                        .SetProperty(other => other.Attempts, other => other.Attempts + 1)
                        .SetProperty(other => other.Repeats, other => other.Repeats + (begun.InDoubtSince == null ? 0 : 1))
                        .SetProperty(other => other.InDoubtSince, begun.InDoubtSince)
                        .SetProperty(other => other.LastError, begun.Because),
                CancellationToken.None
            ) == 1;

    /// <summary>Asks the mail server; whatever a carrier throws, it has sent nothing.</summary>
    private async Task<SendResult> AskAsync(Letter before, OutgoingLetter outgoing, Claim claim, CancellationToken cancellationToken)
    {
        try
        {
            // Half the lease: a letter is settled before another may take it.
            return await transport.SendAsync(outgoing, lease / 2, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await TakeBackAsync(before, claim);
            throw;
        }
        catch (Exception fault)
        {
            LogFailed(fault, claim.Id);
            return new SendResult.Deferred($"It could not be handed over: {Setbacks.Words(fault)}");
        }
    }

    /// <summary>The carrier was not asked after all: the letter is as it was.</summary>
    private async Task TakeBackAsync(Letter before, Claim claim)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(CancellationToken.None);
        _ = await db
            .Letters.Where(other => other.Id == claim.Id && other.LeaseEpoch == claim.Epoch)
            .ExecuteUpdateAsync(
                update =>
                    update
                        .SetProperty(other => other.State, before.State)
                        .SetProperty(other => other.Attempts, before.Attempts)
                        .SetProperty(other => other.Repeats, before.Repeats)
                        .SetProperty(other => other.InDoubtSince, before.InDoubtSince)
                        .SetProperty(other => other.LastError, before.LastError),
                CancellationToken.None
            );
    }

    /// <summary>Settles a letter whose news were overtaken; the mail server is not asked.</summary>
    private async Task DropAsync(
        MonitorDbContext db,
        Letter letter,
        Claim claim,
        string why,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await LetterClaims.FenceAsync(db, claim.Id, claim.Epoch, cancellationToken))
        {
            await OvertakenLetters.DropAsync(db, letter, why, now, cancellationToken);
            _ = await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            Overtaken(letter, why);
        }
    }

    /// <summary>Keeps what became of it, also while the service is being stopped, and waits for a database that is gone.</summary>
    private async Task FinishAsync(Claim claim, string key, SendResult result, Instant now)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await KeepAsync(claim, key, result, now);
                return;
            }
            catch (Exception fault) when (attempt < Patience.Length && DatabaseFaults.IsOfDatabase(fault))
            {
                LogNotKept(fault, key);
                await Task.Delay(Patience[attempt], CancellationToken.None);
            }
        }
    }

    private async Task KeepAsync(Claim claim, string key, SendResult result, Instant now)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(CancellationToken.None);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        if (!await LetterClaims.FenceAsync(db, claim.Id, claim.Epoch, CancellationToken.None))
        {
            LeaseLost(key);
            return;
        }

        Letter letter = await db.Letters.SingleAsync(letter => letter.Id == claim.Id, CancellationToken.None);
        LetterOutcome.Keep(letter, result, mail.InDoubt, now);
        _ = await db.SaveChangesAsync(CancellationToken.None);
        FailPoint.Hit(FailPoints.SendBeforeCommit);
        await transaction.CommitAsync(CancellationToken.None);
        FailPoint.Hit(FailPoints.SendCommitted);
        Settled(letter);
    }

    private const string DiedOverIt = "the process ended while it was being sent";
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Jobs.Sending;

/// <summary>Sends the letters whose time has come, each under a lease of its own; the mail server is asked outside any transaction.</summary>
internal sealed partial class SendLettersJob(
    IDbContextFactory<MonitorDbContext> databases,
    IMailTransport transport,
    Replica replica,
    MailOptions mail,
    OvertakenLetters overtaken,
    ILogger<SendLettersJob> logger
) : IBatchJob
{
    private const int BatchSize = 20;
    private readonly Duration lease = Duration.FromTimeSpan(mail.Lease);

    /// <summary>Half the lease: a letter is settled before another may take it.</summary>
    private Duration Timeout => lease / 2;

    /// <inheritdoc/>
    public Task RunAsync(Instant now, CancellationToken cancellationToken) => RunBatchAsync(now, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> RunBatchAsync(Instant now, CancellationToken cancellationToken)
    {
        IReadOnlyList<Claim> claims;
        await using (MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken))
        {
            claims = await LetterClaims.ClaimAsync(db, replica.Name, now, BatchSize, lease, cancellationToken);
        }

        ParallelOptions sideBySide = new() { MaxDegreeOfParallelism = mail.Connections, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(claims, sideBySide, async (claim, token) => await SendAsync(claim, now, token));
        return claims.Count == BatchSize;
    }

    private async Task SendAsync(Claim claim, Instant now, CancellationToken cancellationToken)
    {
        try
        {
            FailPoint.Hit(FailPoints.SendClaimed);
            await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
            Letter letter = await db.Letters.SingleAsync(letter => letter.Id == claim.Id, cancellationToken);
            bool wasLeftOver = letter.State == LetterState.Sending; // whoever sent it died over it
            bool isHeld = wasLeftOver && mail is { Transport: not MailCarrier.Pickup, InDoubt: InDoubtRule.Hold };
            if (!isHeld && await overtaken.WhyAsync(db, letter, now, cancellationToken) is { } why)
            {
                await DropAsync(db, letter, claim, why, now, cancellationToken);
                return;
            }

            if (!await BeginAsync(db, letter, claim, cancellationToken))
            {
                return;
            }

            FailPoint.Hit(FailPoints.SendBegun);
            SendResult result = isHeld
                ? new SendResult.InDoubt("the process ended while it was being sent")
                : await transport.SendAsync(ToOutgoing(letter), Timeout, cancellationToken);
            FailPoint.Hit(FailPoints.SendAccepted);
            await FinishAsync(db, letter, claim, result, now, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One letter that cannot be sent must not keep the others from it; its lease ends and it is tried again.
            LogFailed(exception, claim.Id);
        }
    }

    /// <summary>Writes down that it is being sent, so that whoever finds it so later knows that the server may have it.</summary>
    private static async Task<bool> BeginAsync(MonitorDbContext db, Letter letter, Claim claim, CancellationToken cancellationToken)
    {
        int held = await db
            .Letters.Where(other => other.Id == claim.Id && other.LeaseEpoch == claim.Epoch)
            .ExecuteUpdateAsync(
                update =>
                    update.SetProperty(other => other.State, LetterState.Sending).SetProperty(other => other.Attempts, letter.Attempts + 1),
                cancellationToken
            );
        (letter.State, letter.Attempts) = (LetterState.Sending, letter.Attempts + 1);
        return held == 1;
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
            LogOvertaken(letter.Key, why);
        }
    }

    private async Task FinishAsync(
        MonitorDbContext db,
        Letter letter,
        Claim claim,
        SendResult result,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await LetterClaims.FenceAsync(db, claim.Id, claim.Epoch, cancellationToken))
        {
            LogLeaseLost(letter.Key);
            return;
        }

        LetterOutcome.Keep(letter, result, mail.InDoubt, now);
        _ = await db.SaveChangesAsync(cancellationToken);
        FailPoint.Hit(FailPoints.SendBeforeCommit);
        await transaction.CommitAsync(cancellationToken);
        FailPoint.Hit(FailPoints.SendCommitted);
        if (letter.State == LetterState.Sent)
        {
            LogSent(letter.Key);
        }
        else
        {
            LogNotSent(letter.Key, letter.State, letter.LastError);
        }
    }

    private OutgoingLetter ToOutgoing(Letter letter) =>
        new(
            letter.Key,
            letter.MessageId,
            letter.Thread,
            mail.Sender,
            new MailBox(letter.RecipientName, letter.RecipientAddress),
            mail.Answers,
            letter.Subject,
            letter.Text ?? throw new InvalidOperationException($"The text of letter {letter.Id} was erased before it was sent."),
            letter.Html ?? string.Empty,
            letter.WrittenAt,
            letter.Unsubscribe is { } address ? new Uri(address) : null
        );

    [LoggerMessage(LogLevel.Information, "Sent letter {Letter}.")]
    private partial void LogSent(string letter);

    [LoggerMessage(LogLevel.Information, "Did not send letter {Letter}, which was overtaken: {Reason}.")]
    private partial void LogOvertaken(string letter, string reason);

    [LoggerMessage(LogLevel.Warning, "Did not send letter {Letter}, which is {State} now: {Reason}.")]
    private partial void LogNotSent(string letter, LetterState state, string? reason);

    [LoggerMessage(LogLevel.Warning, "Sent letter {Letter} under a lease that another replica holds now.")]
    private partial void LogLeaseLost(string letter);

    [LoggerMessage(LogLevel.Error, "Failed to send letter {LetterId}.")]
    private partial void LogFailed(Exception exception, long letterId);
}

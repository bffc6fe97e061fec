using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs.Sending;

/// <summary>Sends the letters whose time has come, each under a lease of its own; the mail server is asked outside any transaction.</summary>
internal sealed partial class SendLettersJob(
    IDbContextFactory<MonitorDbContext> databases,
    IMailTransport transport,
    Replica replica,
    MailOptions mail,
    OvertakenLetters overtaken,
    MonitorMetrics metrics,
    ILogger<SendLettersJob> logger
) : IBatchJob
{
    private const int BatchSize = 20;

    /// <summary>From one word on letters that do not leave to the next.</summary>
    private static readonly Duration BetweenWords = Duration.FromMinutes(10);

    private readonly Duration lease = Duration.FromTimeSpan(mail.Lease);
    private readonly LetterSending sending = new(databases, transport, mail, overtaken, metrics, logger);
    private Instant? told;

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

        Unbegun unbegun = new(claims);
        int attempted = 0;
        int accepted = 0;
        try
        {
            ParallelOptions sideBySide = new() { MaxDegreeOfParallelism = mail.Connections, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(
                claims,
                sideBySide,
                async (claim, token) =>
                {
                    unbegun.Begin(claim);
                    if (await sending.SendAsync(claim, now, token) is { } result)
                    {
                        _ = Interlocked.Increment(ref attempted);
                        _ = result is SendResult.Accepted ? Interlocked.Increment(ref accepted) : 0;
                    }
                }
            );
        }
        finally
        {
            await sending.GiveBackAsync(unbegun.Claims);
        }

        if (attempted > 0 && accepted == 0 && !(now - told < BetweenWords))
        {
            await TellAsync(now, cancellationToken);
        }

        return claims.Count == BatchSize && accepted > 0;
    }

    /// <summary>No letter can tell that letters do not leave; the log and <c>check</c> do.</summary>
    private async Task TellAsync(Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        LetterBacklog backlog = await LetterBacklog.ReadAsync(db, now, cancellationToken);
        if (backlog is { IsLate: true, Since: { } since })
        {
            told = now;
            LogDoNotLeave(backlog.Waiting, since, LogWords.Nameless(backlog.Because));
        }

        if (backlog.IsEverybodyRefused)
        {
            told = now;
            LogEverybodyRefused(backlog.Refused, backlog.RefusedRecipients);
        }
    }

    [LoggerMessage(
        5010,
        LogLevel.Error,
        "Letters do not leave the house: {Letters} wait, the longest since {Since}. Lately: {Reason}. 'check' tries the way out.",
        EventName = "LettersDoNotLeave"
    )]
    private partial void LogDoNotLeave(int letters, Instant since, string? reason);

    [LoggerMessage(
        5011,
        LogLevel.Error,
        "The mail server refuses everybody: {Letters} letters to {Recipients} recipients within a day, and it accepted none. 'letters release --refused' sends them again once that is mended.",
        EventName = "EverybodyRefused"
    )]
    private partial void LogEverybodyRefused(int letters, int recipients);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Recipients;

namespace ResponsivenessMonitor.Jobs.Writing;

/// <summary>Writes the letters of the notices whose time has come, one for each recipient.</summary>
internal sealed partial class WriteLettersJob(
    IDbContextFactory<MonitorDbContext> databases,
    RecipientBook recipients,
    LetterWriter writer,
    ILogger<WriteLettersJob> logger
) : IMonitorJob
{
    /// <inheritdoc/>
    public async Task RunAsync(Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.Notices.AnyAsync(notice => notice.DeliverAt <= now, cancellationToken))
        {
            return;
        }

        await using IDbContextTransaction? turn = await Turns.TryTakeAsync(db, nameof(WriteLettersJob), cancellationToken);
        if (turn is null)
        {
            return;
        }

        foreach (LetterGroup group in await GroupsAsync(db, now, cancellationToken))
        {
            Letter letter = await writer.WriteAsync(db, group, now, cancellationToken);
            _ = db.Letters.Add(letter);
            foreach (Notice notice in group.Notices)
            {
                notice.Tell(letter, now);
            }

            LogWritten(letter.Tells, letter.Key);
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
    }

    /// <summary>The letters that leave now; what nobody can be told is settled.</summary>
    private async Task<List<LetterGroup>> GroupsAsync(MonitorDbContext db, Instant now, CancellationToken cancellationToken)
    {
        // What leaves later, but may be told now, goes along.
        List<Notice> ready = await db
            .Notices.Where(notice => notice.DeliverAt != null && (notice.DeliverAt <= now || notice.ReadyAt <= now))
            .OrderBy(notice => notice.DedupKey)
            .ToListAsync(cancellationToken);
        long[] ids = [.. ready.Select(notice => notice.AccountId).OfType<long>().Distinct()];
        Dictionary<long, Account> accounts = await db
            .Accounts.Include(account => account.Administrator)
            .Include(account => account.Deputy)
            .Include(account => account.Authoriser)
            .Where(account => ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, cancellationToken);
        List<(Notice Notice, Recipient Recipient)> told = [];
        foreach (Notice notice in ready)
        {
            Account? account = notice.AccountId is { } id ? accounts.GetValueOrDefault(id) : null;
            if (recipients.Find(notice, account, account?.IsRehearsing(now) ?? false) is { } recipient)
            {
                told.Add((notice, recipient));
            }
            else
            {
                _ = notice.Supersede("nobody to tell: the role has no address, or Marketing is told in its stead");
            }
        }

        return [.. LetterGroup.Of(told).Where(group => group.Notices.Any(notice => notice.DeliverAt <= now))];
    }

    [LoggerMessage(LogLevel.Information, "Wrote a letter that tells {Tells}: {Letter}.")]
    private partial void LogWritten(string tells, string letter);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Policy.Notices;

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
            string key = group.Key;
            if (await db.Letters.FirstOrDefaultAsync(known => known.Key == key, cancellationToken) is { } sent)
            {
                // Its notices were lost and made again: the letter is not.
                foreach (Notice notice in group.Notices)
                {
                    notice.Tell(sent, sent.WrittenAt);
                }

                continue;
            }

            Letter letter = await writer.WriteAsync(db, group, now, cancellationToken);
            _ = db.Letters.Add(letter);
            foreach (Notice notice in group.Notices)
            {
                notice.Tell(letter, now);
            }

            LogWritten(letter.Tells, letter.Key);
            FailPoint.Hit(FailPoints.WriteWritten);
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        FailPoint.Hit(FailPoints.WriteBeforeCommit);
        await turn.CommitAsync(cancellationToken);
        FailPoint.Hit(FailPoints.WriteCommitted);
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
        PresentAbsences absences = await PresentAbsences.LoadAsync(db, now, cancellationToken);
        List<(Notice Notice, Recipient Recipient)> told = [];
        foreach (Notice notice in ready)
        {
            Account? account = notice.AccountId is { } id ? accounts.GetValueOrDefault(id) : null;
            Delivery delivery = await IsToldToDeputyAsync(db, notice, account, absences, cancellationToken)
                ? new Delivery.ToNobody("the deputy has the administrator's letter")
                : recipients.Find(notice, account, account?.IsRehearsing(now) ?? false, absences);
            switch (delivery)
            {
                case Delivery.To to:
                    told.Add((notice, to.Recipient));
                    break;
                case Delivery.Later later:
                    notice.HoldUntil(later.Until);
                    break;
                case Delivery.ToNobody nobody:
                    _ = notice.Supersede(nobody.Because);
                    break;
            }
        }

        return [.. LetterGroup.Of(told).Where(group => group.Notices.Any(notice => notice.DeliverAt <= now))];
    }

    /// <summary>Whether the deputy stands in and is told the same in the administrator's stead, so that a copy would come twice.</summary>
    private static async Task<bool> IsToldToDeputyAsync(
        MonitorDbContext db,
        Notice notice,
        Account? account,
        PresentAbsences absences,
        CancellationToken cancellationToken
    )
    {
        if (notice.Role != Role.Deputy || account is null || absences.StandsInAt(account) is not { } deputy)
        {
            return false;
        }

        string key = NoticeKeys.SameFor(notice.DedupKey, Role.Deputy, Role.Administrator);
        Notice? same = await db
            .Notices.Include(other => other.Letter)
            .SingleOrDefaultAsync(other => other.DedupKey == key, cancellationToken);
        // What the administrator was told before they handed over, the deputy still gets as a copy.
        return same is { State: NoticeState.Waiting } or { State: NoticeState.Told } && (same.Letter?.PersonId ?? deputy.Id) == deputy.Id;
    }

    [LoggerMessage(LogLevel.Information, "Wrote a letter that tells {Tells}: {Letter}.")]
    private partial void LogWritten(string tells, string letter);
}

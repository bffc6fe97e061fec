using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs.Writing;

/// <summary>Writes the letters of the notices whose time has come, one for each recipient.</summary>
internal sealed partial class WriteLettersJob(
    IDbContextFactory<MonitorDbContext> databases,
    RecipientBook recipients,
    LetterWriter writer,
    MonitorMetrics metrics,
    ILogger<WriteLettersJob> logger
) : IMonitorJob
{
    /// <summary>How often letters are written anew because somebody else settled one of their notices meanwhile.</summary>
    private const int Attempts = 3;

    /// <inheritdoc/>
    public async Task RunAsync(Instant now, CancellationToken cancellationToken)
    {
        await using (MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken))
        {
            if (!await db.Notices.AnyAsync(notice => notice.DeliverAt <= now, cancellationToken))
            {
                return;
            }
        }

        for (int attempt = 1; ; attempt++)
        {
            try
            {
                _ = await WriteAsync(only: null, now, isTrial: false, cancellationToken);
                return;
            }
            catch (Exception fault) when (DatabaseFaults.IsCollision(fault) && attempt < Attempts)
            {
                // A notice was settled meanwhile: what is told now is what is true now.
            }
            catch (Exception fault) when (fault is not OperationCanceledException && !DatabaseFaults.IsOfDatabase(fault))
            {
                LogBatchFailed(fault);
                await new UnwritableNotices(databases, WriteAsync, metrics, logger).WriteOthersAsync(now, cancellationToken);
                return;
            }
        }
    }

    /// <summary>Writes the letters that the notices make.</summary>
    /// <param name="only">Of which notices; null for all.</param>
    /// <param name="now">When.</param>
    /// <param name="isTrial">Whether it is only tried: then nothing is kept.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Of each letter, the notices it tells; empty when another replica has the turn.</returns>
    private async Task<IReadOnlyList<long[]>> WriteAsync(long[]? only, Instant now, bool isTrial, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction? turn = await Turns.TryTakeAsync(db, Turns.Letters, cancellationToken);
        if (turn is null)
        {
            return [];
        }

        List<long[]> written = [];
        int letters = 0;
        foreach (LetterGroup group in await GroupsAsync(db, only, now, cancellationToken))
        {
            (string key, Letter? known) = await LetterOfAsync(db, group, cancellationToken);
            if (known is { } sent)
            {
                // Its notices were lost and made again: the letter is not.
                foreach (Notice notice in group.Notices)
                {
                    notice.Tell(sent, sent.WrittenAt);
                }

                written.Add([.. group.Notices.Select(notice => notice.Id)]);
                continue;
            }

            using IDisposable? scope = logger.Letter(key);
            using Activity? span = isTrial ? null : Traces.Write(key);
            span.Enquiries(group.Notices.Select(notice => notice.EnquiryId).OfType<long>().Distinct());
            Letter letter = await writer.WriteAsync(db, group, key, now, cancellationToken);
            _ = db.Letters.Add(letter);
            foreach (Notice notice in group.Notices)
            {
                notice.Tell(letter, now);
            }

            written.Add([.. group.Notices.Select(notice => notice.Id)]);
            letters++;
            if (!isTrial)
            {
                LogWritten(letter.Tells, letter.Key);
                FailPoint.Hit(FailPoints.WriteWritten);
            }
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        if (!isTrial)
        {
            await Setbacks.ForgetAsync(
                db,
                nameof(WriteLettersJob),
                written.SelectMany(ids => ids).Select(UnwritableNotices.NameOf),
                cancellationToken
            );
            FailPoint.Hit(FailPoints.WriteBeforeCommit);
            await turn.CommitAsync(cancellationToken);
            FailPoint.Hit(FailPoints.WriteCommitted);
            metrics.Written(letters);
        }

        return written;
    }

    /// <summary>
    /// The letter that tells the group already, or the key of the one that will. A letter that was set aside before it was sent told nobody: what has
    /// become due again since is another one's.
    /// </summary>
    private static async Task<(string Key, Letter? Known)> LetterOfAsync(
        MonitorDbContext db,
        LetterGroup group,
        CancellationToken cancellationToken
    )
    {
        for (string key = group.Key; ; key = LetterGroup.KeyAfter(key))
        {
            Letter? known = await db.Letters.FirstOrDefaultAsync(letter => letter.Key == key, cancellationToken);
            if (known is not { State: LetterState.Superseded })
            {
                return (key, known);
            }
        }
    }

    /// <summary>The letters that leave now; what nobody can be told is settled.</summary>
    private async Task<List<LetterGroup>> GroupsAsync(MonitorDbContext db, long[]? only, Instant now, CancellationToken cancellationToken)
    {
        // What leaves later, but may be told now, goes along.
        IQueryable<Notice> tellable = UnwritableNotices.Ready(db, now);
        List<Notice> ready = await (only is null ? tellable : tellable.Where(notice => only.Contains(notice.Id))).ToListAsync(
            cancellationToken
        );
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

    [LoggerMessage(
        4001,
        LogLevel.Warning,
        "Could not write all letters at once, and looks for the notice that hinders it.",
        EventName = "WritingFailed"
    )]
    private partial void LogBatchFailed(Exception exception);

    [LoggerMessage(4002, LogLevel.Information, "Wrote a letter that tells {Tells}: {Letter}.", EventName = "LetterWritten")]
    private partial void LogWritten(string tells, string letter);
}

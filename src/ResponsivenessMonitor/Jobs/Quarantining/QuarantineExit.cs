using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Reconciling;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Quarantining;

/// <summary>
/// Leads out of a quarantine that a person ended, one stage after the other: what is due is read, then decided and gathered by the digest, and what is
/// still to be told is marked, so that it leaves in one letter a person.
/// </summary>
/// <remarks>Letters that were written before are not sent: in a copy they may have been sent long since, and what they say may be overtaken.</remarks>
internal sealed partial class QuarantineExit(
    IDbContextFactory<MonitorDbContext> databases,
    OvertakenLetters overtaken,
    Notices notices,
    MailOptions mail,
    ILogger<QuarantineExit> logger
)
{
    private const string Withdrawn = "withdrawn after a quarantine: what it tells is told anew, if it is still true";

    /// <summary>An account that cannot be read, or a job that fails at something, keeps nobody waiting for longer.</summary>
    private static readonly Duration LongestStage = Duration.FromHours(1);

    private static readonly Duration JustAfter = Duration.FromMilliseconds(1); // databases cut to microseconds

    private static readonly FindingKind[] Decisions = [FindingKind.LateEnquiry, FindingKind.LateVisits, FindingKind.LateReview];

    /// <summary>Goes on to the next stage where that may begin.</summary>
    /// <returns>Whether the quarantine is over now.</returns>
    internal async Task<bool> LeadAsync(Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction? turn = await Turns.TryTakeAsync(db, nameof(QuarantineExit), cancellationToken);
        if (turn is null || await QuarantineNote.ReadAsync(db, cancellationToken) is not { } note)
        {
            return false;
        }

        QuarantineStage? next = note.Stage switch
        {
            QuarantineStage.Released when await IsReadAsync(db, note, now, cancellationToken) => QuarantineStage.Deciding,
            QuarantineStage.Deciding
                when await IsDecidedAsync(db, note, now, cancellationToken) && !await IsDigestDueAsync(db, note, now, cancellationToken) =>
                QuarantineStage.Over,
            _ => null,
        };
        if (next is not { } stage)
        {
            return note.IsOver;
        }

        int changed =
            stage == QuarantineStage.Deciding
                ? await WithdrawAsync(db, now, cancellationToken)
                : await MarkAsync(db, note, now, cancellationToken);
        _ = await db.SaveChangesAsync(cancellationToken);
        if (!await QuarantineNote.TryReplaceAsync(db, note, note with { Stage = stage, At = now }, cancellationToken))
        {
            return false; // a person, or a clock, began another
        }

        await turn.CommitAsync(cancellationToken);
        if (stage == QuarantineStage.Deciding)
        {
            LogRead(changed);
            return false;
        }

        LogOver(changed);
        return true;
    }

    /// <summary>Whether all was decided that was due when what is due had been read.</summary>
    internal static async Task<bool> IsDecidedAsync(
        MonitorDbContext db,
        QuarantineNote note,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        bool isDone = now - note.At > LongestStage;
        foreach (
            (FindingKind _, IQueryable<LateWork.LateRow> rows) in isDone
                ? []
                : LateWork.Queues(db, note.At + JustAfter).Where(queue => Decisions.Contains(queue.Kind))
        )
        {
            if (await rows.AnyAsync(cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<bool> IsReadAsync(
        MonitorDbContext db,
        QuarantineNote note,
        Instant now,
        CancellationToken cancellationToken
    ) => now - note.At > LongestStage || !await WaitingAccounts.Due(db, note.At, now).AnyAsync(cancellationToken);

    private static async Task<bool> IsDigestDueAsync(
        MonitorDbContext db,
        QuarantineNote note,
        Instant now,
        CancellationToken cancellationToken
    ) => now - note.At <= LongestStage && await db.Digests.AnyAsync(digest => digest.DueAt <= note.At, cancellationToken);

    /// <summary>Takes back what was written and not sent; what it tells waits again, and is decided anew. In doubt it waits for a person, if so set.</summary>
    private async Task<int> WithdrawAsync(MonitorDbContext db, Instant now, CancellationToken cancellationToken)
    {
        bool isHeld = mail.InDoubt == InDoubtRule.Hold;
        List<Letter> letters = await db
            .Letters.Where(letter => letter.SendAt != null && !(isHeld && letter.State == LetterState.Sending))
            .ToListAsync(cancellationToken);
        long?[] ids = [.. letters.Select(letter => (long?)letter.Id)];
        foreach (Letter letter in letters)
        {
            (letter.State, letter.SendAt, letter.FinalAt, letter.LastError) = (LetterState.Superseded, null, now, Withdrawn);
            (letter.LeaseOwner, letter.LeaseUntil, letter.LeaseEpoch) = (null, null, letter.LeaseEpoch + 1);
        }

        foreach (Notice notice in await db.Notices.Where(notice => ids.Contains(notice.LetterId)).ToListAsync(cancellationToken))
        {
            notice.TellAnew(now);
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        List<Enquiry> told = await db
            .Enquiries.Where(enquiry => enquiry.NextLookAt != null)
            .Where(enquiry => db.Notices.Any(notice => notice.EnquiryId == enquiry.Id && notice.DeliverAt != null))
            .ToListAsync(cancellationToken);
        told.ForEach(enquiry => enquiry.LookAt(now));
        return letters.Count;
    }

    /// <summary>Marks what is still to be told; what was overtaken meanwhile is settled. Whose letters keep to office hours gets them at the opening.</summary>
    private async Task<int> MarkAsync(MonitorDbContext db, QuarantineNote note, Instant now, CancellationToken cancellationToken)
    {
        List<Notice> waiting = await db
            .Notices.Where(notice => notice.DeliverAt != null && notice.DueAt <= now)
            .OrderBy(notice => notice.Id)
            .ToListAsync(cancellationToken);
        long[] ids = [.. waiting.Select(notice => notice.AccountId).OfType<long>().Distinct()];
        Dictionary<long, Account> accounts = await db
            .Accounts.Include(account => account.Administrator)
            .Include(account => account.Deputy)
            .Where(account => ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, cancellationToken);
        SettleLesser(waiting);
        foreach (Notice notice in waiting.Where(notice => notice.State == NoticeState.Waiting))
        {
            if (notice.Step is null && await WhyOvertakenAsync(db, notice, now, cancellationToken) is { } why)
            {
                _ = notice.Supersede(why);
                continue;
            }

            HeldBack.Mark(notice, note);
            if (
                notice.DeliverAt <= now
                && notice.Role.IsHeldToOfficeHours()
                && accounts.GetValueOrDefault(notice.AccountId ?? 0) is { } account
            )
            {
                notice.HoldUntil((await notices.HoursAsync(db, account, notice.Role, cancellationToken)).NextOpen(now));
            }
        }

        return waiting.Count(notice => notice.State == NoticeState.Waiting);
    }

    /// <summary>Of several steps that wait for one role, only the gravest is told (§6): one that was taken back may have been overtaken by another.</summary>
    private static void SettleLesser(List<Notice> waiting)
    {
        foreach (
            IGrouping<(long?, int, Role), Notice> steps in waiting
                .Where(notice => notice.Step is not null)
                .GroupBy(notice => (notice.EnquiryId, notice.Round, notice.Role))
        )
        {
            foreach (Notice lesser in steps.Where(notice => notice.Step < steps.Max(other => other.Step)))
            {
                _ = lesser.Supersede($"{PlanReason.GravestOfSeveral}");
            }
        }
    }

    /// <summary>Why it is overtaken, or null; one of which that cannot be told is told.</summary>
    private async Task<string?> WhyOvertakenAsync(MonitorDbContext db, Notice notice, Instant now, CancellationToken cancellationToken)
    {
        try
        {
            return await overtaken.WhyAsync(db, notice, now, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !DatabaseFaults.IsOfDatabase(fault))
        {
            LogNotCompared(fault, notice.Id);
            return null;
        }
    }

    [LoggerMessage(
        6203,
        LogLevel.Information,
        "What was due was asked for after the quarantine; {Letters} letters from before are withdrawn, and verdicts follow.",
        EventName = "QuarantineReleased"
    )]
    private partial void LogRead(int letters);

    [LoggerMessage(
        6204,
        LogLevel.Warning,
        "The quarantine is over: letters leave again, and {Notices} notices that waited in it are told in one letter a person.",
        EventName = "QuarantineOver"
    )]
    private partial void LogOver(int notices);

    [LoggerMessage(
        6205,
        LogLevel.Warning,
        "Could not find out whether notice {NoticeId} was overtaken; it is told.",
        EventName = "NoticeNotCompared"
    )]
    private partial void LogNotCompared(Exception exception, long noticeId);
}

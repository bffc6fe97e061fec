using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Review;

/// <summary>Keeps the case of an account that looks defunct: opens it, tells whom it concerns, closes it (¶15 e; policy §4).</summary>
internal sealed class CaseKeeper(Notices notices)
{
    /// <summary>Does what the rules say follows now.</summary>
    /// <returns>When the case asks for something next, or null when nothing is to come.</returns>
    internal async Task<Instant?> KeepAsync(
        MonitorDbContext db,
        Watch watch,
        Account account,
        DefunctVerdict verdict,
        LifecycleRules rules,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        AccountCase? open = await db
            .Cases.Where(row => row.AccountId == account.Id && row.ClosedAt == null)
            .FirstOrDefaultAsync(cancellationToken);
        bool isClosing = account.State == AccountState.Closing;
        switch (new CaseAssessor(rules).Decide(open?.ToCase(), verdict, isClosing, account.AuthoriserToldAt, now))
        {
            case CaseStep.Opened opened:
                await OpenAsync(db, account, opened, cancellationToken);
                return now + rules.AuthoriserAfter;
            case CaseStep.AuthoriserTold told when open is not null:
                await TellAuthoriserAsync(db, account, open, told, now, cancellationToken);
                return now + rules.AuthoriserEvery;
            case CaseStep.Revived when open is not null:
                (open.ClosedAt, open.Outcome) = (now, CaseOutcome.Revived);
                return null;
            case CaseStep.ClosedAsSaid said:
                if (open is not null)
                {
                    (open.ClosedAt, open.Outcome) = (now, CaseOutcome.ClosedAsSaid);
                }

                Close(db, watch, account, said, now);
                return null;
            case CaseStep.Waiting waiting:
                return waiting.Until;
            default:
                return null;
        }
    }

    private Task OpenAsync(MonitorDbContext db, Account account, CaseStep.Opened opened, CancellationToken cancellationToken)
    {
        Instant at = opened.Case.OpenedAt;
        string named = string.Join(' ', opened.Case.Named);
        _ = db.Cases.Add(
            new AccountCase
            {
                AccountId = account.Id,
                OpenedAt = at,
                Named = named,
                Reason = opened.Reason,
                Question = opened.Question,
            }
        );
        return notices.TellAsync(
            db,
            account,
            NoticeKind.LooksDefunct,
            role => NoticeKeys.OfLooksDefunct(account.Slug, at, role),
            NoticeDetail.Write(("reason", opened.Reason.ToString()), ("question", opened.Question.ToString()), ("signs", named)),
            at,
            at,
            cancellationToken
        );
    }

    private async Task TellAuthoriserAsync(
        MonitorDbContext db,
        Account account,
        AccountCase open,
        CaseStep.AuthoriserTold told,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        await notices.TellAsync(
            db,
            account,
            NoticeKind.ClosureOverdue,
            role => NoticeKeys.OfClosureOverdue(account.Slug, told.DueAt, role),
            NoticeDetail.Write(
                ("question", told.Question.ToString()),
                ("asked", InstantPattern.ExtendedIso.Format(open.OpenedAt)),
                ("signs", open.Named)
            ),
            told.DueAt,
            now,
            cancellationToken
        );
        account.AuthoriserToldAt = now;
    }

    /// <summary>Closes the account; what was left waiting at it was closed when it was gone.</summary>
    private static void Close(MonitorDbContext db, Watch watch, Account account, CaseStep.ClosedAsSaid said, Instant now)
    {
        AccountState before = account.State;
        account.State = AccountState.Closed;
        (watch.NextPollAt, watch.NextVisitLookAt) = (null, null);
        _ = db.AuditEntries.Add(
            new AuditEntry
            {
                At = now,
                By = "platform",
                Action = "close",
                AccountId = account.Id,
                Detail = $"{before} → {AccountState.Closed}: said to be closed, and gone since {InstantPattern.General.Format(said.Since)}",
            }
        );
    }
}

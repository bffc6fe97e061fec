using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>
/// Every account in force that can be read is read, or tried, at least once in three of its intervals, and is looked at. What stands for never is set to
/// now; that readings are late is only told.
/// </summary>
/// <remarks>A reading that fails is one that was tried: what the platform refuses is told by other ways. So are accounts that nothing here can read.</remarks>
internal sealed class ReadAccounts(RuleBook rules, PollingOptions polling, PlatformRegister platforms) : IInvariant
{
    /// <summary>The reading before was one interval before the due one.</summary>
    private const int IntervalsAfterDue = 2;

    /// <inheritdoc/>
    public Duration Patience => Duration.Max(Duration.FromMinutes(10), Duration.FromTimeSpan(polling.Lease));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found>> CheckAsync(MonitorDbContext db, Instant now, bool mends, CancellationToken cancellationToken)
    {
        string[] unread = [.. await UnreadAsync(db, now, cancellationToken)];
        string[] forgotten = [.. await ForgottenAsync(db, now, mends, cancellationToken)];
        string[] unwatched =
        [
            .. (await Unwatched(db).Select(account => account.Slug).ToListAsync(cancellationToken)).Select(slug => slug.Slug),
        ];
        return
        [
            .. unread.Length == 0 ? Array.Empty<Found>() : [new Found(FindingKind.UnreadAccount, unread)],
            .. forgotten.Length == 0 ? Array.Empty<Found>() : [new Found(FindingKind.ForgottenAccount, forgotten, mends)],
            .. unwatched.Length == 0 ? Array.Empty<Found>() : [new Found(FindingKind.ForgottenAccount, unwatched)],
        ];
    }

    private async Task<IEnumerable<string>> UnreadAsync(MonitorDbContext db, Instant now, CancellationToken cancellationToken)
    {
        PollRules regular = polling.ToRules();
        Duration shortest = Duration.Max(Patience, Duration.Min(regular.InOfficeHours, regular.OutsideOfficeHours) * IntervalsAfterDue);
        List<Watch> late = await WaitingAccounts
            .Due(db, now - shortest, now)
            .Include(watch => watch.Account)
            .OrderBy(watch => watch.NextPollAt)
            .Take(Found.Most)
            .ToListAsync(cancellationToken);
        List<string> unread = [];
        foreach (Watch watch in late)
        {
            if (watch is not { Account: { } account, NextPollAt: { } due })
            {
                continue;
            }

            OfficeCalendar calendar = await rules.CalendarOfAsync(db, account, cancellationToken);
            PollRules own = regular.ForAim(account.Aim);
            Duration interval = calendar.IsOpen(due) ? own.InOfficeHours : own.OutsideOfficeHours;
            if (now - due > Duration.Max(Patience, interval * IntervalsAfterDue))
            {
                unread.Add(account.Slug.Slug);
            }
        }

        return unread;
    }

    private async Task<IEnumerable<string>> ForgottenAsync(
        MonitorDbContext db,
        Instant now,
        bool mends,
        CancellationToken cancellationToken
    )
    {
        List<Watch> asleep = await db
            .Watches.Include(watch => watch.Account)
            .Include(watch => watch.Access)
            .Where(watch => watch.NextPollAt == null || watch.NextReviewAt == null)
            .Where(watch => watch.Account!.State == AccountState.Live || watch.Account.State == AccountState.Closing)
            .OrderBy(watch => watch.AccountId)
            .Take(Found.Most)
            .ToListAsync(cancellationToken);
        List<string> forgotten = [];
        foreach (Watch watch in asleep)
        {
            bool isUnread = watch.NextPollAt is null && CanBeRead(watch);
            if (watch.Account is { } account && (isUnread || watch.NextReviewAt is null))
            {
                forgotten.Add(account.Slug.Slug);
                watch.NextPollAt = mends && isUnread ? now : watch.NextPollAt;
                watch.NextReviewAt = mends ? watch.NextReviewAt ?? now : watch.NextReviewAt;
            }
        }

        return forgotten;
    }

    private bool CanBeRead(Watch watch) =>
        watch is { Account: { } account, Access: { } access } && platforms.Find(account.Platform, access.Credential) is not null;

    private static IQueryable<Account> Unwatched(MonitorDbContext db) =>
        db
            .Accounts.Where(account => account.State == AccountState.Live || account.State == AccountState.Closing)
            .Where(account => !db.Watches.Any(watch => watch.AccountId == account.Id))
            .OrderBy(account => account.Id)
            .Take(Found.Most);
}

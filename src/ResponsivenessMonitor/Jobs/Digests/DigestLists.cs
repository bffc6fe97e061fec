using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Visits;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>The lists of a digest that are not of enquiries (§6).</summary>
internal static class DigestLists
{
    internal static async Task<ValueList<MissedVisit>> MissedVisitsAsync(
        MonitorDbContext db,
        List<WatchedAccount> accounts,
        DigestWindow window,
        CancellationToken cancellationToken
    )
    {
        List<VisitDay> missed = await db
            .Visits.AsNoTracking()
            .Where(day => day.Outcome == VisitOutcome.Missed && day.MissedKnownAt > window.From && day.MissedKnownAt <= window.To)
            .OrderBy(day => day.Date)
            .ToListAsync(cancellationToken);
        ILookup<long, VisitDay> days = missed.ToLookup(day => day.AccountId);
        return [.. accounts.SelectMany(watched => days[watched.Account.Id].Select(day => new MissedVisit(watched.Letter, day.Date)))];
    }

    internal static async Task<ValueList<DefunctLine>> DefunctAsync(
        MonitorDbContext db,
        List<WatchedAccount> accounts,
        CancellationToken cancellationToken
    )
    {
        Dictionary<long, AccountCase> cases = await db
            .Cases.AsNoTracking()
            .Where(row => row.ClosedAt == null)
            .ToDictionaryAsync(row => row.AccountId, cancellationToken);
        ILookup<long, DefunctSign> signs = (
            await db.Signs.AsNoTracking().Where(sign => sign.ClosedAt == null).ToListAsync(cancellationToken)
        ).ToLookup(sign => sign.AccountId, sign => SignContent.Read(sign.Evidence));
        return
        [
            .. accounts
                .Where(watched => cases.ContainsKey(watched.Account.Id))
                .Select(watched =>
                {
                    AccountCase open = cases[watched.Account.Id];
                    ValueList<DefunctSign> evidence = [.. signs[watched.Account.Id].OrderBy(sign => sign.Kind)];
                    return new DefunctLine(watched.Letter, open.Reason, evidence, open.OpenedAt);
                }),
        ];
    }

    internal static async Task<ValueList<SpamLine>> SpamAsync(
        MonitorDbContext db,
        List<WatchedAccount> accounts,
        CancellationToken cancellationToken
    )
    {
        HashSet<long> any =
        [
            .. await db
                .Items.Where(item => item.SpamAt != null && item.WithdrawnAt == null && item.Permalink != null)
                .Select(item => item.AccountId)
                .Distinct()
                .ToListAsync(cancellationToken),
        ];
        List<SpamLine> spam = [];
        foreach (WatchedAccount watched in accounts.Where(watched => any.Contains(watched.Account.Id)))
        {
            if (
                watched.Watch is { } watch
                && await SpamQueries.StandingAsync(db, watch, watched.Calendar, cancellationToken) is { Count: > 0 } items
            )
            {
                spam.Add(new SpamLine(watched.Letter, items));
            }
        }

        return [.. spam];
    }

    internal static async Task<ValueList<LetterAccount>> WeakEvidenceAsync(
        MonitorDbContext db,
        List<WatchedAccount> accounts,
        DateInterval week,
        CancellationToken cancellationToken
    )
    {
        (LocalDate start, LocalDate end) = (week.Start, week.End);
        ILookup<long, JudgedDay> days = (
            await db.Visits.AsNoTracking().Where(day => day.Date >= start && day.Date <= end).ToListAsync(cancellationToken)
        )
            .Select(day => (day.AccountId, Judged: JudgedDays.Of(day)))
            .Where(day => day.Judged is not null)
            .ToLookup(day => day.AccountId, day => day.Judged ?? throw new InvalidOperationException());
        return
        [
            .. accounts
                .Where(watched => new VisitWeek([.. days[watched.Account.Id]]).Evidence == WeekEvidence.WeakOnly)
                .Select(watched => watched.Letter),
        ];
    }
}

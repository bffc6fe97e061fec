using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Jobs.Visits;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>Gathers what a breach digest tells (§6): asked when it is due, and again when its letter is written.</summary>
internal sealed class DigestComposer(RuleBook rules, DigestTimes times, PolicyOptions options)
{
    /// <summary>The digest as its letter tells it.</summary>
    internal async Task<LetterDigest> ComposeAsync(MonitorDbContext db, Digest digest, Instant now, CancellationToken cancellationToken)
    {
        DigestSchedule schedule = await times.LoadAsync(db, cancellationToken);
        List<WatchedAccount> all = await WatchedAccount.LoadAsync(db, rules, cancellationToken);
        FigureRules figures = new() { AttainmentGoal = options.AttainmentGoal };
        return await ListAsync(db, digest, all, schedule, now, cancellationToken) with
        {
            Figures = await new DigestFigureQuery(rules).LoadAsync(db, digest, all, schedule.Calendar, figures, now, cancellationToken),
        };
    }

    /// <summary>Its lists without its figures, of accounts that were loaded already.</summary>
    internal async Task<LetterDigest> ListAsync(
        MonitorDbContext db,
        Digest digest,
        List<WatchedAccount> all,
        DigestSchedule schedule,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        FigureRules figures = new() { AttainmentGoal = options.AttainmentGoal };
        DigestWindow window = new(digest.CoversFrom, digest.CoversTo);
        List<WatchedAccount> inForce = [.. all.Where(watched => watched.IsInForce)];
        Dictionary<long, WatchedAccount> byId = all.ToDictionary(watched => watched.Account.Id);
        DigestEnquiries enquiries = new(rules);
        await enquiries.LoadAsync(db, byId, window, now, cancellationToken);
        bool isWeekly = digest.Scope.HasFlag(DigestScope.Week);
        WatchedAccounts watched = new(inForce.Count, inForce.Count(account => account.HasAccess));
        return new LetterDigest(digest.Date, digest.Scope, window, schedule.Calendar.Zone, watched)
        {
            Breached = enquiries.In(DigestSections.Breached),
            PastAim = enquiries.In(DigestSections.PastAim),
            StillOpen = enquiries.In(DigestSections.StillOpen),
            ClosedWithoutReply = enquiries.In(DigestSections.ClosedWithoutReply),
            Corrected = enquiries.In(DigestSections.Corrected),
            MissedVisits = await MissedVisitsAsync(db, inForce, window, cancellationToken),
            Defunct = await DefunctAsync(db, inForce, cancellationToken),
            Unread = await UnreadAsync(db, inForce, figures, now, cancellationToken),
            Spam = await SpamAsync(db, inForce, cancellationToken),
            Incomplete = isWeekly ? IncompleteOf(all) : [],
            WeakEvidence = isWeekly ? await WeakEvidenceAsync(db, inForce, digest.Date, schedule, cancellationToken) : [],
            Rehearsing = [.. inForce.Where(account => account.Account.IsRehearsing(now)).Select(account => account.Letter)],
            Goal = options.AttainmentGoal,
        };
    }

    private static async Task<ValueList<MissedVisit>> MissedVisitsAsync(
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

    private static async Task<ValueList<DefunctLine>> DefunctAsync(
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

    private static async Task<ValueList<UnreadLine>> UnreadAsync(
        MonitorDbContext db,
        List<WatchedAccount> accounts,
        FigureRules figures,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        List<UnreadLine> unread = [];
        foreach (WatchedAccount watched in accounts)
        {
            if (await UnreadAccounts.OfAsync(db, watched, figures, now, cancellationToken) is { } line)
            {
                unread.Add(line);
            }
        }

        return [.. unread];
    }

    private static async Task<ValueList<SpamLine>> SpamAsync(
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

    private static ValueList<IncompleteRegistration> IncompleteOf(List<WatchedAccount> accounts) =>
        [
            .. accounts
                .Where(watched => watched.Account.State != AccountState.Closed)
                .Select(watched => new IncompleteRegistration(watched.Letter, watched.Account.ToOfficialAccount().Registration.Missing()))
                .Where(line => line.Missing.Count > 0),
        ];

    private static async Task<ValueList<LetterAccount>> WeakEvidenceAsync(
        MonitorDbContext db,
        List<WatchedAccount> accounts,
        LocalDate date,
        DigestSchedule schedule,
        CancellationToken cancellationToken
    )
    {
        DateInterval week = FigurePeriods.Of(date, schedule.Calendar).Week;
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

using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>Gathers what a breach digest tells (§6): asked when it is due, and again when its letter is written.</summary>
internal sealed class DigestComposer(RuleBook rules, DigestTimes times, ReadsBudget reads, PolicyOptions options)
{
    internal async Task<LetterDigest> ComposeAsync(MonitorDbContext db, Digest digest, Instant now, CancellationToken cancellationToken)
    {
        DigestSchedule schedule = await times.LoadAsync(db, cancellationToken);
        FigurePeriods periods = FigurePeriods.Of(digest.Date, schedule.Calendar);
        FigurePeriods before = periods.Previous(schedule.Calendar);
        DateInterval dates = WholeOf(periods, before);
        List<WatchedAccount> accounts = await WatchedAccount.LoadAsync(db, rules, cancellationToken);
        ErasedSpells erased = await ErasedSpells.LoadAsync(db, rules, dates, cancellationToken);
        CountedSpells spells = await CountedSpells.LoadAsync(db, rules, accounts, dates, cancellationToken);
        WatchedTime time = await TimeAsync(db, schedule, dates, now, cancellationToken);
        LetterDigest lists = await ListAsync(db, digest, accounts, schedule, time, now, cancellationToken);
        ValueList<DigestSummary> summaries = await new DigestSummaries(accounts, spells, erased, time, Figures).OfAsync(
            db,
            digest.Scope,
            periods,
            before,
            cancellationToken
        );
        return lists with
        {
            Figures = [.. new DigestFigureQuery(accounts, spells, erased, time, Figures).OfDays(periods, before)],
            Summaries = await new ReadsBills(reads, accounts).IntoAsync(db, summaries, now, cancellationToken),
        };
    }

    /// <summary>Its lists without its figures, of accounts that were loaded already.</summary>
    internal async Task<LetterDigest> ListAsync(
        MonitorDbContext db,
        Digest digest,
        List<WatchedAccount> accounts,
        DigestSchedule schedule,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        DateInterval lately = FigurePeriods.Of(digest.Date, schedule.Calendar).ThirtyDays;
        WatchedTime time = await TimeAsync(db, schedule, lately, now, cancellationToken);
        return await ListAsync(db, digest, accounts, schedule, time, now, cancellationToken);
    }

    private FigureRules Figures { get; } = new() { AttainmentGoal = options.AttainmentGoal };

    private Task<WatchedTime> TimeAsync(
        MonitorDbContext db,
        DigestSchedule schedule,
        DateInterval dates,
        Instant now,
        CancellationToken cancellationToken
    ) => WatchedTime.LoadAsync(db, schedule.Calendar.StartOfDay(dates.Start), Figures, now, cancellationToken);

    private async Task<LetterDigest> ListAsync(
        MonitorDbContext db,
        Digest digest,
        List<WatchedAccount> accounts,
        DigestSchedule schedule,
        WatchedTime time,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        List<WatchedAccount> inForce = [.. accounts.Where(watched => watched.IsInForce)];
        DigestWindow window = new(digest.CoversFrom, digest.CoversTo);
        DigestEnquiries enquiries = new(rules);
        await enquiries.LoadAsync(db, accounts.ToDictionary(watched => watched.Account.Id), window, now, cancellationToken);
        ValueList<(LetterAccount Account, Instant Until)> muted = await MutedAccounts.SaidInAsync(db, inForce, window, cancellationToken);
        DateInterval week = FigurePeriods.Of(digest.Date, schedule.Calendar).Week;
        bool isWeekly = digest.Scope.HasFlag(DigestScope.Week);
        WatchedAccounts watched = new(inForce.Count, inForce.Count(account => account.HasAccess));
        return new LetterDigest(digest.Date, digest.Scope, window, schedule.Calendar.Zone, watched)
        {
            Breached = enquiries.In(DigestSections.Breached),
            PastAim = enquiries.In(DigestSections.PastAim),
            StillOpen = enquiries.In(DigestSections.StillOpen),
            ClosedWithoutReply = enquiries.In(DigestSections.ClosedWithoutReply),
            Corrected = enquiries.In(DigestSections.Corrected),
            MissedVisits = await DigestLists.MissedVisitsAsync(db, inForce, window, cancellationToken),
            Defunct = await DigestLists.DefunctAsync(db, inForce, cancellationToken),
            Unread = [.. inForce.Select(account => UnreadAccounts.Of(account, time, Figures, now)).OfType<UnreadLine>()],
            Spam = await DigestLists.SpamAsync(db, inForce, cancellationToken),
            WeakEvidence = isWeekly ? await DigestLists.WeakEvidenceAsync(db, inForce, week, cancellationToken) : [],
            Muted = [.. muted.Select(line => new MutedLine(line.Account, line.Until))],
            Rehearsing = [.. inForce.Where(account => account.Account.IsRehearsing(now)).Select(account => account.Letter)],
            Goal = options.AttainmentGoal,
        };
    }

    /// <summary>All dates that any of the periods speaks of.</summary>
    private static DateInterval WholeOf(FigurePeriods periods, FigurePeriods before)
    {
        DateInterval[] all =
        [
            .. new[] { periods, before }.SelectMany(some =>
                new[] { some.Yesterday, some.SevenDays, some.ThirtyDays, some.Week, some.Month }
            ),
        ];
        return new DateInterval(all.Min(dates => dates.Start), all.Max(dates => dates.End));
    }
}

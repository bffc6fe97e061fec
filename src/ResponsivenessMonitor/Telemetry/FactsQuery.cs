using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>Looks at the tables: counts that indices answer, whatever has been kept; only letters that are held are looked for in all.</summary>
internal static class FactsQuery
{
    /// <param name="db">The database.</param>
    /// <param name="now">The present.</param>
    /// <param name="held">Letters that are held, where they were counted lately; null to count them.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    internal static async Task<TableFacts> ReadAsync(MonitorDbContext db, Instant now, int? held, CancellationToken cancellationToken) =>
        new(now)
        {
            Platforms = await PlatformsAsync(db, now, cancellationToken),
            NoticesWaiting = await db.Notices.CountAsync(notice => notice.DeliverAt != null, cancellationToken),
            Letters = await LettersAsync(db, now, held, cancellationToken),
            Quarantine = await QuarantineNote.ReadAsync(db, cancellationToken) is { IsOver: false } note ? note.Sentence : null,
            LastDigest = await db
                .Digests.Where(digest => digest.State != DigestState.Planned)
                .MaxAsync(digest => (Instant?)digest.CoversTo, cancellationToken),
            DigestDue = await db.Digests.MinAsync(digest => digest.DueAt, cancellationToken),
            Setbacks = (
                await db
                    .Setbacks.GroupBy(setback => setback.Job)
                    .Select(group => new { Job = group.Key, Count = group.Count() })
                    .ToListAsync(cancellationToken)
            ).ToDictionary(group => group.Job, group => group.Count, StringComparer.Ordinal),
        };

    private static async Task<IReadOnlyDictionary<string, PlatformFacts>> PlatformsAsync(
        MonitorDbContext db,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        List<AccountRow> accounts = await (
            from account in db.Accounts
            where account.State == AccountState.Live || account.State == AccountState.Closing
            join watch in db.Watches on account.Id equals watch.AccountId into watches
            from watch in watches.DefaultIfEmpty()
            select new
            {
                account.Platform,
                IsScheduled = watch.NextPollAt != null,
                IsLost = watch.LossKind != null || watch.GoneKind != null,
                KnownTo = (Instant?)watch.KnownTo,
            } into row
            group row by new
            {
                row.Platform,
                row.IsScheduled,
                row.IsLost,
                IsKnown = row.KnownTo != null,
            } into rows
            select new AccountRow(
                rows.Key.Platform,
                rows.Key.IsScheduled,
                rows.Key.IsLost,
                rows.Key.IsKnown,
                rows.Count(),
                rows.Max(row => row.KnownTo)
            )
        ).ToListAsync(cancellationToken);
        var open = await db
            .Enquiries.Where(enquiry => enquiry.NextLookAt != null)
            .GroupBy(enquiry => new { enquiry.Account!.Platform, enquiry.Standing })
            .Select(group => new
            {
                group.Key.Platform,
                group.Key.Standing,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        List<Platform> paused = await db
            .Accesses.Where(access => access.PausedUntil > now)
            .Select(access => access.Platform)
            .ToListAsync(cancellationToken);
        return accounts
            .GroupBy(row => MetricLabels.Of(row.Platform), StringComparer.Ordinal)
            .ToDictionary(
                rows => rows.Key,
                rows => new PlatformFacts(
                    Counts(rows.Select(row => (row.Reach, row.Count))),
                    rows.Max(row => row.LastReading),
                    Counts(open.Where(row => IsOf(rows.Key, row.Platform)).Select(row => (StandingOf(row.Standing), row.Count))),
                    paused.Count(platform => IsOf(rows.Key, platform))
                ),
                StringComparer.Ordinal
            );
    }

    private static async Task<LetterFacts> LettersAsync(MonitorDbContext db, Instant now, int? held, CancellationToken cancellationToken)
    {
        var waiting = await db
            .Letters.Where(letter => letter.SendAt != null)
            .GroupBy(letter => 1)
            .Select(group => new
            {
                Count = group.Count(),
                Oldest = (Instant?)group.Min(letter => letter.WrittenAt),
                Due = group.Count(letter => letter.SendAt <= now),
                OldestDue = group.Min(letter => letter.SendAt),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return new LetterFacts(
            waiting?.Count ?? 0,
            waiting?.Oldest,
            waiting?.Due ?? 0,
            waiting?.OldestDue <= now ? waiting.OldestDue : null,
            held ?? await db.Letters.CountAsync(letter => letter.State == LetterState.Held, cancellationToken)
        );
    }

    /// <summary>Every value has a count, so that a series that falls to nothing says 0.</summary>
    private static Dictionary<TKey, int> Counts<TKey>(IEnumerable<(TKey Key, int Count)> rows)
        where TKey : struct, Enum
    {
        Dictionary<TKey, int> counts = Enum.GetValues<TKey>().ToDictionary(key => key, _ => 0);
        foreach ((TKey key, int count) in rows)
        {
            counts[key] += count;
        }

        return counts;
    }

    private static bool IsOf(string label, Platform platform) => string.Equals(MetricLabels.Of(platform), label, StringComparison.Ordinal);

    private static OpenStanding StandingOf(string standing) =>
        Enum.TryParse(standing, out OpenStanding known) ? known : OpenStanding.Undecided;

    private sealed record AccountRow(Platform Platform, bool IsScheduled, bool IsLost, bool IsKnown, int Count, Instant? LastReading)
    {
        internal AccountReach Reach =>
            !IsScheduled ? AccountReach.NotRead
            : IsLost ? AccountReach.CouldNotAsk
            : IsKnown ? AccountReach.Read
            : AccountReach.NotYetRead;
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>Where what a play left in its database is not what the model expects of it.</summary>
internal sealed class MonthDifferences
{
    private static readonly NoticeKind[] Expected = [NoticeKind.VisitNudge, NoticeKind.VisitsMissed, NoticeKind.BreachDigest];

    private readonly List<string> missing = [];
    private readonly List<string> extra = [];
    private readonly SortedDictionary<string, (int Expected, int Seen)> counts = new(StringComparer.Ordinal);

    private MonthDifferences() { }

    /// <summary>What the model expects and is not there.</summary>
    internal IReadOnlyList<string> Missing => missing;

    /// <summary>What is there and the model does not expect.</summary>
    internal IReadOnlyList<string> Extra => extra;

    /// <summary>How many of each kind were expected and seen.</summary>
    internal IReadOnlyDictionary<string, (int Expected, int Seen)> Counts => counts;

    /// <param name="db">What the play left.</param>
    /// <param name="play">What was played.</param>
    /// <param name="model">What is expected.</param>
    /// <param name="forgotten">Notices to pass over, as if they had been lost; none unless it is the comparison that is tried.</param>
    internal static async Task<MonthDifferences> FindAsync(
        MonitorDbContext db,
        Play play,
        MonthModel model,
        Predicate<Notice>? forgotten = null
    )
    {
        MonthDifferences differences = new();
        Pseudonyms names = await new KeyRing().GetAsync(db, CancellationToken.None);
        Dictionary<string, DemoAccount> accounts = play.Accounts.ToDictionary(account => account.Id.Slug, StringComparer.Ordinal);
        Dictionary<long, string> slugs = await db.Accounts.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Slug.Slug);
        string OpeningOf(string slug, string item) => names.OfItem(accounts[slug].Platform.Name, item);

        List<Notice> told = await db.Notices.AsNoTracking().Where(notice => notice.State == NoticeState.Told).ToListAsync();
        _ = told.RemoveAll(notice => forgotten?.Invoke(notice) ?? false);
        differences.Compare(
            model.Told.Select(pair => (KindOf(pair.Key), $"{KeyOf(pair.Key, OpeningOf)} at {pair.Value}")),
            told.Where(notice => notice.Step is not null || Expected.Contains(notice.Kind ?? default))
                .Select(notice => ($"told {notice.Step?.ToString() ?? $"{notice.Kind}"}", $"{notice.DedupKey} at {notice.ToldAt}"))
        );
        differences.Compare([], told.Where(IsOther).Select(notice => ($"also told {notice.Kind}", notice.DedupKey)), isOfModel: false);

        List<Digest> digests = await db.Digests.AsNoTracking().Where(digest => digest.DueAt == null).ToListAsync();
        differences.Compare(
            model.Digests.Select(pair => ($"digest {pair.Value}", $"digest {pair.Key:uuuu-MM-dd} {pair.Value}")),
            digests.Select(digest => ($"digest {digest.State}", $"digest {digest.Date:uuuu-MM-dd} {digest.State}"))
        );

        List<VisitDay> days = await db.Visits.AsNoTracking().Where(day => day.Outcome != VisitOutcome.NotDue).ToListAsync();
        differences.Compare(
            model.Accounts.SelectMany(account =>
                account.Days.Select(day =>
                    ($"day {(day.Value is null ? "Visited" : "Missed")}", DayOf(account.Slug, day.Key, day.Value is null, day.Value))
                )
            ),
            days.Where(day => day.Outcome != VisitOutcome.Unknown)
                .Select(day =>
                    ($"day {day.Outcome}", DayOf(slugs[day.AccountId], day.Date, day.Outcome == VisitOutcome.Visited, day.MissedKnownAt))
                )
        );

        List<Enquiry> enquiries = await db.Enquiries.AsNoTracking().ToListAsync();
        differences.Compare(
            model.Accounts.SelectMany(account =>
                account
                    .Spells.Where(spell => spell.FoundAt is not null)
                    .Select(spell =>
                        (
                            $"enquiry {StateOf(spell)}",
                            $"{account.Slug} {OpeningOf(account.Slug, spell.Opening)} {StateOf(spell)} {spell.Ended}"
                        )
                    )
            ),
            enquiries.Select(enquiry =>
                ($"enquiry {enquiry.State}", $"{slugs[enquiry.AccountId]} {enquiry.OpeningKey} {enquiry.State} {enquiry.EndedAt}")
            )
        );
        return differences;
    }

    private static bool IsOther(Notice notice) => notice.Step is null && !Expected.Contains(notice.Kind ?? default);

    private static string StateOf(ModelSpell spell) =>
        spell.EndKnownAt is not null ? "Answered"
        : spell.GivenUpAt is not null ? "NeverAnswered"
        : "Open";

    private static string DayOf(string slug, LocalDate date, bool isVisited, Instant? known) =>
        $"visit {slug} {date:uuuu-MM-dd} {(isVisited ? "visited" : $"missed, known {known}")}";

    private static string KindOf(string key) =>
        key.Split(' ') is [_, _, { } step, _] ? $"told {step}"
        : key.StartsWith("visit:", StringComparison.Ordinal) ? "told VisitNudge"
        : key.StartsWith("digest:", StringComparison.Ordinal) ? "told BreachDigest"
        : "told VisitsMissed";

    /// <summary>The key as it stands in the table: an enquiry is known there by the keyed hash of its opening item.</summary>
    private static string KeyOf(string key, Func<string, string, string> openingOf) =>
        key.Split(' ') is [{ } slug, { } item, { } step, { } role] ? $"overdue:{slug}:{openingOf(slug, item)}:1:{step}:{role}" : key;

    private void Compare(
        IEnumerable<(string Kind, string What)> expected,
        IEnumerable<(string Kind, string What)> seen,
        bool isOfModel = true
    )
    {
        Dictionary<string, int> left = new(StringComparer.Ordinal);
        foreach ((string kind, string what) in expected)
        {
            left[what] = left.GetValueOrDefault(what) + 1;
            counts[kind] = (counts.GetValueOrDefault(kind).Expected + 1, counts.GetValueOrDefault(kind).Seen);
        }

        foreach ((string kind, string what) in seen)
        {
            left[what] = left.GetValueOrDefault(what) - 1;
            counts[kind] = (counts.GetValueOrDefault(kind).Expected, counts.GetValueOrDefault(kind).Seen + 1);
        }

        if (isOfModel)
        {
            missing.AddRange(left.Where(pair => pair.Value > 0).Select(pair => pair.Key));
            extra.AddRange(left.Where(pair => pair.Value < 0).Select(pair => pair.Key));
        }
    }
}

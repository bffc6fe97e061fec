using System.Collections.Concurrent;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>
/// Counts the calls of a day by each access, because LinkedIn does not say what is left. What each Page took is kept in its bookmark, so that the count
/// is found again after a restart, Page by Page.
/// </summary>
internal sealed class LinkedInQuota(LinkedInOptions options)
{
    private readonly ConcurrentDictionary<(string Credential, string Account), (long Day, int Calls)> spent = new();

    /// <summary>When the day of an instant ends, in UTC.</summary>
    internal static Instant EndOfDay(Instant now) => now.InUtc().Date.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    /// <summary>The day of an instant, counted from 1970 in UTC.</summary>
    internal static long DayOf(Instant now) => (long)(now - NodaConstants.UnixEpoch).TotalDays;

    /// <summary>Takes what a Page's bookmark says that was spent; it may be more than this process knows of.</summary>
    internal void Recall(AccountAccess access, long day, int calls) =>
        _ = spent.AddOrUpdate(
            KeyOf(access),
            (day, calls),
            (_, known) => known.Day > day || (known.Day == day && known.Calls >= calls) ? known : (day, calls)
        );

    /// <summary>Adds calls of a Page.</summary>
    /// <returns>How many it has made on the day.</returns>
    internal int Add(AccountAccess access, Instant now, int calls)
    {
        long day = DayOf(now);
        return spent
            .AddOrUpdate(KeyOf(access), (day, calls), (_, known) => known.Day == day ? (day, known.Calls + calls) : (day, calls))
            .Calls;
    }

    /// <summary>What the access has left today, by this count; null where none is kept.</summary>
    internal Budget? Left(AccountAccess access, Instant now)
    {
        if (options.DailyCalls == 0)
        {
            return null;
        }

        long day = DayOf(now);
        string credential = KeyOf(access).Credential;
        int calls = spent
            .Where(pair => string.Equals(pair.Key.Credential, credential, StringComparison.Ordinal) && pair.Value.Day == day)
            .Sum(pair => pair.Value.Calls);
        return new Budget(Math.Max(0, options.DailyCalls - calls), EndOfDay(now));
    }

    private static (string Credential, string Account) KeyOf(AccountAccess access) =>
        (access.Credential ?? string.Empty, access.Account.Slug);
}

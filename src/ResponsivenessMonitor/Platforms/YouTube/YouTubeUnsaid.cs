using NodaTime;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Asks again, for each by itself, for the threads of which YouTube did not say all in the readings before.</summary>
/// <remarks>Those in which something waits are asked for by every reading, which is not complete without them; the others once an hour, for a day.</remarks>
internal sealed class YouTubeUnsaid(YouTubeThreads threads, YouTubeLookup lookup, YouTubeCatch caught, Instant now)
{
    private const int MostThreads = 10;
    private static readonly Duration Often = Duration.FromHours(1);
    private static readonly Duration Long = Duration.FromDays(1);

    /// <summary>Asks for them.</summary>
    /// <param name="before">Those of the readings before.</param>
    /// <returns>Null when it was done; else what came instead.</returns>
    internal async Task<Reading?> ReadAsync(IReadOnlyDictionary<string, long> before)
    {
        Forget();
        bool isTime = !(caught.Bookmark.UnsaidAgainAt is { } at && now < Instant.FromUnixTimeMilliseconds(at));
        string[] due =
        [
            .. before
                .Where(pair => isTime || threads.IsWaiting(pair.Key) || YouTubeBookmark.IsOfThisReading(pair.Value, now))
                .Select(pair => pair.Key)
                .Where(caught.Bookmark.Unsaid.ContainsKey)
                .OrderBy(id => threads.IsWaiting(id) ? 0 : 1),
        ];
        if (due.Skip(MostThreads).Any(threads.IsWaiting))
        {
            caught.Doubt("of more threads than a reading asks for YouTube did not say what became of them");
        }

        string[] asked = [.. due.Take(MostThreads)];
        Turn(asked, isTime);
        foreach (string id in asked)
        {
            if (await lookup.FindAsync([id], threads.TakeAsync, threads.Withdraw, threads.Unsay) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private void Forget()
    {
        long late = (now - Long).ToUnixTimeMilliseconds();
        caught.Bookmark = caught.Bookmark with
        {
            Unsaid = caught
                .Bookmark.Unsaid.Where(pair => pair.Value > late || threads.IsWaiting(pair.Key))
                .ToDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>Where they are too many for one reading, those that are asked for now come last in the next one.</summary>
    private void Turn(string[] asked, bool isTime)
    {
        IReadOnlyDictionary<string, long> unsaid = caught.Bookmark.Unsaid;
        caught.Bookmark = caught.Bookmark with
        {
            Unsaid = unsaid.OrderBy(pair => asked.Contains(pair.Key, StringComparer.Ordinal) ? 1 : 0).ToDictionary(StringComparer.Ordinal),
            UnsaidAgainAt =
                isTime && Array.Exists(asked, id => !threads.IsWaiting(id))
                    ? (now + Often).ToUnixTimeMilliseconds()
                    : caught.Bookmark.UnsaidAgainAt,
        };
    }
}

using NodaTime;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Looks once an hour at threads that were read lately and that the newest page does not show any more: somebody may ask again there.</summary>
/// <remarks>Costs a unit for each 20 of them, so nothing where all that was said lately is on the newest page.</remarks>
internal sealed class YouTubeBelow(YouTubeThreads threads, YouTubeLookup lookup, YouTubeCatch caught, Instant now)
{
    private const int Most = 200;
    private static readonly Duration Often = Duration.FromHours(1);

    /// <summary>Whether it is time for another look; not before something can have changed since a first one.</summary>
    internal bool IsTime => caught.Bookmark.BelowAgainAt is not { } at || now >= Instant.FromUnixTimeMilliseconds(at);

    /// <summary>The threads that were read lately as tokens by their ids, the newest last, with those of another page.</summary>
    /// <param name="known">Those of the pages before.</param>
    /// <param name="page">The page, newest first.</param>
    /// <param name="isBelow">Whether it lies below the pages before.</param>
    /// <param name="cutoff">In which nothing was said since then, they are not looked at again.</param>
    internal static IReadOnlyDictionary<string, string> With(
        IReadOnlyDictionary<string, string> known,
        IEnumerable<YouTubeThread> page,
        bool isBelow,
        Instant cutoff
    )
    {
        KeyValuePair<string, string>[] shown =
        [
            .. page.Where(thread => thread.LastAt >= cutoff)
                .Select(thread => KeyValuePair.Create(thread.Id, thread.Token))
                .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
                .Reverse(),
        ];
        HashSet<string> ids = [.. shown.Select(pair => pair.Key)];
        IEnumerable<KeyValuePair<string, string>> others = known.Where(pair => !ids.Contains(pair.Key));
        return (isBelow ? shown.Concat(others) : others.Concat(shown)).TakeLast(Most).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Looks at them; what is not shown is not known any more, for nobody waits there.</summary>
    /// <returns>Null when it was done; else what came instead.</returns>
    internal async Task<Reading?> ReadAsync()
    {
        bool isFirst = caught.Bookmark.BelowAgainAt is null;
        caught.Bookmark = caught.Bookmark with { BelowAgainAt = (now + Often).ToUnixTimeMilliseconds() };
        return isFirst
            ? null
            : await lookup.FindAsync(
                caught.Bookmark.Lately.Keys.Where(IsBelow).ToArray(),
                thread =>
                {
                    bool isChanged = !string.Equals(
                        caught.Bookmark.Lately.GetValueOrDefault(thread.Id),
                        thread.Token,
                        StringComparison.Ordinal
                    );
                    Know(thread.Id, thread.Token);
                    return isChanged ? threads.TakeAsync(thread) : Task.FromResult<Reading?>(null);
                },
                id => Know(id, token: null),
                (id, _) => Know(id, token: null)
            );
    }

    /// <summary>Whether nothing else looks at it.</summary>
    private bool IsBelow(string thread) =>
        !threads.Seen.ContainsKey(thread) && !threads.IsWaiting(thread) && !caught.Bookmark.Unsaid.ContainsKey(thread);

    private void Know(string thread, string? token) =>
        caught.Bookmark = caught.Bookmark with
        {
            Lately = caught
                .Bookmark.Lately.Select(pair =>
                    string.Equals(pair.Key, thread, StringComparison.Ordinal) ? KeyValuePair.Create(pair.Key, token ?? string.Empty) : pair
                )
                .Where(pair => pair.Value.Length > 0)
                .ToDictionary(StringComparer.Ordinal),
        };
}

using NodaTime;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>How far the threads of a channel, which come newest first, were walked. Pure.</summary>
/// <remarks>
/// YouTube does not say whether "newest" goes by the thread or by what was said in it last, so a walk ends where a thread is as it was: below that
/// nothing is new either way.
/// </remarks>
internal sealed record YouTubeWalk
{
    private const int MostPages = 100;

    /// <summary>What arrives late, or is listed a little out of order, is looked for this far behind the newest that was known.</summary>
    private static readonly Duration Overlap = Duration.FromMinutes(10);

    private static readonly Duration RestartEvery = Duration.FromHours(1);

    /// <summary>When something was last said in the walks before, in Unix milliseconds; null before the first one ended.</summary>
    public long? Mark { get; init; }

    /// <summary>The threads of the walk before's first page as they were, as tokens.</summary>
    public string Known { get; init; } = string.Empty;

    /// <summary>Where this walk goes on; null when it is at its beginning.</summary>
    public string? Page { get; init; }

    /// <summary>When something was last said, in this walk; null at its beginning.</summary>
    public long? Top { get; init; }

    /// <summary>This walk's first page, as tokens.</summary>
    public string TopKnown { get; init; } = string.Empty;

    /// <summary>Pages of this walk so far.</summary>
    public int Pages { get; init; }

    /// <summary>When the way on was refused last, so that this walk began anew, in Unix milliseconds; null where it was not.</summary>
    public long? RestartedAt { get; init; }

    internal bool IsUnderWay => Page is not null;

    /// <summary>Whether a thread is as it was on the walk before's first page.</summary>
    internal bool Knows(YouTubeThread thread)
    {
        string token = thread.Token;
        for (int at = 0; at + YouTubeThread.TokenLength <= Known.Length; at += YouTubeThread.TokenLength)
        {
            if (Known.AsSpan(at, YouTubeThread.TokenLength).SequenceEqual(token))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The walk as if it had not begun; what was read before stays read.</summary>
    internal YouTubeWalk Restart() => new() { Mark = Mark, Known = Known };

    /// <summary>The walk as if it had not begun, because the way on was refused.</summary>
    internal YouTubeWalk Restart(Instant now) => Restart() with { RestartedAt = now.ToUnixTimeMilliseconds() };

    /// <summary>Whether it began anew a short time ago for that reason: then the way on is refused for good, and another walk would end there too.</summary>
    internal bool WasRestarted(Instant now) => RestartedAt is { } at && now - Instant.FromUnixTimeMilliseconds(at) < RestartEvery;

    /// <summary>Takes a page.</summary>
    /// <param name="page">Its threads.</param>
    /// <param name="next">Where the next one begins; null when there is none.</param>
    /// <param name="cutoff">Before this nothing is looked for where nothing was read before.</param>
    /// <returns>The walk as it is now: under way, or at the beginning of the next one.</returns>
    internal YouTubeWalk Take(IReadOnlyList<YouTubeThread> page, string? next, Instant cutoff)
    {
        long? newest = page.Count == 0 ? null : page.Max(thread => thread.LastAt.ToUnixTimeMilliseconds());
        YouTubeWalk on = IsUnderWay
            ? this with
            {
                Top = Newer(Top, newest),
            }
            : this with
            {
                Top = newest,
                TopKnown = string.Concat(page.Select(thread => thread.Token)),
                Pages = 0,
            };
        Instant floor = Mark is { } mark ? Instant.FromUnixTimeMilliseconds(mark) - Overlap : cutoff;
        bool isEnd =
            string.IsNullOrEmpty(next)
            || string.Equals(next, Page, StringComparison.Ordinal)
            || on.Pages + 1 >= MostPages
            || page.Any(thread => Knows(thread) || thread.LastAt <= floor);
        return isEnd ? new YouTubeWalk { Mark = Newer(Mark, on.Top), Known = on.TopKnown } : on with { Page = next, Pages = on.Pages + 1 };
    }

    private static long? Newer(long? one, long? other) => one is { } first && other is { } second ? Math.Max(first, second) : one ?? other;
}

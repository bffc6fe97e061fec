using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>How far a list that comes newest first was walked. Pure.</summary>
/// <remarks>
/// What arrives late stands among older items, so items are known by their ids and not by their time: those of the first page of the walk before. A
/// page may be empty and not the last one; only a missing cursor is the end, and one that comes twice.
/// </remarks>
internal sealed record BlueskyWalk
{
    private const int TokenLength = 8;
    private const int MostPages = 200;

    /// <summary>The newest item of the walks before, in Unix milliseconds; null before the first one ended.</summary>
    public long? Mark { get; init; }

    /// <summary>The first page of the walk before, as tokens.</summary>
    public string Known { get; init; } = string.Empty;

    /// <summary>Where this walk goes on; null when it is at its beginning.</summary>
    public string? Cursor { get; init; }

    /// <summary>The newest item of this walk; null at its beginning.</summary>
    public long? Top { get; init; }

    /// <summary>This walk's first page, as tokens.</summary>
    public string TopKnown { get; init; } = string.Empty;

    /// <summary>The cursors of this walk, as tokens.</summary>
    public string Visited { get; init; } = string.Empty;

    internal bool IsUnderWay => Cursor is not null;

    internal bool Knows(string uri) => Holds(Known, TokenOf(uri));

    /// <summary>Takes a page.</summary>
    /// <param name="page">Its items, with their times.</param>
    /// <param name="cursor">Where the next one begins; null when there is none.</param>
    /// <param name="floor">Before this nothing is looked for.</param>
    /// <returns>The walk as it is now: under way, or at the beginning of the next one.</returns>
    internal BlueskyWalk Take(IReadOnlyList<(string Uri, Instant At)> page, string? cursor, Instant floor)
    {
        long? newest = page.Count == 0 ? null : page.Max(item => item.At.ToUnixTimeMilliseconds());
        BlueskyWalk on = IsUnderWay
            ? this with
            {
                Top = Newer(Top, newest),
            }
            : this with
            {
                Top = newest,
                TopKnown = string.Concat(page.Select(item => TokenOf(item.Uri))),
                Visited = string.Empty,
            };
        bool isEnd =
            string.IsNullOrEmpty(cursor)
            || Holds(on.Visited, TokenOf(cursor))
            || on.Visited.Length >= MostPages * TokenLength
            || page.Any(item => Knows(item.Uri) || item.At <= floor);
        return isEnd
            ? new BlueskyWalk { Mark = Newer(Mark, on.Top), Known = on.TopKnown.Length > 0 ? on.TopKnown : Known }
            : on with
            {
                Cursor = cursor,
                Visited = on.Visited + TokenOf(cursor!),
            };
    }

    /// <summary>Eight characters that stand for a text.</summary>
    internal static string TokenOf(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 6);

    private static bool Holds(string tokens, string token)
    {
        for (int at = 0; at + TokenLength <= tokens.Length; at += TokenLength)
        {
            if (tokens.AsSpan(at, TokenLength).SequenceEqual(token))
            {
                return true;
            }
        }

        return false;
    }

    private static long? Newer(long? one, long? other) => one is { } first && other is { } second ? Math.Max(first, second) : one ?? other;
}

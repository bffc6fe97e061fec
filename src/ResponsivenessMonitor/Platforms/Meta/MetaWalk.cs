using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>How far a list that comes newest first was read. Pure.</summary>
/// <remarks>No list of the Graph API can be asked for what is new, so each is walked from its top to an entry that the walk before saw there.</remarks>
internal sealed record MetaWalk
{
    private const int TokenLength = 8;
    private const int MostPages = 200;
    private const int MostKnown = 256;
    private const int MostRestarts = 3;

    /// <summary>What came this little before the newest entry that was read may have come late.</summary>
    private static readonly Duration Overlap = Duration.FromHours(1);

    /// <summary>The newest entry of the walks before, in Unix milliseconds; null before the first one ended.</summary>
    public long? Mark { get; init; }

    /// <summary>The first page of the walk before, as tokens.</summary>
    public string Known { get; init; } = string.Empty;

    /// <summary>Where this walk goes on; null when it is at its beginning.</summary>
    public string? Cursor { get; init; }

    /// <summary>The newest entry of this walk; null at its beginning.</summary>
    public long? Top { get; init; }

    /// <summary>This walk's first page, as tokens.</summary>
    public string TopKnown { get; init; } = string.Empty;

    public int Pages { get; init; }

    /// <summary>How often this walk began anew because the way on was not known any more.</summary>
    public int Restarts { get; init; }

    internal bool IsUnderWay => Cursor is not null;

    internal bool Knows(string token)
    {
        for (int at = 0; at + TokenLength <= Known.Length; at += TokenLength)
        {
            if (Known.AsSpan(at, TokenLength).SequenceEqual(token))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Before this nothing is looked for.</summary>
    internal Instant FloorFrom(Instant cutoff) =>
        Mark is { } mark ? Instant.Max(Instant.FromUnixTimeMilliseconds(mark) - Overlap, cutoff) : cutoff;

    /// <summary>The walk as if it had not begun; after some attempts it is at its end.</summary>
    internal MetaWalk Restart() =>
        Restarts < MostRestarts
            ? new MetaWalk
            {
                Mark = Mark,
                Known = Known,
                Restarts = Restarts + 1,
            }
            : End();

    /// <summary>The walk at its end, wherever it is.</summary>
    internal MetaWalk End() => new() { Mark = Newer(Mark, Top), Known = TopKnown.Length > 0 ? TopKnown : Known };

    /// <summary>Takes a page.</summary>
    /// <param name="page">Its entries.</param>
    /// <param name="cursor">Where the next one begins; null when there is none.</param>
    /// <param name="floor">Before this nothing is looked for.</param>
    /// <param name="isToFloor">Whether what is known does not end it.</param>
    /// <returns>The walk as it is now: under way, or at the beginning of the next one.</returns>
    internal MetaWalk Take(IReadOnlyList<(string Token, Instant At)> page, string? cursor, Instant floor, bool isToFloor = false)
    {
        long? newest = page.Count == 0 ? null : page.Max(entry => entry.At.ToUnixTimeMilliseconds());
        MetaWalk on = IsUnderWay
            ? this with
            {
                Top = Newer(Top, newest),
            }
            : this with
            {
                Top = newest,
                TopKnown = string.Concat(page.OrderByDescending(entry => entry.At).Take(MostKnown).Select(entry => entry.Token)),
                Pages = 0,
            };
        bool isEnd =
            cursor is null
            || string.Equals(cursor, Cursor, StringComparison.Ordinal)
            || on.Pages >= MostPages
            || page.Any(entry => entry.At <= floor || (!isToFloor && Knows(entry.Token)));
        return isEnd ? on.End() : on with { Cursor = cursor, Pages = on.Pages + 1 };
    }

    /// <summary>Eight characters that stand for a text.</summary>
    internal static string TokenOf(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 6);

    private static long? Newer(long? one, long? other) => one is { } first && other is { } second ? Math.Max(first, second) : one ?? other;
}

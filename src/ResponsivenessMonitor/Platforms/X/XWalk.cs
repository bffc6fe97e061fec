using NodaTime;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>How far a list that comes newest first was read. Pure.</summary>
/// <remarks>
/// X shows some posts late, and some never in this list; so a walk begins some time before the newest post that the walks before saw. A post that is seen
/// again within a UTC day is not billed again, and so that no post is billed on many days the beginning moves on by itself when a day is over.
/// </remarks>
internal sealed record XWalk
{
    private const int MostPages = 60;
    private const int MostRestarts = 3;

    /// <summary>No list shows more than this many; what was before has to be searched for.</summary>
    private const int MostPosts = 700;

    private static readonly Duration Longest = Duration.FromDays(1);

    /// <summary>The newest post of the walks before, in Unix milliseconds; null before the first one found any.</summary>
    public long? Mark { get; init; }

    /// <summary>When the last walk that ended began, in Unix milliseconds; null before the first one.</summary>
    public long? ReadAt { get; init; }

    /// <summary>Where the walk that is under way goes on; null when none is.</summary>
    public string? Next { get; init; }

    /// <summary>When it began, in Unix milliseconds.</summary>
    public long? BeganAt { get; init; }

    /// <summary>From when on it looks, in Unix milliseconds.</summary>
    public long? From { get; init; }

    /// <summary>Its newest post, in Unix milliseconds; null while it has found none.</summary>
    public long? Top { get; init; }

    public int Posts { get; init; }

    public int Pages { get; init; }

    /// <summary>How often its way on was refused, so that it began anew.</summary>
    public int Restarts { get; init; }

    internal bool IsUnderWay => Next is not null;

    /// <summary>The walk as it begins, or as it goes on.</summary>
    /// <param name="firstLook">How far back the first walk looks.</param>
    /// <param name="overlap">How far before the newest post that is known the others do.</param>
    /// <param name="now">The present.</param>
    internal XWalk Begin(Duration firstLook, Duration overlap, Instant now)
    {
        if (IsUnderWay && From is not null)
        {
            return this;
        }

        Instant from =
            ReadAt is not { } read ? now - firstLook
            : Mark is { } mark && mark > At(Moment(read) - Longest) ? Moment(mark) - overlap
            : Moment(read) - Longest - overlap;
        return this with { Next = null, BeganAt = At(now), From = At(from), Top = null, Posts = 0, Pages = 0 };
    }

    /// <summary>From when on it looks, once it has begun.</summary>
    internal Instant Start => Moment(From ?? 0);

    /// <summary>Takes a page.</summary>
    /// <param name="posts">How many posts it has.</param>
    /// <param name="newest">The newest of them; null when it has none.</param>
    /// <param name="next">Where the next page begins; null on the last one.</param>
    internal XStep Take(int posts, Instant? newest, string? next)
    {
        XWalk at = this with { Top = Newer(Top, newest is { } instant ? At(instant) : null), Posts = Posts + posts, Pages = Pages + 1 };
        return next is null || string.Equals(next, Next, StringComparison.Ordinal) || at.Pages >= MostPages
            ? at.End(isCut: next is not null || at.Posts >= MostPosts)
            : new XStep(at with { Next = next }, IsDone: false, MissedFrom: null);
    }

    /// <summary>The way on was refused: from the beginning again, and after some times no further.</summary>
    internal XStep Restart() =>
        Restarts >= MostRestarts
            ? End(isCut: true)
            : new XStep(
                new XWalk
                {
                    Mark = Mark,
                    ReadAt = ReadAt,
                    Restarts = Restarts + 1,
                },
                IsDone: false,
                MissedFrom: null
            );

    private XStep End(bool isCut) => new(new XWalk { Mark = Newer(Mark, Top), ReadAt = BeganAt }, IsDone: true, isCut ? Start : null);

    private static long? Newer(long? one, long? other) => one is { } first && other is { } second ? Math.Max(first, second) : one ?? other;

    private static long At(Instant instant) => instant.ToUnixTimeMilliseconds();

    private static Instant Moment(long milliseconds) => Instant.FromUnixTimeMilliseconds(milliseconds);
}

/// <summary>What became of a page.</summary>
/// <param name="Walk">How far the list was read.</param>
/// <param name="IsDone">Whether the walk is over.</param>
/// <param name="MissedFrom">From when on something may be missing; null when nothing is.</param>
internal readonly record struct XStep(XWalk Walk, bool IsDone, Instant? MissedFrom);

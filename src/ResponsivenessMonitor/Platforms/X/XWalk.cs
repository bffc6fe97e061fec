using NodaTime;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>How far a list that comes newest first was read. Pure.</summary>
/// <remarks>
/// X shows some posts late, and some never in this list; so a walk begins some time before the newest post that the walks before saw. A post that is seen
/// again within a UTC day is not billed again, and so that no post is billed on many days the beginning moves on by itself when a day is over.
/// </remarks>
internal sealed record XWalk
{
    /// <summary>Pages in a row that bring nothing older, as those may which X has emptied.</summary>
    private const int MostIdle = 3;
    private const int MostRestarts = 3;

    private static readonly Duration Longest = Duration.FromDays(1);

    /// <summary>How far before the beginning of a walk of several pages the next one looks, for clocks that differ.</summary>
    private static readonly Duration AtTheTop = Duration.FromMinutes(1);

    /// <summary>No reading takes longer. What is older is another one's, and its way on may well have run out meanwhile.</summary>
    private static readonly Duration Fresh = Duration.FromMinutes(2);

    /// <summary>The newest post of the walks before, in Unix milliseconds; null before the first one found any.</summary>
    public long? Mark { get; init; }

    /// <summary>When the last walk that ended began, in Unix milliseconds; null before the first one.</summary>
    public long? ReadAt { get; init; }

    /// <summary>When the last walk of several pages that ended began, in Unix milliseconds; null when none did lately.</summary>
    public long? ManyAt { get; init; }

    /// <summary>Where the walk that is under way goes on; null when none is, or when it goes on by an id.</summary>
    public string? Next { get; init; }

    /// <summary>The id below which it goes on, where its way on was refused; null while none was.</summary>
    public string? Below { get; init; }

    /// <summary>Whether it asks by time, because the ids from which on it would ask are too old for X.</summary>
    public bool IsByTime { get; init; }

    /// <summary>When it began, in Unix milliseconds.</summary>
    public long? BeganAt { get; init; }

    /// <summary>From when on it looks, in Unix milliseconds.</summary>
    public long? From { get; init; }

    /// <summary>Its newest post, in Unix milliseconds; null while it has found none.</summary>
    public long? Top { get; init; }

    /// <summary>The id of its oldest post; null while it has found none.</summary>
    public string? Oldest { get; init; }

    public int Posts { get; init; }

    /// <summary>How many pages there were since one brought something older.</summary>
    public int Pages { get; init; }

    /// <summary>How often its way on was refused, so that it began anew.</summary>
    public int Restarts { get; init; }

    internal bool IsUnderWay => (Next ?? Below) is not null;

    /// <summary>Whether it is what a walk can be.</summary>
    internal bool IsSane =>
        new[] { Mark, ReadAt, ManyAt, From, Top, BeganAt }.All(at => at is null or (> 0 and < 100_000_000_000_000))
        && new[] { Below, Oldest }.All(id => id is null || XIds.IsId(id));

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
        bool isOfThisReading = ManyAt is { } many && now - Moment(many) <= Fresh;
        if (isOfThisReading && ReadAt is { } last)
        {
            // Only what came since: the whole overlap again may be several pages again, and so on without an end.
            from = Instant.Max(from, Moment(last) - AtTheTop);
        }

        return new XWalk
        {
            Mark = Mark,
            ReadAt = ReadAt,
            ManyAt = isOfThisReading ? ManyAt : null,
            Restarts = Restarts,
            BeganAt = At(now),
            From = At(from),
        };
    }

    /// <summary>Which posts it asks for, once it has begun.</summary>
    internal XWindow Window => new(Start, IsByTime, Below);

    /// <summary>From when on it looks, once it has begun.</summary>
    private Instant Start => Moment(From ?? 0);

    /// <summary>Takes a page.</summary>
    /// <param name="page">Its posts, those that could be read.</param>
    /// <param name="next">Where the next page begins; null on the last one.</param>
    /// <param name="mostPosts">How many posts the list shows at most; null where it shows all.</param>
    /// <param name="now">The present; nothing was published after it.</param>
    internal XStep Take(IReadOnlyList<XPost> page, string? next, int? mostPosts, Instant now)
    {
        Instant? newest = page.Max(post => post.CreatedAt);
        string? oldest = page.Select(post => post.Id).Append(Oldest).OfType<string>().Min(XIds.Order);
        bool isIdle = string.Equals(oldest, Oldest, StringComparison.Ordinal);
        XWalk at = this with
        {
            Top = Newer(Top, newest is { } instant ? At(Instant.Min(instant, now)) : null),
            Oldest = oldest,
            Posts = Posts + page.Count,
            Pages = isIdle ? Pages + 1 : 0,
        };
        return next is null ? at.End(isCut: at.Posts >= mostPosts)
            : at.Pages > MostIdle || string.Equals(next, Next, StringComparison.Ordinal) ? at.TurnBack(now)
            : new XStep(at with { Next = next }, IsDone: false, MissedFrom: null);
    }

    /// <summary>The way on was refused: by the oldest post that was seen, then from the beginning again, and after some times no further.</summary>
    internal XStep TurnBack(Instant now)
    {
        if (Next is not null && Oldest is not null && !string.Equals(Oldest, Below, StringComparison.Ordinal))
        {
            return new XStep(this with { Next = null, Below = Oldest, Pages = 0 }, IsDone: false, MissedFrom: null);
        }

        return Restarts >= MostRestarts && !IsOld(now)
            ? End(isCut: true) with
            {
                IsStuck = true,
            }
            : new XStep(
                new XWalk
                {
                    Mark = Mark,
                    ReadAt = ReadAt,
                    ManyAt = ManyAt,
                    Restarts = Math.Min(Restarts + 1, MostRestarts),
                },
                IsDone: false,
                MissedFrom: null
            );
    }

    /// <summary>Whether another reading began it.</summary>
    internal bool IsOld(Instant now) => now - Moment(BeganAt ?? 0) > Fresh;

    private XStep End(bool isCut) =>
        new(
            new XWalk
            {
                Mark = Newer(Mark, Top),
                ReadAt = BeganAt,
                ManyAt = IsUnderWay ? BeganAt : ManyAt,
            },
            IsDone: true,
            isCut ? Start : null
        );

    private static long? Newer(long? one, long? other) => one is { } first && other is { } second ? Math.Max(first, second) : one ?? other;

    private static long At(Instant instant) => instant.ToUnixTimeMilliseconds();

    private static Instant Moment(long milliseconds) => Instant.FromUnixTimeMilliseconds(milliseconds);
}

/// <summary>What became of a page.</summary>
/// <param name="Walk">How far the list was read.</param>
/// <param name="IsDone">Whether the walk is over.</param>
/// <param name="MissedFrom">From when on something may be missing; null when nothing is.</param>
internal readonly record struct XStep(XWalk Walk, bool IsDone, Instant? MissedFrom)
{
    /// <summary>Whether it is over because each way on was refused.</summary>
    internal bool IsStuck { get; init; }
}

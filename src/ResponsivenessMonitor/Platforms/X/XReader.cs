using NodaTime;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>One page of a reading: mentions first, once a day a search for what that list misses, then what waits, then what the account did.</summary>
/// <remarks>
/// What fails ends the page, and nothing of it is kept but what it cost. Only the search, the profile and whose the token is are put off where they alone
/// are not answered: without them something is found later, and nothing is told wrongly. What waits and what lies above answers is never passed over so,
/// for what was deleted or answered would be told as not answered.
/// </remarks>
internal sealed class XReader
{
    /// <summary>The list of mentions shows no more than this many; what was before has to be searched for.</summary>
    private const int MostMentions = 700;
    private const int MostAsked = 300;

    private static readonly Duration SearchReach = Duration.FromDays(7) - Duration.FromHours(1);

    private readonly XCalls calls;
    private readonly XPaths paths;
    private readonly XOptions options;
    private readonly ReadRequest request;
    private readonly Instant now;
    private readonly XReads reads;
    private readonly XAccount account;
    private readonly XCatch caught;
    private readonly XPager pager;
    private readonly XLookup lookup;
    private XBookmark mark;
    private Reading? failure;

    internal XReader(XCalls calls, XOptions options, ReadRequest request, Instant now)
    {
        (this.calls, this.options, this.request, this.now) = (calls, options, request, now);
        paths = new XPaths(options.Vocabulary);
        mark = XBookmark.Read(request.Since);
        reads = new XReads(mark, now);
        account = new XAccount(calls, paths, reads, request.Access, now);
        caught = new XCatch(reads);
        pager = new XPager(calls, reads, now);
        lookup = new XLookup(calls, paths, caught);
    }

    internal async Task<Reading> ReadAsync()
    {
        (mark, failure) = await account.FindAsync(mark);
        bool isDone = failure is null && await ReadListsAsync();
        if (isDone && request.WithProfile)
        {
            (mark, failure) = await account.SeeAsync(mark);
        }

        mark = mark with { Asked = isDone ? null : Asked };
        return calls.Told(failure ?? Page(isDone), reads.Counts);
    }

    private XViewer Viewer => new(mark.Me ?? string.Empty, now);

    /// <summary>The name may be another one meanwhile; the profile that is asked for twice a day says so.</summary>
    private string Handle => XMapping.NameOf(account.Seen?.Username ?? request.Access.Handle);

    private List<string> Asked =>
        [.. (mark.Asked ?? []).OfType<string>().Concat(caught.AskedIn(Viewer)).Distinct(StringComparer.Ordinal).TakeLast(MostAsked)];

    private Reading.Page Page(bool isDone) =>
        new(
            [.. XMapping.InOrder(caught.Items(Viewer))],
            [.. caught.Withdrawn],
            [.. caught.Activity.Distinct()],
            reads.Into(mark).Write(),
            isDone && request.WithProfile && account.Seen is { } user ? XMapping.ProfileOf(user, request.Access.Handle) : null,
            More: !isDone
        );

    /// <summary>Reads the lists one after the other, a page of one in each page.</summary>
    /// <returns>
    /// Whether all were read to their ends, and from their tops on. A walk that was under way may be of a reading long ago: what came above it since, and
    /// to the lists that were passed over meanwhile, is read from the top by the next page.
    /// </returns>
    private async Task<bool> ReadListsAsync()
    {
        if (!mark.Own.IsUnderWay)
        {
            if (!mark.Search.IsUnderWay && !await ReadMentionsAsync())
            {
                return false;
            }

            if ((mark.Search.IsUnderWay || mark.IsSearchDue(now)) && !await ReadSearchAsync())
            {
                return false;
            }

            failure = await new XWaiting(lookup, caught).LookAsync(request.Waiting, mark);
        }

        bool wantsOwn = request.OwnActivity || request.Waiting.Count > 0 || mark.IsOwnDue || mark.Own.IsUnderWay;
        return failure is null && (!wantsOwn || await ReadOwnAsync());
    }

    private async Task<bool> ReadMentionsAsync()
    {
        XWalk walk = mark.Mentions.Begin(options.FirstLookBack, options.OverlapBack, now);
        XListPage answer = await pager.ReadAsync(
            walk,
            at => paths.Mentions(Viewer.Me, at.Window, at.Next),
            mark,
            MostMentions,
            isTold: true
        );
        if (answer is not XListPage.Read read)
        {
            return Fail(answer);
        }

        Take(read, isOwn: false);
        mark = mark with
        {
            Mentions = read.Step.Walk,
            MissedFrom = Earlier(mark.MissedFrom, read.Step.MissedFrom),
            SearchedAt = mark.SearchedAt ?? now.ToUnixTimeMilliseconds(),
        };
        return read.Step.IsDone && !walk.IsUnderWay;
    }

    private async Task<bool> ReadSearchAsync()
    {
        XWalk walk = mark.Search.Begin(now - SearchFrom, Duration.Zero, now);
        XListPage answer = await pager.ReadAsync(walk, at => paths.Search(Handle, at.Window, at.Next), mark, mostPosts: null);
        if (answer is XListPage.Not { IsOfThisCall: true })
        {
            // It goes on from where the last one began: when that was, and what is missing, stays as it is.
            mark = mark with
            {
                Search = new XWalk(),
                NoSearchUntil = XBookmark.RestFrom(now),
            };
            return !walk.IsUnderWay;
        }

        if (answer is not XListPage.Read read)
        {
            return Fail(answer);
        }

        Take(read, isOwn: false);
        mark = read.Step.IsDone
            ? mark with
            {
                Search = new XWalk(),
                SearchedAt = walk.BeganAt,
                MissedFrom = Earlier(one: null, read.Step.MissedFrom),
                NoSearchUntil = read.Step.MissedFrom is null ? null : XBookmark.RestFrom(now),
            }
            : mark with
            {
                Search = read.Step.Walk,
            };
        return read.Step.IsDone && !walk.IsUnderWay;
    }

    private Instant SearchFrom
    {
        get
        {
            Instant last = Instant.FromUnixTimeMilliseconds(mark.SearchedAt ?? now.ToUnixTimeMilliseconds()) - options.OverlapBack;
            Instant from = mark.MissedFrom is { } missed ? Instant.Min(last, Instant.FromUnixTimeMilliseconds(missed)) : last;
            return Instant.Min(now, Instant.Max(from, now - SearchReach));
        }
    }

    /// <remarks>Nothing else looks for what this list does not give, so what is stuck in it is out of reach, and its beginning stays where it was.</remarks>
    private async Task<bool> ReadOwnAsync()
    {
        XWalk walk = mark.Own.Begin(options.FirstLookBack, options.OverlapBack, now);
        XListPage answer = await pager.ReadAsync(walk, at => paths.Timeline(Viewer.Me, at.Window, at.Next), mark, mostPosts: null);
        if (answer is not XListPage.Read read)
        {
            return Fail(answer);
        }

        if (read.Step.IsStuck)
        {
            failure = new Reading.Unreachable("each way to the account's older posts was refused");
            return false;
        }

        Take(read, isOwn: true);
        XPost[] own = [.. read.Posts.Where(post => !post.IsRepost)];
        (mark, failure) = await new XChains(lookup, caught, request).MendAsync(own, Asked, Handle, mark);
        if (failure is not null)
        {
            return false;
        }

        bool isWhole = read.Step.IsDone && !walk.IsUnderWay;
        mark = mark with { Own = read.Step.Walk, IsOwnDue = mark.IsOwnDue && !isWhole };
        return isWhole;
    }

    private bool Fail(XListPage answer)
    {
        failure = answer is XListPage.Not not ? not.Failure : throw new InvalidOperationException("A page is read or not.");
        return false;
    }

    private void Take(XListPage.Read read, bool isOwn)
    {
        foreach (XPost post in read.Posts.Where(post => !post.IsRepost))
        {
            bool isNews = caught.Add(post);
            mark = mark with { IsOwnDue = mark.IsOwnDue || (isNews && !isOwn) };
        }

        foreach (XPost repost in isOwn ? read.Posts.Where(post => post.IsRepost) : [])
        {
            caught.Activity.Add(new Activity(EvidenceKind.PassedOn, Instant.Min(repost.CreatedAt ?? now, now)));
        }

        if (read.Page is { } page)
        {
            reads.Take(page);
        }
    }

    private static long? Earlier(long? one, Instant? other) =>
        other is { } instant ? Math.Min(one ?? long.MaxValue, instant.ToUnixTimeMilliseconds()) : one;
}

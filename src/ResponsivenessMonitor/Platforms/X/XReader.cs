using NodaTime;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>One page of a reading: mentions first, once a day a search for what that list misses, then what waits, then what the account did.</summary>
/// <remarks>What fails ends the page, and nothing of it is kept but what it cost.</remarks>
internal sealed class XReader
{
    private static readonly Duration SearchReach = Duration.FromDays(7) - Duration.FromHours(1);

    private readonly XCalls calls;
    private readonly XPaths paths;
    private readonly XOptions options;
    private readonly ReadRequest request;
    private readonly Instant now;
    private readonly XReads reads;
    private readonly XAccount account;
    private readonly XCatch caught;
    private XBookmark mark;
    private Reading? failure;

    internal XReader(XCalls calls, XOptions options, ReadRequest request, Instant now)
    {
        (this.calls, this.options, this.request, this.now) = (calls, options, request, now);
        paths = new XPaths(options.Vocabulary);
        mark = XBookmark.Read(request.Since);
        reads = new XReads(mark, now);
        account = new XAccount(calls, paths, reads, request.Access);
        caught = new XCatch(reads);
    }

    internal async Task<Reading> ReadAsync()
    {
        (mark, failure) = await account.FindAsync(mark);
        bool isDone = failure is null && await ReadListsAsync();
        if (isDone && request.WithProfile)
        {
            failure = await account.SeeAsync(mark);
        }

        return calls.Told(failure ?? Page(isDone), reads.Counts);
    }

    private XViewer Viewer => new(mark.Me ?? string.Empty, now);

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
    /// <returns>Whether all were read to their ends.</returns>
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

            failure = await new XWaiting(calls, paths, caught).LookAsync(request.Waiting, mark);
        }

        bool wantsOwn = request.OwnActivity || request.Waiting.Count > 0 || mark.IsOwnDue || mark.Own.IsUnderWay;
        return failure is null && (!wantsOwn || await ReadOwnAsync());
    }

    private async Task<bool> ReadMentionsAsync()
    {
        XWalk walk = mark.Mentions.Begin(options.FirstLookBack, options.OverlapBack, now);
        XStep? step = await ReadAsync(walk, window => paths.Mentions(Viewer.Me, window, walk.Next), isTold: true);
        if (step is not { } taken)
        {
            return false;
        }

        mark = mark with
        {
            Mentions = taken.Walk,
            MissedFrom = taken.MissedFrom?.ToUnixTimeMilliseconds() ?? mark.MissedFrom,
            SearchedAt = mark.SearchedAt ?? now.ToUnixTimeMilliseconds(),
        };
        return taken.IsDone;
    }

    private async Task<bool> ReadSearchAsync()
    {
        Instant last = Instant.FromUnixTimeMilliseconds(mark.SearchedAt ?? now.ToUnixTimeMilliseconds()) - options.OverlapBack;
        Instant from = mark.MissedFrom is { } missed ? Instant.Min(last, Instant.FromUnixTimeMilliseconds(missed)) : last;
        // The name may be another one meanwhile; the profile that is asked for twice a day says so.
        string handle = XMapping.NameOf(account.Seen?.Username ?? request.Access.Handle);
        XWalk walk = mark.Search.Begin(Duration.Max(Duration.Zero, now - Instant.Max(from, now - SearchReach)), Duration.Zero, now);
        if (await ReadAsync(walk, window => paths.Search(handle, window, walk.Next)) is not { } taken)
        {
            return false;
        }

        mark = taken.IsDone
            ? mark with
            {
                Search = new XWalk(),
                SearchedAt = now.ToUnixTimeMilliseconds(),
                MissedFrom = null,
            }
            : mark with
            {
                Search = taken.Walk,
            };
        return taken.IsDone;
    }

    private async Task<bool> ReadOwnAsync()
    {
        XWalk walk = mark.Own.Begin(options.FirstLookBack, options.OverlapBack, now);
        if (await ReadAsync(walk, window => paths.Timeline(Viewer.Me, window, walk.Next), isOwn: true) is not { } taken)
        {
            return false;
        }

        mark = mark with { Own = taken.Walk, IsOwnDue = mark.IsOwnDue && !taken.IsDone };
        return taken.IsDone;
    }

    /// <summary>Reads a page of a list.</summary>
    /// <returns>How far the list was read; null where it could not be, with the failure noted.</returns>
    private async Task<XStep?> ReadAsync(XWalk walk, Func<XWindow, string> path, bool isOwn = false, bool isTold = false)
    {
        XAnswer<XPosts> answer = await calls.AskAsync(path(new XWindow(walk.Start, IsByTime: false)), XJson.Default.XPosts, isTold);
        if (answer is XAnswer<XPosts>.Not { Refusal: XRefusal.Invalid { IsOfSince: true } } && !walk.IsUnderWay)
        {
            answer = await calls.AskAsync(path(new XWindow(walk.Start, IsByTime: true)), XJson.Default.XPosts, isTold);
        }

        switch (answer)
        {
            case XAnswer<XPosts>.Good { Value: { Data: null, Errors.Count: > 0 } none } when XProblems.StateOf(none.Errors) is { } state:
                failure = state;
                return null;
            case XAnswer<XPosts>.Good { Value: { } page } when IsList(page):
                return Take(walk, page, isOwn);
            case XAnswer<XPosts>.Good:
                failure = new Reading.Unreachable("a list of posts was answered without posts, or with some that have no author or time");
                return null;
            case XAnswer<XPosts>.Not { Refusal: XRefusal.Invalid } when walk.IsUnderWay:
                return walk.Restart();
            case XAnswer<XPosts>.Not { Refusal: { } refusal }:
                failure = calls.FailureOf(refusal, mark);
                return null;
            default:
                throw new InvalidOperationException("X answers or does not.");
        }
    }

    private XStep Take(XWalk walk, XPosts page, bool isOwn)
    {
        XPost[] posts = [.. (page.Data ?? []).OfType<XPost>()];
        foreach (XPost post in posts.Where(post => !post.IsRepost))
        {
            bool isNews = caught.Add(post);
            mark = mark with { IsOwnDue = mark.IsOwnDue || (isNews && !isOwn) };
        }

        foreach (XPost repost in isOwn ? posts.Where(post => post.IsRepost) : [])
        {
            caught.Activity.Add(new Activity(EvidenceKind.PassedOn, Instant.Min(repost.CreatedAt ?? now, now)));
        }

        reads.Take(page);
        Instant? newest = posts.Max(post => post.CreatedAt);
        return walk.Take(posts.Length, newest > now ? now : newest, page.Meta?.NextToken);
    }

    /// <summary>Whether it is a page: one without posts says that it has none, and posts say who wrote them and when.</summary>
    private static bool IsList(XPosts page) =>
        page.Data is { } posts
            ? posts.All(post => post is { AuthorId: not null, CreatedAt: not null })
                && page.Meta?.NextToken is null or { Length: > 0 and <= 500 }
            : page.Meta is { ResultCount: 0 };
}

using NodaTime;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Reads a page of a list, and judges whether it is one.</summary>
internal sealed class XPager(XCalls calls, XReads reads, Instant now)
{
    /// <summary>Reads a page.</summary>
    /// <param name="walk">How far the list was read.</param>
    /// <param name="path">What to ask for.</param>
    /// <param name="mark">Which account is read.</param>
    /// <param name="mostPosts">How many posts the list shows at most; null where it shows all.</param>
    /// <param name="isTold">Whether the limit of such calls is the one to go by.</param>
    internal async Task<XListPage> ReadAsync(XWalk walk, Func<XWalk, string> path, XBookmark mark, int? mostPosts, bool isTold = false)
    {
        XAnswer<XPosts> answer = await calls.AskAsync(path(walk), XJson.Default.XPosts, isTold);
        if (answer is XAnswer<XPosts>.Not { Refusal: XRefusal.Invalid { IsOfSince: true } } && !walk.IsByTime)
        {
            walk = walk with { IsByTime = true };
            answer = await calls.AskAsync(path(walk), XJson.Default.XPosts, isTold);
        }

        switch (answer)
        {
            case XAnswer<XPosts>.Good { Value: { } page } when IsList(page):
                XPost[] posts = [.. PostsOf(page)];
                return new XListPage.Read(walk.Take(posts, page.Meta?.NextToken, mostPosts, now), posts, page);
            case XAnswer<XPosts>.Good { Value: { } page }:
                reads.Take(page);
                return (page.Data is { Count: > 0 } ? null : XProblems.StateOf(page.Errors)) is { } state
                    ? new XListPage.Not(state, IsOfThisCall: true)
                    : Turned(walk)
                        ?? (XListPage)
                            new XListPage.Not(
                                new Reading.Unreachable(
                                    "a list of posts was answered without posts, or with none that has an author and a time"
                                ),
                                IsOfThisCall: true
                            );
            case XAnswer<XPosts>.Not { Refusal: XRefusal.Invalid } when walk.IsUnderWay:
                return new XListPage.Read(walk.TurnBack(now), [], Page: null);
            case XAnswer<XPosts>.Not { Refusal: { } refusal }:
                return (refusal is XRefusal.Silent ? Turned(walk) : null)
                    ?? (XListPage)new XListPage.Not(calls.FailureOf(refusal, mark), refusal.IsOfThisCall);
            default:
                throw new InvalidOperationException("X answers or does not.");
        }
    }

    /// <summary>
    /// The posts of a page that say who wrote them and when. One that does not is passed over: it is in the next answers too as long as they overlap
    /// with this one, what names the account is searched for besides, and what X then still does not tell nobody can wait for.
    /// </summary>
    private static IEnumerable<XPost> PostsOf(XPosts page) => (page.Data ?? []).OfType<XPost>().Where(post => post.IsReadable);

    /// <summary>Whether it is a page: one without posts says that it has none, and of the posts some can be read.</summary>
    private static bool IsList(XPosts page) =>
        page.Meta?.NextToken is null or { Length: > 0 and <= 500 }
        && (
            page.Data is { Count: > 0 }
                ? PostsOf(page).Any()
                : page.Errors is null or []
                    && (page.Meta is { ResultCount: 0 } || (page.Data is not null && page.Meta?.ResultCount is null))
        );

    /// <summary>Another way on than one that gave nothing in a reading before either: else a single page would end all readings.</summary>
    private XListPage.Read? Turned(XWalk walk) =>
        walk.IsUnderWay && walk.IsOld(now) ? new XListPage.Read(walk.TurnBack(now), [], Page: null) : null;
}

/// <summary>What became of reading a page of a list.</summary>
internal abstract record XListPage
{
    private XListPage() { }

    /// <summary>It was read, or another way to it is to be tried.</summary>
    /// <param name="Step">How far the list was read.</param>
    /// <param name="Posts">The posts that can be read.</param>
    /// <param name="Page">All that came; null where nothing did.</param>
    internal sealed record Read(XStep Step, IReadOnlyList<XPost> Posts, XPosts? Page) : XListPage;

    /// <summary>It was not.</summary>
    /// <param name="Failure">Why not.</param>
    /// <param name="IsOfThisCall">Whether other calls may well be answered.</param>
    internal sealed record Not(Reading Failure, bool IsOfThisCall) : XListPage;
}

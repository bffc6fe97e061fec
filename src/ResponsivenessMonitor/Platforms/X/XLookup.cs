namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Asks for posts by their ids.</summary>
internal sealed class XLookup(XCalls calls, XPaths paths, XCatch caught)
{
    /// <summary>Asks for some.</summary>
    /// <param name="ids">Their ids, as many as one call may ask for.</param>
    /// <param name="mark">Which account is read.</param>
    internal async Task<XFound> AskAsync(string[] ids, XBookmark mark)
    {
        switch (await calls.AskAsync(paths.Posts(ids), XJson.Default.XPosts))
        {
            case XAnswer<XPosts>.Good { Value: { } page }:
                caught.Count(page);
                XPost[] posts = [.. (page.Data ?? []).OfType<XPost>()];
                return posts.Length > 0 || XProblems.AreOfPosts(page.Errors, ids)
                    ? new XFound([.. posts.Where(post => post.IsReadable)], [.. XProblems.GoneOf(page.Errors)], Failure: null)
                    : new XFound([], [], new Reading.Unreachable("posts were asked for by their ids, and the answer says nothing of them"));
            case XAnswer<XPosts>.Not { Refusal: { } refusal }:
                return new XFound([], [], calls.FailureOf(refusal, mark));
            default:
                throw new InvalidOperationException("X answers or does not.");
        }
    }
}

/// <summary>What became of asking for posts.</summary>
/// <param name="Posts">Those that came and say who wrote them and when.</param>
/// <param name="Gone">The ids of those that X does not find.</param>
/// <param name="Failure">Why they could not be asked for; null when they could.</param>
internal readonly record struct XFound(IReadOnlyList<XPost> Posts, IReadOnlyList<string> Gone, Reading? Failure);

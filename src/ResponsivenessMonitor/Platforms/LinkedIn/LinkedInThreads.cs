namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>Reads the comments below posts and the replies to comments, each list once in a reading.</summary>
internal sealed class LinkedInThreads(LinkedInCalls calls, string me)
{
    /// <summary>Pages of one list at most; of a longer one the rest is not looked at.</summary>
    private const int MostPages = 10;

    /// <summary>Comments whose replies are looked through for one post at most.</summary>
    private const int MostReplies = 20;

    private readonly Dictionary<string, LinkedInListing> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<CommentUrn, LinkedInFound> found = [];
    private bool? mayRead;

    /// <summary>The comment, if a list has shown it.</summary>
    internal LinkedInFound? Found(CommentUrn id) => found.GetValueOrDefault(id);

    /// <summary>What else lists have shown of the author of a comment in the same thread of replies.</summary>
    internal IEnumerable<LinkedInFound> OthersOf(LinkedInFound comment)
    {
        CommentUrn top = (comment.Above ?? comment).Id;
        return found.Values.Where(other =>
            (other.Id == top || other.Above?.Id == top)
            && other.Id != comment.Id
            && string.Equals(other.Comment.Actor, comment.Comment.Actor, StringComparison.Ordinal)
        );
    }

    /// <summary>A list as it was read already, or null.</summary>
    internal LinkedInListing? Known(string urn) => lists.GetValueOrDefault(urn);

    /// <summary>The comments below a post, or the replies to a comment.</summary>
    internal async Task<LinkedInListing> ListAsync(string urn, LinkedInFound? above = null)
    {
        if (!lists.TryGetValue(urn, out LinkedInListing? known))
        {
            lists.Add(urn, known = await ReadAsync(urn));
        }

        foreach (LinkedInComment comment in (known as LinkedInListing.Read)?.Comments ?? [])
        {
            if (LinkedInMapping.NameOf(comment) is { } id)
            {
                found[id] = new LinkedInFound(id, comment, above ?? AboveOf(id, comment));
            }
        }

        return known;
    }

    private LinkedInFound? AboveOf(CommentUrn id, LinkedInComment comment) =>
        LinkedInUrn.Comment(comment.ParentComment) is { } parent && parent != id ? found.GetValueOrDefault(parent) ?? Unseen(parent) : null;

    /// <summary>Looks for comments below a post, and for what they reply to.</summary>
    /// <param name="thread">The URN of the post's activity.</param>
    /// <param name="sought">Which.</param>
    /// <param name="waiting">Comments below it to which somebody waits for an answer.</param>
    /// <returns>Why it could not be done; null when all is well.</returns>
    internal async Task<Reading?> FindAsync(string thread, IReadOnlyCollection<LinkedInEvent> sought, IReadOnlyList<CommentUrn> waiting)
    {
        HashSet<CommentUrn> left = [.. sought.Select(told => told.Id)];
        if (sought.Count <= waiting.Count && sought.All(told => told.IsOwn))
        {
            // An answer most likely stands below what waits: then the list of the whole post need not be read.
            foreach (CommentUrn parent in waiting)
            {
                if (left.Count > 0 && await TakeRepliesAsync(parent, left) is { } failure)
                {
                    return failure;
                }
            }
        }

        return left.Count == 0 ? null : await SearchAsync(thread, left);
    }

    private async Task<Reading?> SearchAsync(string thread, HashSet<CommentUrn> left)
    {
        LinkedInListing listing = await ListAsync(thread);
        if (listing is LinkedInListing.Failed failed)
        {
            return failed.Reading;
        }

        List<LinkedInFound> tops =
        [
            .. ((listing as LinkedInListing.Read)?.Comments ?? [])
                .Select(LinkedInMapping.NameOf)
                .OfType<CommentUrn>()
                .Select(id => found[id]),
        ];
        left.ExceptWith(tops.Select(top => top.Id));
        foreach (LinkedInFound top in tops.Where(MayHaveReplies).OrderByDescending(top => Shows(top, left)).Take(MostReplies))
        {
            if (left.Count > 0 && await TakeRepliesAsync(top.Id, left) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private async Task<Reading?> TakeRepliesAsync(CommentUrn parent, HashSet<CommentUrn> left)
    {
        LinkedInListing listing = await ListAsync(parent.ToString(), found.GetValueOrDefault(parent) ?? Unseen(parent));
        left.ExceptWith(((listing as LinkedInListing.Read)?.Comments ?? []).Select(LinkedInMapping.NameOf).OfType<CommentUrn>());
        return (listing as LinkedInListing.Failed)?.Reading;
    }

    /// <summary>A comment to which somebody waits: whatever it says, it is somebody else's.</summary>
    internal static LinkedInFound Unseen(CommentUrn id) =>
        new(id, new LinkedInComment(string.Empty, new LinkedInStamp(NodaTime.NodaConstants.UnixEpoch)), Above: null);

    private static bool MayHaveReplies(LinkedInFound top) =>
        (top.Comment.CommentsSummary?.TotalFirstLevelComments ?? top.Comment.CommentsSummary?.AggregatedTotalComments) is not 0;

    private static bool Shows(LinkedInFound top, HashSet<CommentUrn> left) =>
        top.Comment.CommentsSummary?.SelectedComments?.Any(urn => LinkedInUrn.Comment(urn) is { } id && left.Contains(id)) ?? false;

    /// <summary>Whether comments below a post of the Page's own are shown, so that what is denied nevertheless says nothing of our access; asked for once.</summary>
    private async Task<bool> MayReadCommentsAsync() =>
        mayRead ??=
            await calls.AskAsync(LinkedInPaths.Posts(me, start: 0), LinkedInJson.Default.LinkedInListLinkedInPost, isFinder: true)
                is LinkedInAnswer<LinkedInList<LinkedInPost>>.Good { Value.Elements: [{ Id: { } own }, ..] }
            && LinkedInUrn.Post(own) is { } post
            && await calls.AskAsync(LinkedInPaths.Comments(post, start: 0), LinkedInJson.Default.LinkedInListLinkedInComment)
                is LinkedInAnswer<LinkedInList<LinkedInComment>>.Good;

    private async Task<LinkedInListing> ReadAsync(string urn)
    {
        List<LinkedInComment> comments = [];
        for (int page = 0; page < MostPages; page++)
        {
            switch (await calls.AskAsync(LinkedInPaths.Comments(urn, comments.Count), LinkedInJson.Default.LinkedInListLinkedInComment))
            {
                case LinkedInAnswer<LinkedInList<LinkedInComment>>.Good { Value: { } list }:
                    mayRead = true;
                    bool isLast = list.IsLast(comments.Count);
                    comments.AddRange(list.Elements);
                    if (isLast)
                    {
                        return new LinkedInListing.Read(
                            comments,
                            IsWhole: comments.TrueForAll(one => LinkedInMapping.NameOf(one) is not null)
                        );
                    }

                    break;
                case LinkedInAnswer<LinkedInList<LinkedInComment>>.Not { Refusal: LinkedInRefusal.NotThere }:
                    return new LinkedInListing.NotThere();
                case LinkedInAnswer<LinkedInList<LinkedInComment>>.Not { Refusal: LinkedInRefusal.Denied }
                    when await MayReadCommentsAsync():
                    return new LinkedInListing.NotShown();
                case LinkedInAnswer<LinkedInList<LinkedInComment>>.Not not:
                    return new LinkedInListing.Failed(await calls.FailureAsync(not.Refusal, me));
                default:
                    throw new InvalidOperationException("LinkedIn gives something or refuses it.");
            }
        }

        return new LinkedInListing.Read(comments, IsWhole: false);
    }
}

/// <summary>What became of reading a list of comments.</summary>
internal abstract record LinkedInListing
{
    private LinkedInListing() { }

    /// <summary>It was read.</summary>
    /// <param name="Comments">What is on it.</param>
    /// <param name="IsWhole">Whether that is all, so that what is not on it is not there.</param>
    internal sealed record Read(IReadOnlyList<LinkedInComment> Comments, bool IsWhole) : LinkedInListing;

    /// <summary>LinkedIn says that what it would stand below is not there.</summary>
    internal sealed record NotThere : LinkedInListing;

    /// <summary>We may not read it, though we may read what is the Page's own: it stands below something of somebody else's.</summary>
    internal sealed record NotShown : LinkedInListing;

    /// <summary>It could not be read.</summary>
    internal sealed record Failed(Reading Reading) : LinkedInListing;
}

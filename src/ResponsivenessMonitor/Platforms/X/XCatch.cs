using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>What one page has found so far.</summary>
internal sealed class XCatch(XReads reads)
{
    private readonly Dictionary<string, XPost> posts = new(StringComparer.Ordinal);
    private readonly List<XPost> others = [];
    private readonly HashSet<string> between = new(StringComparer.Ordinal);

    internal List<Withdrawal> Withdrawn { get; } = [];

    internal List<Activity> Activity { get; } = [];

    /// <summary>Adds a post that becomes an item.</summary>
    /// <returns>Whether it was not read before on this day.</returns>
    internal bool Add(XPost post)
    {
        bool isNews = !reads.Knows(post);
        posts[post.Id] = post;
        _ = between.Remove(post.Id);
        return isNews;
    }

    /// <summary>Adds a post between a question and an answer.</summary>
    /// <param name="post">The post.</param>
    /// <param name="isJudged">Whether its words matter; else it only links replies together.</param>
    internal void AddBetween(XPost post, bool isJudged)
    {
        if (posts.TryAdd(post.Id, post) && !isJudged)
        {
            _ = between.Add(post.Id);
        }
    }

    /// <summary>Adds a post that was only looked at: it says which versions of it there are.</summary>
    internal void See(XPost post) => others.Add(post);

    /// <summary>Counts what an answer holds.</summary>
    internal void Count(XPosts page) => reads.Take(page);

    /// <summary>Whether a list has shown some version of the item, so that it is neither deleted nor edited unseen.</summary>
    internal bool Has(string item) => posts.Values.Any(post => string.Equals(post.Versions[0], item, StringComparison.Ordinal));

    /// <summary>The first versions of posts that were seen, by the ids of their later ones.</summary>
    internal Dictionary<string, string> FirstVersions => XMapping.FirstVersions(posts.Values.Concat(others));

    internal IEnumerable<PlatformItem> Items(XViewer viewer)
    {
        Dictionary<string, string> first = FirstVersions;
        return posts.Values.Select(post => ItemOf(post, viewer, first)).OfType<PlatformItem>();
    }

    /// <summary>The conversations in which others wrote.</summary>
    internal IEnumerable<string> AskedIn(XViewer viewer) =>
        Items(viewer).Where(item => item.Kind is not null).Select(item => item.Conversation.Value).Distinct(StringComparer.Ordinal);

    /// <summary>Notes that a post is not there any more.</summary>
    internal void Withdraw(string id) => Withdrawn.Add(new Withdrawal(new ItemId(id), At: null));

    private PlatformItem? ItemOf(XPost post, XViewer viewer, Dictionary<string, string> first) =>
        XMapping.ItemOf(post, viewer, first) is { } item
            ? between.Contains(post.Id)
                ? XMapping.LinkOf(item)
                : item
            : null;
}

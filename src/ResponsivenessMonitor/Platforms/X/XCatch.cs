using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>What one page has found so far.</summary>
internal sealed class XCatch(XReads reads)
{
    private readonly Dictionary<string, XPost> posts = new(StringComparer.Ordinal);
    private readonly List<XPost> others = [];

    internal List<Withdrawal> Withdrawn { get; } = [];

    internal List<Activity> Activity { get; } = [];

    /// <summary>Adds a post that becomes an item.</summary>
    /// <returns>Whether it was not read before on this day.</returns>
    internal bool Add(XPost post)
    {
        bool isNews = !reads.Knows(post);
        posts[post.Id] = post;
        return isNews;
    }

    /// <summary>Adds a post that was only looked at: it says which versions of it there are.</summary>
    internal void See(XPost post) => others.Add(post);

    /// <summary>Counts what an answer holds.</summary>
    internal void Count(XPosts page) => reads.Take(page);

    /// <summary>Whether a list has shown some version of the item, so that it is neither deleted nor edited unseen.</summary>
    internal bool Has(string item) => posts.Values.Any(post => string.Equals(post.Versions[0], item, StringComparison.Ordinal));

    internal IEnumerable<PlatformItem> Items(XViewer viewer)
    {
        Dictionary<string, string> first = XMapping.FirstVersions(posts.Values.Concat(others));
        return posts.Values.Select(post => XMapping.ItemOf(post, viewer, first)).OfType<PlatformItem>();
    }

    /// <summary>Notes that a post is not there any more.</summary>
    internal void Withdraw(string id) => Withdrawn.Add(new Withdrawal(new ItemId(id), At: null));
}

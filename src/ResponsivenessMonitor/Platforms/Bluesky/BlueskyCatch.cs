namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>What one reading has found so far, and where it stands.</summary>
internal sealed class BlueskyCatch(BlueskyBookmark bookmark)
{
    private readonly List<PlatformItem> items = [];
    private readonly List<Withdrawal> withdrawn = [];
    private readonly List<Activity> activity = [];

    internal BlueskyBookmark Bookmark { get; set; } = bookmark;

    internal AccountProfile? Profile { get; set; }

    internal void Add(PlatformItem? item)
    {
        if (item is not null)
        {
            items.Add(item);
        }
    }

    internal void Add(Withdrawal withdrawal) => withdrawn.Add(withdrawal);

    internal void Add(Activity act) => activity.Add(act);

    internal Reading.Page ToPage(bool more) =>
        new([.. BlueskyMapping.InOrder(items)], [.. withdrawn], [.. activity], Bookmark.Write(), Profile, more);
}

using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>What one page of a reading has found so far, and where it stands.</summary>
internal sealed class YouTubeCatch(YouTubeBookmark bookmark)
{
    private readonly Dictionary<string, PlatformItem> items = new(StringComparer.Ordinal);
    private readonly HashSet<Withdrawal> withdrawn = [];

    internal YouTubeBookmark Bookmark { get; set; } = bookmark;

    internal AccountProfile? Profile { get; set; }

    internal IEnumerable<PlatformItem> Items => items.Values;

    /// <summary>Takes an item; of the same one twice the last.</summary>
    internal void Add(PlatformItem item) => items[item.Id.Value] = item;

    internal void Withdraw(string item) => withdrawn.Add(new Withdrawal(new ItemId(item), At: null));

    /// <summary>Notes why what was read may not be all, so that the reading does not count as complete; the first reason stands.</summary>
    internal void Doubt(string why) => Bookmark = Bookmark with { Doubt = Bookmark.Doubt ?? why };

    internal Reading.Page ToPage(bool more) =>
        new(
            [.. items.Values.OrderBy(item => item.At).ThenBy(item => item.Order).ThenBy(item => item.Id.Value, StringComparer.Ordinal)],
            [.. withdrawn],
            Activity: [],
            Bookmark.Write(),
            Profile,
            more
        );
}

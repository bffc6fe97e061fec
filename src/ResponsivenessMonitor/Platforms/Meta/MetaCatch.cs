using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>What one page of a reading has found.</summary>
internal sealed class MetaCatch
{
    private readonly List<PlatformItem> items = [];
    private readonly HashSet<ItemId> withdrawn = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> hidden = new(StringComparer.Ordinal);

    /// <summary>The newest that the account published.</summary>
    internal Instant? LastOwn { get; private set; }

    internal IReadOnlyList<PlatformItem> Items => items;

    internal AccountProfile? Profile { get; set; }

    /// <summary>Something is there.</summary>
    /// <param name="item">What.</param>
    /// <param name="isNews">Whether it is told of.</param>
    internal void See(PlatformItem item, bool isNews)
    {
        _ = seen.Add(MetaId.TailOf(item.Id.Value));
        LastOwn = item.Kind is null && (LastOwn is null || item.At > LastOwn) ? item.At : LastOwn;
        if (isNews)
        {
            items.Add(item);
        }
    }

    internal void SeeHidden(string id) => _ = hidden.Add(MetaId.TailOf(id));

    internal bool HasSeen(string id) => seen.Contains(MetaId.TailOf(id));

    internal bool HasSeenHidden(string id) => hidden.Contains(MetaId.TailOf(id));

    internal void Withdraw(ItemId item) => _ = withdrawn.Add(item);

    internal bool IsWithdrawn(ItemId item) => withdrawn.Contains(item);

    internal Reading.Page ToPage(MetaBookmark mark, bool more) =>
        new(
            [.. MetaMapping.InOrder(items.Where(item => !withdrawn.Contains(item.Id)))],
            [.. withdrawn.OrderBy(item => item.Value, StringComparer.Ordinal).Select(item => new Withdrawal(item, At: null))],
            [],
            mark.Write(),
            Profile,
            more
        );
}

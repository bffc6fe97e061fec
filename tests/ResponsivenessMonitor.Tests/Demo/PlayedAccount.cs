using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Demo;

/// <summary>One account that is read from a played script and kept as the service would keep it.</summary>
internal sealed class PlayedAccount(
    ReplayPlatform platform,
    ManualTime time,
    AccountId account,
    IReadOnlySet<string> official,
    Triage triage
)
{
    private readonly Dictionary<ItemId, (PlatformItem Given, Item Kept)> items = [];
    private Bookmark? bookmark;

    /// <summary>The start of the last complete reading; null before the first.</summary>
    internal Instant? KnownTo { get; private set; }

    /// <summary>What the platform said last, instead of a page; null after a complete reading.</summary>
    internal Reading? Refusal { get; private set; }

    internal List<Activity> Activity { get; } = [];

    internal IEnumerable<Item> Items => items.Values.Select(pair => pair.Kept);

    internal IEnumerable<(PlatformItem Given, Item Kept)> All => items.Values;

    internal async Task ReadAsync(Instant at)
    {
        time.Now = at;
        bool more = true;
        while (more)
        {
            AccountAccess access = new(account, account.Slug.Split('/')[1], AuthorId: null, Credential: null, Host: null);
            Reading reading = await platform.ReadAsync(
                new ReadRequest(access, bookmark, [], OwnActivity: true, WithProfile: false),
                TestContext.CurrentContext.CancellationToken
            );
            Refusal = reading is Reading.Page ? null : reading;
            if (reading is not Reading.Page page)
            {
                return;
            }

            Keep(page, at);
            (bookmark, more) = (page.Bookmark, page.More);
        }

        KnownTo = at;
    }

    /// <summary>The spells of all conversations.</summary>
    internal IEnumerable<Spell> Spells(IReadOnlyList<SpellAct> acts, Instant opensAfter) =>
        items
            .Values.GroupBy(pair => (pair.Given.Conversation, pair.Given.Shape))
            .SelectMany(group => ConversationReader.Read(group.Key.Shape, [.. group.Select(pair => pair.Kept)], acts, opensAfter));

    private void Keep(Reading.Page page, Instant readingBegan)
    {
        foreach (PlatformItem item in page.Items)
        {
            Instant firstSeen = items.TryGetValue(item.Id, out (PlatformItem, Item Kept) known)
                ? known.Kept.FirstSeen
                : readingBegan + Duration.FromNanoseconds(1000L * item.Order);
            items[item.Id] = (item, Kept(item, firstSeen));
        }

        foreach (Withdrawal withdrawal in page.Withdrawn.Where(withdrawal => items.ContainsKey(withdrawal.Item)))
        {
            (PlatformItem given, Item kept) = items[withdrawal.Item];
            items[withdrawal.Item] = (given, kept with { WithdrawnAt = withdrawal.At ?? KnownTo });
        }

        Activity.AddRange(page.Activity.Except(Activity));
    }

    private Item Kept(PlatformItem item, Instant firstSeen)
    {
        ItemSide side =
            string.Equals(item.AuthorId, account.Slug, StringComparison.Ordinal) ? ItemSide.Own
            : official.Contains(item.AuthorId) ? ItemSide.Sibling
            : ItemSide.Inbound;
        return new Item(item.Id, new AuthorKey(item.AuthorId), side, item.At)
        {
            FirstSeen = firstSeen,
            InReplyTo = item.InReplyTo,
            Asks = side == ItemSide.Inbound && triage.Judge(MessageOf(item)).Kind == TriageKind.Enquiry,
            Names = [.. item.Names.Select(name => new AuthorKey(name))],
        };
    }

    private InboundMessage MessageOf(PlatformItem item) =>
        new(item.Kind ?? MessageKind.Comment, item.Text)
        {
            Language = item.Language,
            HasPicture = item.HasPicture,
            IsRepost = item.IsRepost,
            IsSpamToPlatform = item.IsSpam,
            RepliesToOthers = item.RepliesToOthers,
            AccountHandles = [account.Slug.Split('/')[1]],
        };
}

using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>An item of a conversation, without its words (§7).</summary>
internal sealed class StoredItem
{
    /// <summary>Stands for the author of an item who was erased: it is nobody's, opens nothing, and only links replies together.</summary>
    internal const string ErasedAuthor = "erased";

    /// <summary>What begins a label, which stands for an author who may not be recognised any more; their first item's pseudonym follows.</summary>
    internal const string LabelPrefix = "of:";

    /// <summary>Whether an author is known by what they wrote in the conversation alone.</summary>
    internal static bool IsLabel(string author) => author.StartsWith(LabelPrefix, StringComparison.Ordinal);

    /// <summary>The label of the author of an item, by its pseudonym; good within its conversation.</summary>
    internal static string LabelOf(string pseudonym) => $"{LabelPrefix}{pseudonym}";

    public long AccountId { get; init; }

    /// <summary>The platform's id, or its keyed hash once its conversation has been closed for 30 days.</summary>
    public string PlatformItemId { get; set; } = string.Empty;

    /// <summary>The keyed hash of the platform's id, whether it stands for it already or not.</summary>
    public string Pseudonym { get; init; } = string.Empty;

    public string Conversation { get; set; } = string.Empty;

    /// <summary>The item it replies to, or null.</summary>
    public string? InReplyTo { get; set; }

    /// <summary>Whether the three names above are keyed hashes.</summary>
    public bool IsHashed { get; set; }

    public ConversationShape Shape { get; init; }

    /// <summary>A keyed hash of the author's id, a label of who may not be recognised any more, or <see cref="ErasedAuthor"/>.</summary>
    public string Author { get; init; } = string.Empty;

    public ItemSide Side { get; set; }

    public Instant At { get; init; }

    /// <summary>The start of the reading that first showed it.</summary>
    public Instant FirstSeen { get; init; }

    /// <summary>Its place among items of the same time, as the platform lists them.</summary>
    public int Position { get; init; }

    /// <summary>How it reached the account; null for what the account published.</summary>
    public MessageKind? Kind { get; init; }

    /// <summary>What triage made of it, and by which rule; null for what the account published.</summary>
    public TriageKind? Triage { get; set; }

    public TriageRule? Rule { get; set; }

    public SensitiveSigns Sensitive { get; set; }

    /// <summary>When a person promoted it to an enquiry, or an edit made it one; null if neither did.</summary>
    public Instant? PromotedAt { get; set; }

    /// <summary>When it was deleted or hidden, or null while it stands.</summary>
    public Instant? WithdrawnAt { get; set; }

    /// <summary>When the platform or a person judged it spam, or null.</summary>
    public Instant? SpamAt { get; set; }

    /// <summary>Keyed hashes of those whom an outgoing item names, separated by spaces.</summary>
    public string Names { get; init; } = string.Empty;

    public bool IsRegisteredReply { get; init; }

    public bool DirectsOffline { get; set; }

    /// <summary>Whether an outgoing item asks something itself.</summary>
    public bool PutsQuestion { get; set; }

    /// <summary>The address of inbound spam, so that it can be removed; null for everything else.</summary>
    public string? Permalink { get; set; }

    /// <summary>The item, published by one account, as another account of the university sees it.</summary>
    internal StoredItem AsSiblings(long accountId) =>
        new()
        {
            AccountId = accountId,
            PlatformItemId = PlatformItemId,
            Pseudonym = Pseudonym,
            Conversation = Conversation,
            InReplyTo = InReplyTo,
            Shape = Shape,
            Author = Author,
            Side = ItemSide.Sibling,
            At = At,
            FirstSeen = FirstSeen,
            Position = Position,
            Names = Names,
            DirectsOffline = DirectsOffline,
            PutsQuestion = PutsQuestion,
        };

    /// <summary>The item as the rules see it.</summary>
    internal Item ToItem() =>
        new(new ItemId(PlatformItemId), new AuthorKey(Author), Side, At)
        {
            // Of items seen in one reading at one time, the order in which the platform gave them decides.
            FirstSeen = FirstSeen + Duration.FromNanoseconds(1000L * Position),
            InReplyTo = InReplyTo is { } parent ? new ItemId(parent) : null,
            Asks = Side == ItemSide.Inbound && Triage == TriageKind.Enquiry,
            PromotedAt = PromotedAt,
            WithdrawnAt = WithdrawnAt,
            Names = [.. Names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => new AuthorKey(name))],
            IsRegisteredReply = IsRegisteredReply,
            DirectsOffline = DirectsOffline,
        };
}

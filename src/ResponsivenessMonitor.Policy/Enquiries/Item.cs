using NodaTime;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>One item of a conversation as an official account sees it: a post, comment, reply, mention or direct message, without its words.</summary>
/// <param name="Id">The platform's id, unique within the conversation.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Side">Whose it is, seen from the account.</param>
/// <param name="At">When, by the platform's own clock.</param>
public sealed record Item(ItemId Id, AuthorKey Author, ItemSide Side, Instant At)
{
    /// <summary>The start of the reading in which it was first seen. Orders items of equal time, and tells what was found late.</summary>
    public Instant FirstSeen { get; init; } = At;

    /// <summary>The item it replies to, or null when it starts something or its platform does not say.</summary>
    public ItemId? InReplyTo { get; init; }

    /// <summary>
    /// Whether triage found an enquiry in it (§2), or a person promoted it; only such an inbound item opens or lengthens a spell.
    /// </summary>
    public bool Asks
    {
        get => field || PromotedAt is not null;
        init;
    }

    /// <summary>When a person promoted it from a remark to an enquiry, or null. It is received at its own time all the same.</summary>
    public Instant? PromotedAt { get; init; }

    /// <summary>
    /// When it was deleted or hidden, or null while it stands. Where the platform does not say when: the start of the last complete reading that
    /// still showed it.
    /// </summary>
    public Instant? WithdrawnAt { get; init; }

    /// <summary>Those whom an outgoing item names, in platforms whose replies nest one level only; empty when it names nobody.</summary>
    public ValueList<AuthorKey> Names { get; init; } = [];

    /// <summary>Whether an outgoing direct message has the text of a registered instant reply, which answers nothing.</summary>
    public bool IsRegisteredReply { get; init; }

    /// <summary>Whether an outgoing item directs the enquirer offline (¶15 d).</summary>
    public bool DirectsOffline { get; init; }

    /// <summary>When it was known to be an enquiry: at its promotion, else when first seen.</summary>
    internal Instant FoundAt => PromotedAt ?? FirstSeen;
}

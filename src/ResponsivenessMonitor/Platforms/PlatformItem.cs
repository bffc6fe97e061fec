using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Platforms;

/// <summary>One item as a platform gives it. Its words are looked at once and not kept (policy §7).</summary>
/// <param name="Id">The platform's id of it.</param>
/// <param name="Conversation">The id of the conversation it belongs to: its root post, top-level comment or dialogue.</param>
/// <param name="Shape">How replies hang together there.</param>
/// <param name="AuthorId">The platform's id of who wrote it.</param>
/// <param name="At">When it was published, by the platform's clock.</param>
internal sealed record PlatformItem(ItemId Id, ItemId Conversation, ConversationShape Shape, string AuthorId, Instant At)
{
    /// <summary>How it reached the account; null for what the account itself published.</summary>
    internal MessageKind? Kind { get; init; }

    /// <summary>The item it replies to, or null.</summary>
    internal ItemId? InReplyTo { get; init; }

    /// <summary>Its words; empty when it has none.</summary>
    internal string Text { get; init; } = string.Empty;

    /// <summary>The platform's language tag, or null.</summary>
    internal string? Language { get; init; }

    /// <summary>Whether it carries a picture or another attachment.</summary>
    internal bool HasPicture { get; init; }

    /// <summary>Whether it passes on somebody's item.</summary>
    internal bool IsRepost { get; init; }

    /// <summary>Whether the platform holds or filters it as spam.</summary>
    internal bool IsSpam { get; init; }

    /// <summary>Whether a mention stands in a reply to somebody else.</summary>
    internal bool RepliesToOthers { get; init; }

    /// <summary>When it was last edited, or null if it was not.</summary>
    internal Instant? EditedAt { get; init; }

    /// <summary>The platform's ids of those whom an outgoing item names, where replies nest one level only.</summary>
    internal ValueList<string> Names { get; init; } = [];

    /// <summary>
    /// Its place, from 0, among the items of its conversation that have the same time, in the order in which the platform lists them; 0 where that
    /// says nothing. Whoever keeps the item adds as many microseconds to the instant at which it was first seen, by which items of equal time count.
    /// </summary>
    internal int Order { get; init; }

    /// <summary>The address under which people see it, or null.</summary>
    internal Uri? Permalink { get; init; }
}

/// <summary>An item that was deleted or hidden.</summary>
/// <param name="Item">Which.</param>
/// <param name="At">When, or null where the platform does not say.</param>
internal readonly record struct Withdrawal(ItemId Item, Instant? At);

/// <summary>An act of the account that shows a visit and is no item: a like, a hiding, a deletion.</summary>
internal readonly record struct Activity(EvidenceKind Kind, Instant At);

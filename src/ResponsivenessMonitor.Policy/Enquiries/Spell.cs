using NodaTime;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>An enquiry: one waiting spell of one enquirer in one conversation, from the oldest unanswered item to the answer (Words).</summary>
/// <param name="Opening">The item that first opened the spell; it names it for good, even when an earlier item turns up.</param>
/// <param name="Enquirer">Who waits.</param>
/// <param name="Received">The time of the oldest item, for all figures.</param>
/// <param name="OpenedAt">The time of <paramref name="Opening"/>, from which the deadlines of letters are computed; never before <paramref name="Received"/>.</param>
/// <param name="FoundAt">When the spell was first known to us: the reading or promotion that brought its opening item.</param>
/// <param name="Items">The enquirer's items that wait together, in order.</param>
/// <param name="End">How it ended, or null while the enquirer waits.</param>
public sealed record Spell(
    ItemId Opening,
    AuthorKey Enquirer,
    Instant Received,
    Instant OpenedAt,
    Instant FoundAt,
    ValueList<ItemId> Items,
    SpellEnd? End
);

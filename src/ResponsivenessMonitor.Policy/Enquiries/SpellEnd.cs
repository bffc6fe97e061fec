using NodaTime;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>How a waiting spell ended: by an answer, or without one.</summary>
public abstract record SpellEnd
{
    private SpellEnd(Instant at) => At = at;

    /// <summary>When, by the platform's clock or a person's word; never before the spell was received.</summary>
    public Instant At { get; init; }

    /// <summary>The enquirer got an answer; on a person's word where it was given offline, which counts in every figure (§1).</summary>
    /// <param name="At">When.</param>
    /// <param name="By">Who answered: an account, never a person (¶28).</param>
    /// <param name="Item">The answering item; null for an answer given offline.</param>
    /// <param name="Sibling">Which registered account answered, when it was a sibling.</param>
    public sealed record Answered(Instant At, AnsweredBy By, ItemId? Item = null, AuthorKey? Sibling = null) : SpellEnd(At)
    {
        /// <summary>Whether the answer was deleted since. It still counts, and is marked (Words: "answer").</summary>
        public bool IsDeleted { get; init; }

        /// <summary>Whether the answer directed the enquirer offline (¶15 d).</summary>
        public bool DirectedOffline { get; init; }
    }

    /// <summary>It ended without an answer.</summary>
    /// <param name="At">
    /// When the act was done, which decides whether it came before a deadline's lapse. An act without a time of the platform's counts at the last
    /// complete reading that still showed the item.
    /// </param>
    /// <param name="Reason">Why.</param>
    public sealed record Closed(Instant At, ClosingReason Reason) : SpellEnd(At)
    {
        /// <summary>Whether Marketing confirmed a closing that came after a deadline had lapsed, so that it leaves that deadline's figures.</summary>
        public bool IsConfirmedByMarketing { get; init; }

        /// <summary>The account is gone from its platform: out of the figures of every deadline that had not lapsed while it could be read.</summary>
        /// <param name="knownTo">The start of the account's last complete reading.</param>
        public static Closed AccountGone(Instant knownTo) => new(knownTo, ClosingReason.AccountClosed);
    }
}

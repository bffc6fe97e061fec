using NodaTime;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>What a person said of a spell, still in force: it ends the spell that waits at that time and holds the item.</summary>
public abstract record SpellAct
{
    private SpellAct(ItemId on, Instant at)
    {
        On = on;
        At = at;
    }

    /// <summary>Any item of the spell, as a rule its opening one.</summary>
    public ItemId On { get; init; }

    /// <summary>When it is to count; before the item, it counts at the item's time.</summary>
    public Instant At { get; init; }

    internal abstract SpellEnd EndAt(Instant at);

    /// <summary>"Answered offline, about 11:30": an answer (§1).</summary>
    public sealed record AnsweredOffline(ItemId On, Instant At) : SpellAct(On, At)
    {
        /// <summary>How far back an answer may be said to have been given: three days of 24 hours.</summary>
        public static Duration LongestAgo { get; } = Duration.FromDays(3);

        /// <summary>Whether a person may say now that the answer was given at that time: not in the future, at most three days back.</summary>
        public static bool MayBeSaid(Instant at, Instant now) => at <= now && now - at <= LongestAgo;

        internal override SpellEnd EndAt(Instant at) => new SpellEnd.Answered(at, AnsweredBy.Offline);
    }

    /// <summary>"Answered here": points at an item that answers it, though no reply chain says so (§1).</summary>
    /// <param name="On">Any item of the spell.</param>
    /// <param name="At">The answer's own time, by the platform's clock.</param>
    /// <param name="By">Whether the account itself or another of the university published it.</param>
    /// <param name="Item">The item, or null where it is not known.</param>
    /// <param name="Sibling">Which other account, or null when it was the account itself.</param>
    public sealed record AnsweredHere(ItemId On, Instant At, AnsweredBy By, ItemId? Item, AuthorKey? Sibling) : SpellAct(On, At)
    {
        internal override SpellEnd EndAt(Instant at) => new SpellEnd.Answered(at, By, Item, Sibling);
    }

    /// <summary>"No reply needed", "spam", "duplicate": an end without an answer (§1).</summary>
    /// <param name="On">Any item of the spell.</param>
    /// <param name="At">When it was said.</param>
    /// <param name="Reason">What was said.</param>
    /// <param name="IsConfirmedByMarketing">Whether Marketing confirmed a closing that came after a deadline's lapse.</param>
    public sealed record Closing(ItemId On, Instant At, ClosingReason Reason, bool IsConfirmedByMarketing = false) : SpellAct(On, At)
    {
        internal override SpellEnd EndAt(Instant at) => new SpellEnd.Closed(at, Reason) { IsConfirmedByMarketing = IsConfirmedByMarketing };
    }
}

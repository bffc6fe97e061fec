using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>What a person said of an enquiry, still in force, or that its account is gone: read together with the items.</summary>
internal sealed class EnquiryAct
{
    public long Id { get; private set; }

    public long AccountId { get; init; }

    public string Conversation { get; set; } = string.Empty;

    /// <summary>The item it was said of; a keyed hash once the item's id is.</summary>
    public string OnItem { get; set; } = string.Empty;

    /// <summary>When it is to count.</summary>
    public Instant At { get; init; }

    /// <summary>When it was said.</summary>
    public Instant SaidAt { get; init; }

    /// <summary>Why it closes the enquiry; null when it says that it was answered offline.</summary>
    public ClosingReason? Closing { get; init; }

    public bool IsConfirmedByMarketing { get; set; }

    internal SpellAct ToAct() =>
        Closing is { } reason
            ? new SpellAct.Closing(new ItemId(OnItem), At, reason, IsConfirmedByMarketing)
            : new SpellAct.AnsweredOffline(new ItemId(OnItem), At);
}

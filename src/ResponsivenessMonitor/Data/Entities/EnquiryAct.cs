using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>What a person said of an enquiry, or that its account is gone: while it is in force it is read together with the items.</summary>
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

    /// <summary>Who gave the answer that was pointed at; null when it is none that we have read ourselves.</summary>
    public AnsweredBy? AnsweredBy { get; init; }

    /// <summary>The item that was pointed at as the answer, or null; a keyed hash once its conversation's ids are.</summary>
    public string? AnswerItem { get; set; }

    /// <summary>The keyed hash of the sibling that gave it, or null.</summary>
    public string? Sibling { get; init; }

    /// <summary>When a person overruled it, so that it is no longer in force; else null.</summary>
    public Instant? WithdrawnAt { get; set; }

    internal SpellAct ToAct() =>
        (Closing, AnsweredBy) switch
        {
            ({ } reason, _) => new SpellAct.Closing(new ItemId(OnItem), At, reason, IsConfirmedByMarketing),
            (_, { } by) => new SpellAct.AnsweredHere(
                new ItemId(OnItem),
                At,
                by,
                AnswerItem is { } item ? new ItemId(item) : null,
                Sibling is { } sibling ? new AuthorKey(sibling) : null
            ),
            _ => new SpellAct.AnsweredOffline(new ItemId(OnItem), At),
        };
}

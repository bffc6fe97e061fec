using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>One line of a replay script; docs/replay-script.md says which act takes which fields.</summary>
/// <param name="At">When it happens.</param>
/// <param name="Act">What happens.</param>
internal sealed record ScriptLine(Instant At, ScriptAct Act)
{
    /// <summary>The platform on which it happens; null for a closure, which is the office's.</summary>
    internal Platform? Platform { get; init; }

    /// <summary>The account to which it happens; null when it happens to the whole platform, written <c>x/*</c>, or to the office.</summary>
    internal AccountId? Account { get; init; }

    /// <summary>The item that is published or spoken of; null where the act needs none.</summary>
    internal string? Id { get; init; }

    /// <summary>
    /// Who does it: null the account itself, a slug another account of the university, anything else a member of the public.
    /// </summary>
    internal string? Author { get; init; }

    /// <summary>How the item reaches the account; null when that follows from its author and parent.</summary>
    internal ScriptKind? Kind { get; init; }

    /// <summary>The item that is replied to, or null.</summary>
    internal string? Parent { get; init; }

    /// <summary>The conversation, or null when it follows from the parent.</summary>
    internal string? Conversation { get; init; }

    /// <summary>The item's words, or a closure's reason; empty when there are none.</summary>
    internal string Text { get; init; } = string.Empty;

    /// <summary>The platform's language tag, or null.</summary>
    internal string? Language { get; init; }

    /// <summary>Those whom an outgoing item names.</summary>
    internal ValueList<string> Names { get; init; } = [];

    /// <summary>Whether the item has a picture.</summary>
    internal bool HasPicture { get; init; }

    /// <summary>Whether the item passes on another one.</summary>
    internal bool IsRepost { get; init; }

    /// <summary>Whether the platform holds the item as spam.</summary>
    internal bool IsSpam { get; init; }

    /// <summary>Whether the platform does not say when the item was deleted or hidden.</summary>
    internal bool IsUntimed { get; init; }

    /// <summary>In which way, or null for the usual one.</summary>
    internal ScriptHow? How { get; init; }

    /// <summary>The first instant at which an outage or throttling is over; null for acts that take none.</summary>
    internal Instant? Until { get; init; }

    /// <summary>The new handle; null for acts that take none.</summary>
    internal string? To { get; init; }

    /// <summary>When an answer was given offline, or null for the line's own time.</summary>
    internal Instant? AnsweredAt { get; init; }

    /// <summary>The local date that a check-in speaks of, or null for that of the line's own time.</summary>
    internal LocalDate? For { get; init; }

    /// <summary>The dates of a closure, such as <c>2026-10-28</c> or <c>2026-12-25..2027-01-01</c>; null for acts that take none.</summary>
    internal string? Dates { get; init; }

    /// <summary>The hours that stay open on a closure's dates, such as <c>09:00-12:00</c>; null when there are none.</summary>
    internal string? Open { get; init; }

    /// <summary>The calendar that a closure is entered in, or null for the default one.</summary>
    internal string? Calendar { get; init; }
}

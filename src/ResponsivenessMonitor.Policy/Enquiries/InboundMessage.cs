using System.Collections.Immutable;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>An item's words and circumstances, as triage needs them. Its text is looked at and not kept (§7).</summary>
/// <param name="Kind">How it reached the account.</param>
/// <param name="Text">Its words; empty when it has none.</param>
public sealed record InboundMessage(MessageKind Kind, string Text)
{
    /// <summary>The language tag that the platform gives, or null when it gives none.</summary>
    public string? Language { get; init; }

    /// <summary>Whether it carries a picture or another attachment.</summary>
    public bool HasPicture { get; init; }

    /// <summary>Whether it passes on somebody's item.</summary>
    public bool IsRepost { get; init; }

    /// <summary>Whether the account itself or another registered account of the university wrote it.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Whether the platform holds or filters it as spam.</summary>
    public bool IsSpamToPlatform { get; init; }

    /// <summary>Whether it answers a question that the account put to this person.</summary>
    public bool AnswersOurQuestion { get; init; }

    /// <summary>Whether a mention stands in a reply to somebody else, so that its first handles may be the platform's reply prefix.</summary>
    public bool RepliesToOthers { get; init; }

    /// <summary>The account's own handles, without at signs; needed for mentions in replies to others.</summary>
    public ImmutableArray<string> AccountHandles { get; init; } = [];
}

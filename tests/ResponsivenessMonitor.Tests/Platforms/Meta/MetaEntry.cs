using NodaTime;

namespace ResponsivenessMonitor.Tests.Platforms.Meta;

/// <summary>Something that was published on a scripted platform.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Author">Who, by their name; null for the official account.</param>
/// <param name="Text">Its words.</param>
/// <param name="At">When.</param>
internal sealed record MetaEntry(string Id, string? Author, string Text, Instant At)
{
    /// <summary>The post that a comment is below; null for posts and messages.</summary>
    internal MetaEntry? Post { get; init; }

    /// <summary>The comment that a reply is below; null for others.</summary>
    internal MetaEntry? Parent { get; init; }

    /// <summary>With whom a private message is; null for what is none.</summary>
    internal string? Dialogue { get; init; }

    /// <summary>Whether a post stands on the account's own page although somebody else wrote it.</summary>
    internal bool IsOnPage { get; init; }

    /// <summary>Whom it names, by their names.</summary>
    internal string[] Names { get; init; } = [];

    internal bool IsHidden { get; set; }

    internal bool IsDeleted { get; set; }

    internal bool IsPost => Post is null && Dialogue is null;
}

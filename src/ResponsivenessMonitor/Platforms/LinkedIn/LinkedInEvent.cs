using NodaTime;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>What notifications say of one comment.</summary>
/// <param name="Id">Which.</param>
/// <param name="At">When it was published, or first changed, as far as notifications say.</param>
internal sealed record LinkedInEvent(CommentUrn Id, Instant At)
{
    /// <summary>Whether the Page itself wrote it.</summary>
    internal bool IsOwn { get; init; }

    /// <summary>Whether it reached the Page because it names it.</summary>
    internal bool IsMention { get; init; }

    /// <summary>Whether the post is the Page's own; null when that is not said.</summary>
    internal bool? IsOnOurs { get; init; }

    /// <summary>The post's own URN, which differs from that of its activity; null when it is not said.</summary>
    internal string? Post { get; init; }

    /// <summary>Who wrote it, or null when it is not said.</summary>
    internal string? Author { get; init; }

    /// <summary>Its words, as they were last told.</summary>
    internal string Text { get; init; } = string.Empty;

    /// <summary>When it was last edited, or null if it was not.</summary>
    internal Instant? EditedAt { get; init; }

    /// <summary>The notifications that say so.</summary>
    internal IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Both together.</summary>
    internal LinkedInEvent With(LinkedInEvent later) =>
        this with
        {
            At = Instant.Min(At, later.At),
            IsOwn = IsOwn || later.IsOwn,
            IsMention = IsMention || later.IsMention,
            IsOnOurs = IsOnOurs ?? later.IsOnOurs,
            Post = Post ?? later.Post,
            Author = Author ?? later.Author,
            Text = later.Text.Length > 0 ? later.Text : Text,
            EditedAt = later.EditedAt ?? EditedAt,
            Keys = [.. Keys, .. later.Keys],
        };
}

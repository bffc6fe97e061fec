using NodaTime;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>A comment, top-level or reply, as it was read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Author">The channel of who wrote it; where they have none any more, a name that stands for nobody else.</param>
/// <param name="Name">Their name as it is shown, without its @; empty where there is none.</param>
/// <param name="Text">Its words.</param>
/// <param name="At">When it was published.</param>
/// <param name="EditedAt">When it was last changed; null when it never was.</param>
/// <param name="Status">Its moderation status; null where it is not told.</param>
internal sealed record YouTubeRemark(string Id, string Author, string Name, string Text, Instant At, Instant? EditedAt, string? Status)
{
    /// <summary>Whether it is held back from the public.</summary>
    internal bool IsHeld => Status is YouTubePaths.Held or YouTubePaths.LikelySpam;

    /// <summary>Reads one; null when it has no id or no time.</summary>
    internal static YouTubeRemark? Of(CommentView? view)
    {
        if (view is not { Id: { } id, Snippet: { } said } || !YouTubeText.IsId(id) || YouTubeText.TimeOf(said.PublishedAt) is not { } at)
        {
            return null;
        }

        Instant? updated = YouTubeText.TimeOf(said.UpdatedAt);
        return new YouTubeRemark(
            id,
            said.AuthorChannelId?.Value is { } author && YouTubeText.IsId(author) ? author : $"comment/{id}",
            (said.AuthorDisplayName ?? string.Empty).Trim().TrimStart('@'),
            YouTubeText.Plain(said.TextOriginal ?? said.TextDisplay ?? string.Empty),
            at,
            updated > at ? updated : null,
            said.ModerationStatus
        );
    }
}

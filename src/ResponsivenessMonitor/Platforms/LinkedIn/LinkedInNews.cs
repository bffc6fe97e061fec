using System.Globalization;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>What a page of notifications tells, thing by thing. Pure.</summary>
internal sealed class LinkedInNews
{
    private readonly Dictionary<CommentUrn, LinkedInEvent> comments = [];
    private readonly Dictionary<string, LinkedInShare> shares = new(StringComparer.Ordinal);
    private readonly Dictionary<CommentUrn, Instant> deleted = [];

    private LinkedInNews() { }

    /// <summary>Comments that were written or edited, and not deleted since.</summary>
    internal IReadOnlyCollection<LinkedInEvent> Comments => comments.Values;

    /// <summary>Posts of others that name the Page.</summary>
    internal IReadOnlyCollection<LinkedInShare> Shares => shares.Values;

    /// <summary>Comments that were deleted, and when.</summary>
    internal IReadOnlyDictionary<CommentUrn, Instant> Deleted => deleted;

    /// <summary>A notification's number with its time: an edited one comes with the same number again.</summary>
    internal static string KeyOf(LinkedInNotification notification) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(notification.NotificationId is { Length: > 0 and <= 20 } id && LinkedInUrn.IsNumber(id) ? id : CommentOf(notification)?.Number ?? "0")}:{notification.LastModifiedAt.ToUnixTimeMilliseconds()}"
        );

    /// <summary>Reads notifications.</summary>
    /// <param name="notifications">In any order.</param>
    /// <param name="me">The Page.</param>
    /// <returns>Null when one of them does not say what it tells of, so that something would be lost.</returns>
    internal static LinkedInNews? Read(IEnumerable<LinkedInNotification> notifications, string me)
    {
        LinkedInNews news = new();
        foreach (LinkedInNotification notification in notifications.OrderBy(entry => entry.LastModifiedAt))
        {
            if (!news.Take(notification, me))
            {
                return null;
            }
        }

        foreach (CommentUrn gone in news.deleted.Keys)
        {
            _ = news.comments.Remove(gone);
        }

        return news;
    }

    private bool Take(LinkedInNotification notification, string me)
    {
        switch (notification.Action)
        {
            case "COMMENT" or "COMMENT_MENTION" or "ADMIN_COMMENT" or "COMMENT_EDIT":
                return TakeComment(notification, me);
            case "COMMENT_DELETE" when CommentOf(notification) is { } gone:
                deleted[gone] = notification.LastModifiedAt;
                return true;
            case "COMMENT_DELETE":
                return false;
            case "SHARE_MENTION":
                return TakeShare(notification);
            default:
                return true; // an action that was not asked for
        }
    }

    private bool TakeComment(LinkedInNotification notification, string me)
    {
        if (CommentOf(notification) is not { } id)
        {
            return false;
        }

        LinkedInDecoration? comment = notification.DecoratedGeneratedActivity?.Comment;
        string? owner = LinkedInUrn.Actor(notification.DecoratedSourcePost?.Owner);
        string? author = LinkedInUrn.Actor(comment?.Owner);
        LinkedInEvent told = new(id, notification.LastModifiedAt)
        {
            IsOwn = notification.Action is "ADMIN_COMMENT" || string.Equals(author, me, StringComparison.Ordinal),
            IsMention = notification.Action is "COMMENT_MENTION",
            IsOnOurs =
                owner is not null ? string.Equals(owner, me, StringComparison.Ordinal)
                : notification.Action is "COMMENT" ? true
                : null,
            Post = LinkedInUrn.Post(notification.DecoratedSourcePost?.Entity),
            Author = author ?? (notification.Action is "ADMIN_COMMENT" ? me : null),
            Text = comment?.Text ?? string.Empty,
            EditedAt = notification.Action is "COMMENT_EDIT" ? notification.LastModifiedAt : null,
            Keys = [KeyOf(notification)],
        };
        comments[id] = comments.TryGetValue(id, out LinkedInEvent? known) ? known.With(told) : told;
        return true;
    }

    private bool TakeShare(LinkedInNotification notification)
    {
        // LinkedIn tells the words of what was shared in the one place or in the other.
        LinkedInDecoration? share = notification.DecoratedGeneratedActivity?.Share ?? notification.DecoratedSourcePost;
        string? id =
            LinkedInUrn.Post(share?.Entity)
            ?? LinkedInUrn.Post(notification.GeneratedActivity)
            ?? LinkedInUrn.Post(notification.SourcePost);
        if (id is null)
        {
            return false;
        }

        shares[id] = new LinkedInShare(id, notification.LastModifiedAt, LinkedInUrn.Actor(share?.Owner), share?.Text ?? string.Empty);
        return true;
    }

    private static CommentUrn? CommentOf(LinkedInNotification notification) =>
        LinkedInUrn.Comment(notification.DecoratedGeneratedActivity?.Comment?.Entity)
        ?? LinkedInUrn.Comment(notification.GeneratedActivity);
}

/// <summary>A post of somebody that names the Page.</summary>
/// <param name="Id">Its URN.</param>
/// <param name="At">When the Page was told.</param>
/// <param name="Author">Who published it, or null when it is not said.</param>
/// <param name="Text">Its words.</param>
internal sealed record LinkedInShare(string Id, Instant At, string? Author, string Text);

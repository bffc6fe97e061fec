using System.Text.Json;
using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>Where a comment stands.</summary>
/// <param name="Conversation">
/// The top-level comment with its replies; on somebody else's post, what Pages wrote below it, and replies to that, belong to the post.
/// </param>
/// <param name="Parent">What it replies to, or null.</param>
internal readonly record struct LinkedInPlace(string Conversation, string? Parent);

/// <summary>Makes items of what LinkedIn shows. Pure.</summary>
internal static class LinkedInMapping
{
    private const string Site = "https://www.linkedin.com/feed/update/";
    private const int DeepestAttributes = 8;

    internal static bool IsOwn(LinkedInComment comment, string me) => string.Equals(comment.Actor, me, StringComparison.Ordinal);

    /// <summary>The comment's name, from whichever of its fields say it; null when none does.</summary>
    internal static CommentUrn? NameOf(LinkedInComment comment) =>
        LinkedInUrn.Comment(comment.Urn)
        ?? (
            LinkedInUrn.Post(comment.Object) is { } on && comment.Id is { } number && LinkedInUrn.IsNumber(number)
                ? new CommentUrn(on, number)
                : null
        );

    /// <summary>Where a comment stands that was found.</summary>
    /// <param name="found">The comment.</param>
    /// <param name="post">The URN of the post it stands below.</param>
    /// <param name="isOnOurs">Whether that is the Page's own.</param>
    internal static LinkedInPlace PlaceOf(LinkedInFound found, string post, bool isOnOurs)
    {
        string id = found.Id.ToString();
        return found.Above switch
        {
            null when isOnOurs => new LinkedInPlace(id, post),
            null => IsOfPage(found.Comment) ? new LinkedInPlace(post, post) : new LinkedInPlace(id, Parent: null),
            { } above => new LinkedInPlace(!isOnOurs && IsOfPage(above.Comment) ? post : above.Id.ToString(), above.Id.ToString()),
        };
    }

    /// <summary>The item that a comment is.</summary>
    internal static PlatformItem ItemOf(LinkedInFound found, LinkedInPlace place, bool isMention, Instant? editedAt, LinkedInViewer viewer)
    {
        LinkedInComment comment = found.Comment;
        bool isOwn = IsOwn(comment, viewer.Me);
        Instant at = Instant.Min(comment.Created.Time, viewer.Now);
        Instant? changed = comment.LastModified?.Time > comment.Created.Time ? comment.LastModified.Time : null;
        return new PlatformItem(
            new ItemId(found.Id.ToString()),
            new ItemId(place.Conversation),
            ConversationShape.OneLevel,
            isOwn ? viewer.AuthorId : LinkedInUrn.Actor(comment.Actor) ?? found.Id.ToString(),
            at
        )
        {
            Kind =
                isOwn ? null
                : isMention ? MessageKind.Mention
                : MessageKind.Comment,
            InReplyTo = place.Parent is { } parent ? new ItemId(parent) : null,
            Text = comment.Message?.Text ?? string.Empty,
            EditedAt = (editedAt ?? changed) is { } edited ? Instant.Min(edited, viewer.Now) : null,
            Names = isOwn ? NamesIn(comment, viewer.Me) : [],
            Permalink = LinkOf(found.Id, found.Above?.Id),
        };
    }

    /// <summary>The item of a comment that only notifications show: it stands for itself.</summary>
    internal static PlatformItem ItemOf(LinkedInEvent told, LinkedInViewer viewer) =>
        new(
            new ItemId(told.Id.ToString()),
            new ItemId(told.Id.ToString()),
            ConversationShape.OneLevel,
            told.Author ?? told.Id.ToString(), // whose it is is not said, and nobody else's is the same
            Instant.Min(told.At, viewer.Now)
        )
        {
            Kind = told.IsMention && told.IsOnOurs != true ? MessageKind.Mention : MessageKind.Comment,
            InReplyTo = told is { IsOnOurs: true, Post: { } post } ? new ItemId(post) : null,
            Text = told.Text,
            EditedAt = told.EditedAt is { } edited ? Instant.Min(edited, viewer.Now) : null,
            Permalink = LinkOf(told.Id, above: null),
        };

    /// <summary>The item of a comment of the Page that only notifications show, and that answers a conversation.</summary>
    internal static PlatformItem AnswerOf(LinkedInEvent told, string conversation, LinkedInViewer viewer) =>
        ItemOf(told with { Author = viewer.AuthorId }, viewer) with
        {
            Kind = null,
            Conversation = new ItemId(conversation),
            InReplyTo = new ItemId(conversation),
        };

    /// <summary>The item of somebody's post that names the Page.</summary>
    internal static PlatformItem ItemOf(LinkedInShare share, LinkedInViewer viewer) =>
        new(
            new ItemId(share.Id),
            new ItemId(share.Id),
            ConversationShape.OneLevel,
            share.Author ?? share.Id,
            Instant.Min(share.At, viewer.Now)
        )
        {
            Kind = MessageKind.Mention,
            Text = share.Text,
            Permalink = new Uri($"{Site}{share.Id}"),
        };

    /// <summary>The item of a post of the Page; null when it is not published.</summary>
    internal static PlatformItem? ItemOf(LinkedInPost post, LinkedInViewer viewer) =>
        LinkedInUrn.Post(post.Id) is { } id
        && string.Equals(post.Author, viewer.Me, StringComparison.Ordinal)
        && post.LifecycleState is null or "PUBLISHED"
        && PublishedAt(post) is { } at
            ? new PlatformItem(new ItemId(id), new ItemId(id), ConversationShape.OneLevel, viewer.AuthorId, Instant.Min(at, viewer.Now))
            {
                Text = post.Commentary ?? string.Empty,
                Permalink = new Uri($"{Site}{id}"),
            }
            : null;

    /// <summary>When a post was published; one that was scheduled was created before.</summary>
    internal static Instant? PublishedAt(LinkedInPost post) => post.PublishedAt ?? post.CreatedAt;

    /// <summary>Each with its place among those of its conversation that have the same time; numbers of comments grow with time.</summary>
    internal static IEnumerable<PlatformItem> InOrder(IEnumerable<PlatformItem> items)
    {
        foreach (IGrouping<(ItemId, Instant), PlatformItem> same in items.GroupBy(item => (item.Conversation, item.At)))
        {
            int place = 0;
            foreach (
                PlatformItem item in same.OrderBy(item => item.InReplyTo is null ? 0 : 1)
                    .ThenBy(item => item.Id.Value.Length)
                    .ThenBy(item => item.Id.Value, StringComparer.Ordinal)
            )
            {
                yield return item with
                {
                    Order = place++,
                };
            }
        }
    }

    /// <summary>The URNs of those whom the words of a comment name, wherever its attributes have them.</summary>
    private static ValueList<string> NamesIn(LinkedInComment comment, string me)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        if (comment.Message?.Attributes is { } attributes)
        {
            Gather(attributes, names, DeepestAttributes);
        }

        return [.. names.Where(name => !string.Equals(name, me, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static void Gather(JsonElement element, HashSet<string> names, int depth)
    {
        if (depth == 0)
        {
            return;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (JsonElement member in element.EnumerateArray())
                {
                    Gather(member, names, depth - 1);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty field in element.EnumerateObject())
                {
                    Gather(field.Value, names, depth - 1);
                }

                break;
            case JsonValueKind.String when Named(element) is { } name:
                _ = names.Add(name);
                break;
            default:
                break;
        }
    }

    private static string? Named(JsonElement element)
    {
        try
        {
            return LinkedInUrn.Actor(element.GetString());
        }
        catch (InvalidOperationException)
        {
            return null; // half a character
        }
    }

    private static bool IsOfPage(LinkedInComment comment) => LinkedInUrn.IsOrganisation(comment.Actor);

    private static Uri LinkOf(CommentUrn comment, CommentUrn? above)
    {
        string on = $"{Site}{comment.Thread}?commentUrn={Uri.EscapeDataString((above ?? comment).Short)}";
        return new Uri(above is null ? on : $"{on}&replyUrn={Uri.EscapeDataString(comment.Short)}");
    }
}

/// <summary>Whom things are seen by.</summary>
/// <param name="Me">The Page's URN.</param>
/// <param name="AuthorId">By what its own items are known.</param>
/// <param name="Now">The present; nothing was published after it.</param>
internal sealed record LinkedInViewer(string Me, string AuthorId, Instant Now);

/// <summary>A comment as a list shows it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Comment">The comment.</param>
/// <param name="Above">The comment it replies to; null for one on the post itself.</param>
internal sealed record LinkedInFound(CommentUrn Id, LinkedInComment Comment, LinkedInFound? Above);

using System.Text.Json;
using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>Makes items of what the Graph API shows to an account. Pure.</summary>
/// <remarks>
/// Below an own post each comment is a conversation with its replies; a post of somebody else is one with all that is below it, for it is the question
/// itself that is answered there.
/// </remarks>
internal sealed class MetaMapping(MetaTerms terms, MetaAccount account, IReadOnlyCollection<string> siblings)
{
    /// <summary>The time of anything that has one; null when it has none.</summary>
    internal static Instant? TimeOf(PostView? view) => MetaTime.Read(view?.CreatedTime ?? view?.Timestamp);

    /// <inheritdoc cref="TimeOf(PostView?)"/>
    internal static Instant? TimeOf(CommentView? view) => MetaTime.Read(view?.CreatedTime ?? view?.Timestamp);

    /// <summary>Whether the account hid it, or the platform did.</summary>
    internal static bool IsHidden(CommentView view) => view.IsHidden == true || view.Hidden == true;

    /// <summary>Who wrote something: by their name where the platform tells names, for not every list tells ids. Null where nothing is told.</summary>
    internal string? AuthorOf(AuthorView? from, string? username)
    {
        string? name = username ?? from?.Username;
        return Same(from?.Id, account.Id) || (name is not null && Same(name, account.Name)) ? account.Id
            : from?.Id is { } id && siblings.Contains(id, StringComparer.Ordinal) ? id
            : name is { Length: > 0 } ? name
            : from?.Id is { Length: > 0 } known ? known
            : null;
    }

    internal bool IsOwn(string? author) => Same(author, account.Id);

    /// <summary>A post, with who wrote it.</summary>
    internal (PlatformItem Item, MetaPost Post) Of(PostView view, string id, Instant at, MetaEdgeKind kind)
    {
        string? author = AuthorOf(view.From, view.Username);
        bool isOwn = Same(author, account.Id) || (kind == MetaEdgeKind.Own && author is null);
        string writer = isOwn ? account.Id : author ?? Nobody(id);
        MetaPost post = new(
            id,
            isOwn ? MetaEdgeKind.Own
                : kind == MetaEdgeKind.Own ? MetaEdgeKind.Visitors
                : kind,
            MetaWalk.TokenOf(writer),
            view.PermalinkUrl ?? view.Permalink
        );
        return (
            new PlatformItem(new ItemId(id), new ItemId(id), ConversationShape.OneLevel, writer, at)
            {
                Kind = post.IsOwn ? null : MessageKind.Mention,
                Text = view.Message ?? view.Caption ?? string.Empty,
                HasPicture = view.FullPicture is { Length: > 0 } || view.Timestamp is not null, // a post on Instagram is a picture
                Permalink = AddressOf(post.Permalink),
            },
            post
        );
    }

    /// <summary>A comment.</summary>
    /// <param name="view">The comment.</param>
    /// <param name="id">Its id.</param>
    /// <param name="at">Its time.</param>
    /// <param name="post">The post that it is below; null where only its conversation is known.</param>
    /// <param name="parent">The comment that it replies to; null when it replies to the post.</param>
    internal PlatformItem Of(CommentView view, string id, Instant at, MetaPost? post, string? parent)
    {
        string author = AuthorOf(view.From, view.Username) ?? Nobody(id);
        bool isOwn = Same(author, account.Id);
        string conversation = post is { IsOwn: false } ? post.Id : parent ?? id;
        return new PlatformItem(new ItemId(id), new ItemId(conversation), ConversationShape.OneLevel, author, at)
        {
            Kind = isOwn ? null : MessageKind.Comment,
            InReplyTo = (parent ?? post?.Id) is { } above ? new ItemId(above) : null,
            Text = view.Message ?? view.Text ?? string.Empty,
            HasPicture = view.Attachment.ValueKind == JsonValueKind.Object,
            Names = isOwn ? [.. terms.NamesIn(view).Distinct(StringComparer.Ordinal)] : [],
            Permalink = AddressOf(view.PermalinkUrl ?? post?.Permalink),
        };
    }

    /// <summary>A private message; null when it has no id, time or author.</summary>
    internal PlatformItem? Of(MessageView? view, string dialogue) =>
        MetaId.IsOfMessage(view?.Id) && MetaTime.Read(view!.CreatedTime) is { } at && AuthorOf(view.From, username: null) is { } author
            ? new PlatformItem(new ItemId(view.Id!), new ItemId(dialogue), ConversationShape.Dialogue, author, at)
            {
                Kind = Same(author, account.Id) ? null : MessageKind.DirectMessage,
                Text = view.Message ?? string.Empty,
                HasPicture = view.Attachments.ValueKind == JsonValueKind.Object,
            }
            : null;

    /// <summary>The account's profile.</summary>
    internal AccountProfile ProfileOf(string handle, Instant? lastPostAt) =>
        account.Name is { Length: > 0 } name && !MetaAccounts.IsNamed(account, handle)
            ? new AccountProfile.Renamed(account.Id, lastPostAt, name)
            : new AccountProfile.Live(account.Id, lastPostAt);

    /// <summary>Each item once, and those of one conversation and time from the top down.</summary>
    internal static IEnumerable<PlatformItem> InOrder(IEnumerable<PlatformItem> items) =>
        items
            .DistinctBy(item => MetaId.TailOf(item.Id.Value), StringComparer.Ordinal)
            .GroupBy(item => (item.Conversation, item.At))
            .SelectMany(same =>
                same.OrderBy(item => DepthOf(item))
                    .ThenBy(item => MetaId.TailOf(item.Id.Value).Length)
                    .ThenBy(item => MetaId.TailOf(item.Id.Value), StringComparer.Ordinal)
                    .Select((item, place) => item with { Order = place })
            )
            .OrderBy(item => item.At)
            .ThenBy(item => item.Order)
            .ThenBy(item => item.Id.Value, StringComparer.Ordinal);

    private static int DepthOf(PlatformItem item) =>
        item.Id == item.Conversation ? 0
        : item.InReplyTo == item.Conversation ? 1
        : 2;

    /// <summary>Stands for somebody whom the platform does not name; nobody else is they.</summary>
    private static string Nobody(string id) => $"anonymous:{MetaId.TailOf(id)}";

    private static Uri? AddressOf(string? text) =>
        text is { Length: <= 2_000 }
        && Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        && address.Scheme is "https"
        && address.UserInfo.Length == 0
            ? address
            : null;

    private static bool Same(string? one, string? other) =>
        one is { Length: > 0 } && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

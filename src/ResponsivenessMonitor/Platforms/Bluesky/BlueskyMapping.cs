using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Makes items of what the network shows. Pure.</summary>
/// <remarks>
/// The time is <c>indexedAt</c> everywhere, never what the author's program says. Nothing on Bluesky puts handles before somebody's words, so an account
/// that the words name was named by a person.
/// </remarks>
internal static class BlueskyMapping
{
    /// <summary>A notification; null when it is no item: a like, a repost, a follow, or what is not known here.</summary>
    internal static PlatformItem? ItemOf(NotificationView view, string account)
    {
        if (
            view.Reason is not ("mention" or "reply" or "quote")
            || AtUri.Parse(view.Uri) is not { } uri
            || TimeOf(view.IndexedAt) is not { } at
            || BlueskyPost.Of(view.Record) is not { } post
        )
        {
            return null;
        }

        bool isNamed = post.Named.Contains(account, StringComparer.Ordinal);
        bool isToOthers = post.Parent is { } parent && !string.Equals(AtUri.Parse(parent)?.Did, account, StringComparison.Ordinal);
        return ItemOf(uri, post, at, IsSpam(view.Labels, uri.Did)) with
        {
            Kind = isNamed || view.Reason is "mention" ? MessageKind.Mention : MessageKind.Comment,
            IsRepost = view.Reason is "quote",
            RepliesToOthers = isToOthers && !isNamed,
        };
    }

    /// <summary>A post of a feed or a thread: the account's own, or a comment in its threads. Null when it cannot be read.</summary>
    internal static PlatformItem? ItemOf(PostView? view, string account)
    {
        if (AtUri.Parse(view?.Uri) is not { } uri || TimeOf(view?.IndexedAt) is not { } at || BlueskyPost.Of(view!.Record) is not { } post)
        {
            return null;
        }

        PlatformItem item = ItemOf(uri, post, at, IsSpam(view.Labels, uri.Did));
        return string.Equals(uri.Did, account, StringComparison.Ordinal) ? item with { IsSpam = false }
            : post.Named.Contains(account, StringComparer.Ordinal) ? item with { Kind = MessageKind.Mention }
            : item with { Kind = MessageKind.Comment };
    }

    /// <summary>The account as its profile shows it. A handle that does not lead back to it is shown as invalid, and is no other name.</summary>
    internal static AccountProfile ProfileOf(ProfileView view, BlueskyPlace place, string handle, Instant? lastPostAt)
    {
        string? name = view.Handle is { Length: > 0 } shown && shown is not "handle.invalid" ? shown : place.Handle;
        bool isRenamed =
            name is not null && !DidText.IsDid(handle) && !string.Equals(name, handle.TrimStart('@'), StringComparison.OrdinalIgnoreCase);
        bool isHidden = (view.Labels ?? []).Any(label =>
            label is { Val: "!hide", Neg: not true } && !string.Equals(label.Src, place.Did, StringComparison.Ordinal)
        );
        return isRenamed ? new AccountProfile.Renamed(place.Did, lastPostAt, name!)
            : isHidden ? new AccountProfile.Limited(place.Did, lastPostAt)
            : new AccountProfile.Live(place.Did, lastPostAt);
    }

    /// <summary>All posts of a thread, from the top; none of those that are not there or not for us.</summary>
    internal static IEnumerable<PostView> PostsOf(ThreadNodeView? top)
    {
        Stack<ThreadNodeView?> nodes = new([top]);
        while (nodes.TryPop(out ThreadNodeView? node))
        {
            if (node?.Post is { } post)
            {
                yield return post;
            }

            foreach (ThreadNodeView? reply in node?.Replies ?? [])
            {
                nodes.Push(reply);
            }
        }
    }

    /// <summary>Each item once, and those of one conversation and time in the order of their keys, which custom makes of time too.</summary>
    internal static IEnumerable<PlatformItem> InOrder(IEnumerable<PlatformItem> items) =>
        items
            .OrderBy(item => item.Kind == MessageKind.Mention ? 0 : 1)
            .DistinctBy(item => item.Id)
            .GroupBy(item => (item.Conversation, item.At))
            .SelectMany(same =>
                same.OrderBy(item => AtUri.Parse(item.Id.Value)?.Key, StringComparer.Ordinal).Select((item, at) => item with { Order = at })
            )
            .OrderBy(item => item.At)
            .ThenBy(item => item.Order)
            .ThenBy(item => item.Id.Value, StringComparer.Ordinal);

    /// <summary>A time as the network writes it; null when it is none.</summary>
    internal static Instant? TimeOf(string? text) =>
        text is { Length: <= 64 }
        && OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: { } time }
        && time.ToInstant() is var at
        && at > NodaConstants.UnixEpoch - Duration.FromDays(1)
        && at < Latest
            ? at
            : null;

    private static readonly Instant Latest = Instant.FromUtc(9000, 1, 1, 0, 0);

    private static PlatformItem ItemOf(AtUri uri, BlueskyPost post, Instant at, bool isSpam) =>
        new(new ItemId(uri.Text), new ItemId(post.Root ?? post.Parent ?? uri.Text), ConversationShape.Nested, uri.Did, at)
        {
            InReplyTo = post.Parent is { } parent ? new ItemId(parent) : null,
            Text = post.Text,
            Language = post.Language,
            HasPicture = post.HasPicture,
            IsSpam = isSpam,
            Permalink = uri.Permalink,
        };

    /// <summary>Moderators say so; what authors say of themselves is not asked.</summary>
    private static bool IsSpam(List<LabelView?>? labels, string author) =>
        (labels ?? []).Any(label =>
            label is { Val: "spam", Neg: not true, Src: { } source } && !string.Equals(source, author, StringComparison.Ordinal)
        );
}

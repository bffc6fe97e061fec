using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Whom comments are seen by.</summary>
/// <param name="Channel">The account's channel.</param>
/// <param name="Siblings">The university's other channels.</param>
/// <param name="Now">The present; nothing was published after it.</param>
internal sealed record YouTubeViewer(string Channel, IReadOnlyCollection<string> Siblings, Instant Now)
{
    /// <summary>Whether a comment may be an answer of the university's: not where it says that somebody else wrote it.</summary>
    internal bool MayBeOurs(CommentView? comment) =>
        comment?.Snippet?.AuthorChannelId?.Value is not { } author
        || string.Equals(author, Channel, StringComparison.Ordinal)
        || Siblings.Contains(author, StringComparer.Ordinal);
}

/// <summary>Makes items of what YouTube shows. Pure.</summary>
internal static class YouTubeMapping
{
    private const string Site = "https://www.youtube.com";

    /// <summary>The items of a thread, each with its place among those of the same second.</summary>
    internal static IEnumerable<PlatformItem> ItemsOf(YouTubeThread thread, YouTubeViewer viewer)
    {
        Dictionary<Instant, int> places = [];
        foreach (YouTubeRemark remark in thread.Remarks)
        {
            PlatformItem item = ItemOf(remark, thread, viewer);
            int place = places.GetValueOrDefault(item.At);
            places[item.At] = place + 1;
            yield return item with
            {
                Order = place,
            };
        }
    }

    /// <summary>A video of the account; it shows that somebody was there, and is the root of no conversation.</summary>
    internal static PlatformItem VideoOf(string video, Instant at, YouTubeViewer viewer) =>
        new(new ItemId(video), new ItemId(video), ConversationShape.OneLevel, viewer.Channel, Instant.Min(at, viewer.Now))
        {
            Permalink = new Uri($"{Site}/watch?v={video}"),
        };

    /// <summary>The account as its channel shows it. A handle is only compared where the channel shows one, and a handle was registered.</summary>
    internal static AccountProfile ProfileOf(string id, ChannelView channel, string handle, Instant? lastPostAt)
    {
        string registered = handle.TrimStart('@');
        string? shown = channel.Snippet?.CustomUrl is { Length: > 1 and <= 100 } url && url.StartsWith('@') ? url[1..] : null;
        bool isOther =
            shown is not null
            && !YouTubeText.IsChannel(registered)
            && !shown.Any(char.IsControl)
            && !string.Equals(shown, registered, StringComparison.OrdinalIgnoreCase);
        return isOther && shown is { } renamed
            ? new AccountProfile.Renamed(id, lastPostAt, renamed)
            : channel.Status?.PrivacyStatus switch
            {
                "private" => new AccountProfile.Protected(id, lastPostAt),
                "unlisted" => new AccountProfile.Limited(id, lastPostAt),
                _ => new AccountProfile.Live(id, lastPostAt),
            };
    }

    private static PlatformItem ItemOf(YouTubeRemark remark, YouTubeThread thread, YouTubeViewer viewer)
    {
        bool isOwn = string.Equals(remark.Author, viewer.Channel, StringComparison.Ordinal);
        bool isReply = remark != thread.Top;
        string? parent =
            isReply ? thread.Id
            : isOwn ? null
            : thread.Video ?? thread.Post; // what an account says first answers nobody
        bool isOutgoing = isOwn || viewer.Siblings.Contains(remark.Author, StringComparer.Ordinal);
        return new PlatformItem(
            new ItemId(remark.Id),
            new ItemId(thread.Id),
            ConversationShape.OneLevel,
            remark.Author,
            Instant.Min(remark.At, viewer.Now)
        )
        {
            Kind = isOwn ? null : MessageKind.Comment,
            InReplyTo = parent is { } above ? new ItemId(above) : null,
            Text = remark.Text,
            IsSpam = !isOwn && remark.IsHeld,
            EditedAt = remark.EditedAt is { } edited ? Instant.Min(edited, viewer.Now) : null,
            Names = isOutgoing ? [.. NamedBy(remark, thread)] : [],
            Permalink = AddressOf(remark.Id, thread),
        };
    }

    /// <summary>Those of the thread whom a reply names, by the names under which they write there.</summary>
    private static IEnumerable<string> NamedBy(YouTubeRemark reply, YouTubeThread thread) =>
        thread
            .Remarks.Where(other => other.Name.Length > 0 && !string.Equals(other.Author, reply.Author, StringComparison.Ordinal))
            .Where(other => Names(reply.Text, other.Name))
            .Select(other => other.Author)
            .Distinct(StringComparer.Ordinal);

    private static bool Names(string text, string name)
    {
        string called = $"@{name}";
        for (int at = text.IndexOf(called, StringComparison.OrdinalIgnoreCase); at >= 0; )
        {
            int end = at + called.Length;
            bool isWhole =
                end == text.Length || !(IsOfNames(text[end]) || (IsJoint(text[end]) && end + 1 < text.Length && IsOfNames(text[end + 1])));
            if (isWhole && (at == 0 || !IsOfNames(text[at - 1])))
            {
                return true;
            }

            at = text.IndexOf(called, end, StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }

    private static bool IsOfNames(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsJoint(char c) => c is '.' or '-' or '·';

    private static Uri? AddressOf(string comment, YouTubeThread thread) =>
        thread switch
        {
            { Video: { } video } => new Uri($"{Site}/watch?v={video}&lc={comment}"),
            { Post: { } post } => new Uri($"{Site}/post/{post}?lc={comment}"),
            _ => null,
        };
}

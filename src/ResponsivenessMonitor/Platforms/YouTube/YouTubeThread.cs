using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>A top-level comment with the replies that were shown, as it was read.</summary>
/// <param name="Top">The top-level comment, whose id is the thread's.</param>
/// <param name="Replies">Replies, the oldest first.</param>
/// <param name="Count">How many replies there are.</param>
internal sealed record YouTubeThread(YouTubeRemark Top, IReadOnlyList<YouTubeRemark> Replies, long Count)
{
    /// <summary>Characters of a <see cref="Token"/>.</summary>
    internal const int TokenLength = 8;

    /// <summary>The video it is below; null where it is below none.</summary>
    internal string? Video { get; init; }

    /// <summary>The channel's post it is below; null where it is below none.</summary>
    internal string? Post { get; init; }

    /// <summary>Whether YouTube says that not everybody sees it.</summary>
    internal bool IsHidden { get; init; }

    internal string Id => Top.Id;

    /// <summary>Whether all its replies were shown.</summary>
    internal bool IsWhole => Replies.Count >= Count;

    /// <summary>When something in it was last published, as far as it was shown.</summary>
    internal Instant LastAt => Remarks.Max(remark => remark.At);

    internal IEnumerable<YouTubeRemark> Remarks => Replies.Prepend(Top);

    /// <summary>Stands for the thread as it is: another one when a reply came or went, or something that is shown was edited.</summary>
    internal string Token
    {
        get
        {
            long top = Top.EditedAt?.ToUnixTimeMilliseconds() ?? 0;
            long edited = Replies.Max(reply => reply.EditedAt)?.ToUnixTimeMilliseconds() ?? 0;
            string state = string.Create(CultureInfo.InvariantCulture, $"{Id} {Count} {top} {LastAt.ToUnixTimeMilliseconds()} {edited}");
            return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(state)), 0, 6);
        }
    }

    /// <summary>Reads one; null when what it begins with has no id or no time. Replies that cannot be read are left out.</summary>
    internal static YouTubeThread? Of(ThreadView view)
    {
        if (
            view.Snippet is not { } snippet
            || YouTubeRemark.Of(snippet.TopLevelComment) is not { } top
            || !string.Equals(view.Id, top.Id, StringComparison.Ordinal)
        )
        {
            return null;
        }

        List<CommentView?> shown = view.Replies?.Comments ?? [];
        return new YouTubeThread(top, OldestFirst(RepliesOf(shown, top.Id)), Math.Max(0, snippet.TotalReplyCount ?? shown.Count))
        {
            Video = YouTubeText.IsId(snippet.VideoId) ? snippet.VideoId : null,
            Post = YouTubeText.IsId(snippet.PostId) ? snippet.PostId : null,
            IsHidden = snippet.IsPublic is false,
        };
    }

    /// <summary>Reads replies of a thread, in the order in which they are listed, but for those that cannot be read.</summary>
    internal static IReadOnlyList<YouTubeRemark> RepliesOf(IReadOnlyList<CommentView?> views, string thread) =>
        [.. views.Select(view => ReplyOf(view, thread)).OfType<YouTubeRemark>()];

    /// <summary>Reads a reply of a thread; null when it has no id or no time, or is another thread's.</summary>
    internal static YouTubeRemark? ReplyOf(CommentView? view, string thread) =>
        view?.Snippet?.ParentId is not { } parent || string.Equals(parent, thread, StringComparison.Ordinal)
            ? YouTubeRemark.Of(view)
            : null;

    /// <summary>Lists come newest first; of those of one second that is all that says which was first.</summary>
    internal static IReadOnlyList<YouTubeRemark> OldestFirst(IReadOnlyList<YouTubeRemark> listed)
    {
        bool isAscending = listed is [{ } first, .., { } last] && first.At < last.At;
        return [.. (isAscending ? listed : listed.Reverse()).OrderBy(remark => remark.At)];
    }
}

using System.Text.Json.Serialization;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>What the YouTube Data API answers, as far as it is read; everything may be missing.</summary>
/// <param name="TotalResults">Of some lists how many there are, of others how many are on the page.</param>
internal sealed record PageInfoView(long? TotalResults);

/// <summary>Channels; without a list of them where there is none.</summary>
internal sealed record ChannelListView(string? Kind, PageInfoView? PageInfo, List<ChannelView?>? Items);

/// <summary>A channel.</summary>
internal sealed record ChannelView(string? Id, ChannelSnippetView? Snippet, ChannelContentView? ContentDetails, ChannelStatusView? Status);

/// <summary>What a channel says of itself.</summary>
/// <param name="CustomUrl">Its handle with its @, or an older kind of name without one.</param>
internal sealed record ChannelSnippetView(string? CustomUrl);

/// <summary>Lists of a channel.</summary>
internal sealed record ChannelContentView(ChannelListsView? RelatedPlaylists);

/// <summary>Their ids.</summary>
internal sealed record ChannelListsView(string? Uploads);

/// <summary>Who sees a channel: <c>public</c>, <c>unlisted</c>, <c>private</c>.</summary>
internal sealed record ChannelStatusView(string? PrivacyStatus);

/// <summary>A page of comment threads.</summary>
internal sealed record ThreadListView(string? Kind, string? NextPageToken, PageInfoView? PageInfo, List<ThreadView?>? Items);

/// <summary>A top-level comment with some of its replies.</summary>
internal sealed record ThreadView(string? Id, ThreadSnippetView? Snippet, ThreadRepliesView? Replies);

/// <summary>Where a thread is; on the channel itself where neither video nor post is named.</summary>
internal sealed record ThreadSnippetView(
    string? VideoId,
    string? PostId,
    CommentView? TopLevelComment,
    long? TotalReplyCount,
    bool? IsPublic
);

/// <summary>Replies: all of them only where they are as many as the thread has.</summary>
internal sealed record ThreadRepliesView(List<CommentView?>? Comments);

/// <summary>A page of replies.</summary>
internal sealed record CommentListView(string? Kind, string? NextPageToken, PageInfoView? PageInfo, List<CommentView?>? Items);

/// <summary>A comment: a top-level one or a reply.</summary>
internal sealed record CommentView(string? Id, CommentSnippetView? Snippet);

/// <summary>What a comment says.</summary>
/// <param name="AuthorDisplayName">Its author's name as it is shown, by which replies name people.</param>
/// <param name="AuthorChannelId">Its author; absent where they have no channel any more.</param>
/// <param name="ParentId">The top-level comment; of replies only.</param>
/// <param name="TextDisplay">Its words as they are shown.</param>
/// <param name="TextOriginal">Its words as they were written; told to their author only.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="UpdatedAt">When it was last changed; the same where it never was.</param>
/// <param name="ModerationStatus"><c>published</c>, <c>heldForReview</c>, <c>likelySpam</c>, <c>rejected</c>; not told of what is asked for by its id.</param>
internal sealed record CommentSnippetView(
    string? AuthorDisplayName,
    CommentAuthorView? AuthorChannelId,
    string? ParentId,
    string? TextDisplay,
    string? TextOriginal,
    string? PublishedAt,
    string? UpdatedAt,
    string? ModerationStatus
);

/// <summary>A channel's id.</summary>
internal sealed record CommentAuthorView(string? Value);

/// <summary>Videos of a list.</summary>
internal sealed record VideoListView(string? Kind, PageInfoView? PageInfo, List<VideoView?>? Items);

/// <summary>One of them.</summary>
internal sealed record VideoView(VideoContentView? ContentDetails);

/// <summary>Which one, and since when people see it; absent while they do not.</summary>
internal sealed record VideoContentView(string? VideoId, string? VideoPublishedAt);

/// <summary>How a refusal is told.</summary>
internal sealed record ErrorBodyView(ErrorView? Error);

/// <summary>A refusal, with its reasons in two lists of different age.</summary>
internal sealed record ErrorView(List<ErrorReasonView?>? Errors, List<ErrorReasonView?>? Details);

/// <summary>A reason, such as <c>quotaExceeded</c>.</summary>
internal sealed record ErrorReasonView(string? Reason);

/// <summary>How all of it is read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChannelListView))]
[JsonSerializable(typeof(ThreadListView))]
[JsonSerializable(typeof(CommentListView))]
[JsonSerializable(typeof(VideoListView))]
[JsonSerializable(typeof(ErrorBodyView))]
internal sealed partial class YouTubeJson : JsonSerializerContext;

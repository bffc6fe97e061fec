using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>
/// What the Graph API answers, as far as it is read; everything may be missing. Facebook and Instagram have other names for the same, and never both:
/// <c>created_time</c> is <c>timestamp</c>, <c>message</c> is <c>text</c> or <c>caption</c>, <c>parent.id</c> is <c>parent_id</c>.
/// </summary>
internal sealed record ErrorView(ErrorBodyView? Error);

/// <summary>A refusal of the servers that grant tokens of Instagram.</summary>
internal sealed record PlainErrorView(int? Code, string? ErrorType);

/// <summary>A refusal; of a looked-at token the second number is called <c>subcode</c>.</summary>
internal sealed record ErrorBodyView(int? Code, int? ErrorSubcode, int? Subcode);

/// <summary>A page of a list.</summary>
internal sealed record ListView<T>(List<T?>? Data, PagingView? Paging)
    where T : class;

/// <summary>The way to the next one.</summary>
internal sealed record PagingView(string? Next)
{
    public override string ToString() => nameof(PagingView);
}

/// <summary>Who wrote something, or what something hangs below.</summary>
internal sealed record AuthorView(string? Id, string? Username);

/// <summary>An account with its lists.</summary>
internal sealed record NodeView(
    string? Id,
    string? UserId,
    string? Username,
    bool? IsPublished,
    ListView<PostView>? PublishedPosts,
    ListView<PostView>? VisitorPosts,
    ListView<PostView>? Tagged,
    ListView<PostView>? Media,
    ListView<PostView>? Tags,
    ListView<DialogueView>? Conversations,
    NodeView? InstagramBusinessAccount
);

/// <summary>A post, or a picture.</summary>
internal sealed record PostView(
    string? Id,
    string? CreatedTime,
    string? Timestamp,
    AuthorView? From,
    string? Username,
    string? Message,
    string? Caption,
    string? PermalinkUrl,
    string? Permalink,
    string? FullPicture,
    ListView<CommentView>? Comments
);

/// <summary>A comment, with what is below it where that was asked for.</summary>
internal sealed record CommentView(
    string? Id,
    string? CreatedTime,
    string? Timestamp,
    AuthorView? From,
    string? Username,
    string? Message,
    string? Text,
    AuthorView? Parent,
    string? ParentId,
    bool? IsHidden,
    bool? Hidden,
    string? PermalinkUrl,
    JsonElement Attachment,
    JsonElement MessageTags,
    ListView<CommentView>? Comments,
    ListView<CommentView>? Replies
);

/// <summary>A dialogue with its newest messages.</summary>
internal sealed record DialogueView(string? Id, string? UpdatedTime, ListView<MessageView>? Messages);

/// <summary>A private message.</summary>
internal sealed record MessageView(string? Id, string? CreatedTime, AuthorView? From, string? Message, JsonElement Attachments);

/// <summary>What is known of a token.</summary>
internal sealed record TokenView(TokenDataView? Data);

/// <summary>The same. Times are Unix seconds, and 0 where there is no end.</summary>
internal sealed record TokenDataView(
    bool? IsValid,
    long? ExpiresAt,
    long? DataAccessExpiresAt,
    List<string?>? Scopes,
    ErrorBodyView? Error
);

/// <summary>A token that was granted; Instagram puts the first one into a list of one.</summary>
internal sealed record GrantView(string? AccessToken, long? ExpiresIn, List<GrantView?>? Data)
{
    public override string ToString() => nameof(GrantView);
}

/// <summary>A Page that a person has a part in, with the Page's own token.</summary>
internal sealed record PageView(string? Id, string? Name, string? Username, string? AccessToken, List<string?>? Tasks)
{
    public override string ToString() => nameof(PageView);
}

/// <summary>How all of it is read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, MaxDepth = 64)]
[JsonSerializable(typeof(ErrorView))]
[JsonSerializable(typeof(PlainErrorView))]
[JsonSerializable(typeof(NodeView))]
[JsonSerializable(typeof(ListView<PostView>), TypeInfoPropertyName = "Posts")]
[JsonSerializable(typeof(ListView<CommentView>), TypeInfoPropertyName = "Comments")]
[JsonSerializable(typeof(ListView<DialogueView>), TypeInfoPropertyName = "Dialogues")]
[JsonSerializable(typeof(ListView<PageView>), TypeInfoPropertyName = "Pages")]
[JsonSerializable(typeof(Dictionary<string, CommentView?>), TypeInfoPropertyName = "CommentsById")]
[JsonSerializable(typeof(CommentView))]
[JsonSerializable(typeof(AuthorView))]
[JsonSerializable(typeof(TokenView))]
[JsonSerializable(typeof(GrantView))]
[JsonSerializable(typeof(MetaBookmark))]
internal sealed partial class MetaJson : JsonSerializerContext;

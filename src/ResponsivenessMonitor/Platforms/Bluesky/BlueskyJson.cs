using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>What servers answer, as far as it is read; everything may be missing. Records are their authors' own, so they stay as they came.</summary>
internal sealed record ErrorView(string? Error, string? Message);

/// <summary>A session.</summary>
internal sealed record SessionView(string? AccessJwt, string? RefreshJwt, string? Did, bool? Active, string? Status)
{
    public override string ToString() => nameof(SessionView);
}

/// <summary>What asks for a session.</summary>
internal sealed record SessionWish(string Identifier, string Password)
{
    public override string ToString() => nameof(SessionWish);
}

/// <summary>A page of notifications.</summary>
internal sealed record NotificationsView(List<NotificationView?>? Notifications, string? Cursor);

/// <summary>One of them.</summary>
internal sealed record NotificationView(
    string? Uri,
    AuthorView? Author,
    string? Reason,
    JsonElement Record,
    string? IndexedAt,
    List<LabelView?>? Labels
);

/// <summary>Who wrote something.</summary>
internal sealed record AuthorView(string? Did, string? Handle);

/// <summary>What somebody thinks of something.</summary>
internal sealed record LabelView(string? Src, string? Val, bool? Neg);

/// <summary>A post.</summary>
internal sealed record PostView(
    string? Uri,
    AuthorView? Author,
    JsonElement Record,
    string? IndexedAt,
    int? ReplyCount,
    List<LabelView?>? Labels
);

/// <summary>A page of what an account published.</summary>
internal sealed record FeedView(List<FeedEntryView?>? Feed, string? Cursor);

/// <summary>One of them; with a reason when it is somebody's that was passed on.</summary>
internal sealed record FeedEntryView(PostView? Post, JsonElement Reason);

/// <summary>Posts that are there, of those that were asked for.</summary>
internal sealed record PostsView(List<PostView?>? Posts);

/// <summary>A thread.</summary>
internal sealed record ThreadView(ThreadNodeView? Thread);

/// <summary>A post of a thread with what is below it; or that it is not there, or not for us.</summary>
internal sealed record ThreadNodeView(PostView? Post, List<ThreadNodeView?>? Replies, bool? NotFound, bool? Blocked);

/// <summary>A profile.</summary>
internal sealed record ProfileView(string? Did, string? Handle, List<LabelView?>? Labels);

/// <summary>The state of an account on its server.</summary>
/// <param name="Did">The account.</param>
/// <param name="Active">Whether it can be seen.</param>
/// <param name="Status">Why not.</param>
/// <param name="Rev">Its last change, a time in base 32.</param>
internal sealed record RepoStatusView(string? Did, bool? Active, string? Status, string? Rev);

/// <summary>Whose a handle is.</summary>
internal sealed record HandleView(string? Did);

/// <summary>What an account says of itself in the directory.</summary>
internal sealed record DidDocumentView(string? Id, List<string?>? AlsoKnownAs, List<DidServiceView?>? Service);

/// <summary>A server that it names.</summary>
internal sealed record DidServiceView(string? Id, JsonElement ServiceEndpoint);

/// <summary>A page of an account's records.</summary>
internal sealed record RecordsView(List<RecordView?>? Records, string? Cursor);

/// <summary>One of them.</summary>
internal sealed record RecordView(string? Uri, JsonElement Value);

/// <summary>How all of it is read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 128)]
[JsonSerializable(typeof(ErrorView))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(SessionWish))]
[JsonSerializable(typeof(NotificationsView))]
[JsonSerializable(typeof(FeedView))]
[JsonSerializable(typeof(PostsView))]
[JsonSerializable(typeof(ThreadView))]
[JsonSerializable(typeof(ProfileView))]
[JsonSerializable(typeof(RepoStatusView))]
[JsonSerializable(typeof(HandleView))]
[JsonSerializable(typeof(DidDocumentView))]
[JsonSerializable(typeof(RecordsView))]
[JsonSerializable(typeof(BlueskyBookmark))]
[JsonSerializable(typeof(KeptTokens))]
internal sealed partial class BlueskyJson : JsonSerializerContext;

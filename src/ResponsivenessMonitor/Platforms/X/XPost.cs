using System.Text.Json.Serialization;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>A post, in either vocabulary.</summary>
/// <param name="Id">Its id; an edit gives it another one.</param>
internal sealed record XPost([property: JsonConverter(typeof(XIdConverter))] string Id)
{
    [JsonConverter(typeof(XIdConverter))]
    public string? AuthorId { get; init; }

    /// <summary>When it was published; of an edited post, when it was edited.</summary>
    public Instant? CreatedAt { get; init; }

    /// <summary>The id of the post at the root of its thread.</summary>
    [JsonConverter(typeof(XIdConverter))]
    public string? ConversationId { get; init; }

    [JsonConverter(typeof(XOptionalIdConverter))]
    public string? InReplyToUserId { get; init; }

    /// <summary>Its words, the first of them where it is long; &amp;, &lt; and &gt; are written as in HTML.</summary>
    public string? Text { get; init; }

    /// <summary>A language tag, or what X says where it knows none.</summary>
    public string? Lang { get; init; }

    public XNote? NoteTweet { get; init; }

    public XNote? NotePost { get; init; }

    public XAttachments? Attachments { get; init; }

    public IReadOnlyList<XReference?>? ReferencedTweets { get; init; }

    public IReadOnlyList<XReference?>? ReferencedPosts { get; init; }

    public IReadOnlyList<string?>? EditHistoryTweetIds { get; init; }

    public IReadOnlyList<string?>? EditHistoryPostIds { get; init; }

    /// <summary>Whether it says who wrote it and when, without which nothing can be made of it.</summary>
    internal bool IsReadable => this is { AuthorId: not null, CreatedAt: not null };

    /// <summary>All its words.</summary>
    internal string Words => (NoteTweet ?? NotePost)?.Text ?? Text ?? string.Empty;

    /// <summary>The id of the post to which it refers in a way, or null.</summary>
    internal string? Referenced(string type) =>
        (ReferencedTweets ?? ReferencedPosts ?? [])
            .FirstOrDefault(reference => string.Equals(reference?.Type, type, StringComparison.Ordinal))
            ?.Id;

    /// <summary>The ids of its versions from the first on, itself among them.</summary>
    internal IReadOnlyList<string> Versions
    {
        get
        {
            string[] versions = [.. (EditHistoryTweetIds ?? EditHistoryPostIds ?? []).OfType<string>().Where(XIds.IsId)];
            return versions.Contains(Id, StringComparer.Ordinal) ? versions : [Id];
        }
    }

    /// <summary>Whether it only passes on somebody's post.</summary>
    internal bool IsRepost => Referenced("retweeted") is not null || Referenced("reposted") is not null;
}

/// <summary>The whole text of a long post.</summary>
internal sealed record XNote
{
    public string? Text { get; init; }
}

/// <summary>What a post carries.</summary>
internal sealed record XAttachments
{
    public IReadOnlyList<string?>? MediaKeys { get; init; }
}

/// <summary>A post to which another one refers.</summary>
/// <param name="Type">Such as <c>replied_to</c>.</param>
/// <param name="Id">Its id.</param>
internal sealed record XReference(string Type, [property: JsonConverter(typeof(XIdConverter))] string Id);

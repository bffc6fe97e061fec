using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>A list of posts: mentions, a timeline, what a search found, or posts that were asked for by their ids.</summary>
internal sealed record XPosts
{
    /// <summary>Null in an empty page, and where there are only errors; of a post of another shape nothing is known but its id.</summary>
    [JsonConverter(typeof(XPostsConverter))]
    public IReadOnlyList<XPost?>? Data { get; init; }

    public XIncludes? Includes { get; init; }

    /// <summary>What could not be given; comes with status 200, beside data or instead of it.</summary>
    public IReadOnlyList<XProblem?>? Errors { get; init; }

    public XMeta? Meta { get; init; }
}

/// <summary>What was asked for beside the posts; it is billed as they are.</summary>
internal sealed record XIncludes
{
    [JsonConverter(typeof(XUsersConverter))]
    public IReadOnlyList<XUser?>? Users { get; init; }

    [JsonConverter(typeof(XPostsConverter))]
    public IReadOnlyList<XPost?>? Tweets { get; init; }

    [JsonConverter(typeof(XPostsConverter))]
    public IReadOnlyList<XPost?>? Posts { get; init; }
}

/// <summary>How a page stands among others.</summary>
internal sealed record XMeta
{
    public int? ResultCount { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextToken { get; init; }
}

/// <summary>Accounts that were asked for.</summary>
internal sealed record XUsers
{
    public IReadOnlyList<XUser?>? Data { get; init; }

    public XIncludes? Includes { get; init; }

    public IReadOnlyList<XProblem?>? Errors { get; init; }
}

/// <summary>The account that a token is of.</summary>
internal sealed record XSelf
{
    public XUser? Data { get; init; }

    public XIncludes? Includes { get; init; }

    public IReadOnlyList<XProblem?>? Errors { get; init; }
}

/// <summary>An account.</summary>
/// <param name="Id">Its id, which stays when it is renamed.</param>
/// <param name="Username">Its handle.</param>
internal sealed record XUser([property: JsonConverter(typeof(XIdConverter))] string Id, string Username)
{
    public bool? Protected { get; init; }

    [JsonConverter(typeof(XOptionalIdConverter))]
    public string? MostRecentTweetId { get; init; }

    [JsonConverter(typeof(XOptionalIdConverter))]
    public string? MostRecentPostId { get; init; }

    /// <summary>In which countries it is not shown; null where it is shown everywhere.</summary>
    public JsonElement? Withheld { get; init; }

    internal string? MostRecent => MostRecentTweetId ?? MostRecentPostId;
}

/// <summary>What is wrong, in the manner of RFC 7807; alone as a body, or one of a list in it.</summary>
internal sealed record XProblem
{
    public string? Title { get; init; }

    /// <summary>May hold names and ids.</summary>
    public string? Detail { get; init; }

    /// <summary>An address, on either of X's hosts; its last part is what it says.</summary>
    public string? Type { get; init; }

    public string? ResourceId { get; init; }

    public string? ResourceType { get; init; }

    public string? Parameter { get; init; }

    /// <summary>Of what was asked for wrongly, the names and values.</summary>
    public JsonElement? Parameters { get; init; }

    public IReadOnlyList<XProblem?>? Errors { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(XInstantConverter)]
)]
[JsonSerializable(typeof(XPosts))]
[JsonSerializable(typeof(XPost))]
[JsonSerializable(typeof(XUser))]
[JsonSerializable(typeof(XEntry))]
[JsonSerializable(typeof(XUsers))]
[JsonSerializable(typeof(XSelf))]
[JsonSerializable(typeof(XProblem))]
internal sealed partial class XJson : JsonSerializerContext;

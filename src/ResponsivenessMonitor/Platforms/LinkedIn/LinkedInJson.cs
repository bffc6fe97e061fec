using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using ResponsivenessMonitor.Platforms.Json;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>A page of a list.</summary>
/// <param name="Elements">What is on it, in an order that LinkedIn does not promise.</param>
internal sealed record LinkedInList<T>(IReadOnlyList<T> Elements)
{
    [JsonConverter(typeof(LenientPart<LinkedInPaging>))]
    public LinkedInPaging? Paging { get; init; }

    /// <summary>Whether nothing follows the page.</summary>
    /// <param name="before">How many elements came before it.</param>
    /// <param name="asked">How many were asked for.</param>
    internal bool IsLast(int before, int asked = LinkedInPaths.PageSize) =>
        Elements.Count == 0
        || (
            Paging?.LeadsOn == true ? false
            : Paging?.Total is { } total ? before + Elements.Count >= total
            : Elements.Count < Math.Min(Paging?.Count is > 0 and var allowed ? allowed : asked, asked)
        );
}

/// <summary>Where a page stands in its list.</summary>
internal sealed record LinkedInPaging
{
    /// <summary>How many elements a page may have; LinkedIn may allow fewer than were asked for.</summary>
    [JsonConverter(typeof(Lenient.Count))]
    public long? Count { get; init; }

    /// <summary>How many elements the list has; not said of every list.</summary>
    [JsonConverter(typeof(Lenient.Count))]
    public long? Total { get; init; }

    /// <summary>Where it goes on, and where it came from; LinkedIn may give fewer elements than it allows although there are more.</summary>
    [JsonConverter(typeof(LenientPart<IReadOnlyList<LinkedInLink>>))]
    public IReadOnlyList<LinkedInLink>? Links { get; init; }

    [JsonIgnore]
    internal bool LeadsOn => Links?.Any(link => string.Equals(link?.Rel, "next", StringComparison.Ordinal)) == true;
}

/// <summary>A link of a page; only what it leads to is read, and its address never followed.</summary>
internal sealed record LinkedInLink
{
    [JsonConverter(typeof(Lenient.Text))]
    public string? Rel { get; init; }
}

/// <summary>An element of <c>/organizationalEntityNotifications</c>.</summary>
/// <param name="Action">What happened, as LinkedIn writes it; actions that are not known are passed over.</param>
/// <param name="LastModifiedAt">When.</param>
internal sealed record LinkedInNotification(string Action, Instant LastModifiedAt)
{
    [JsonConverter(typeof(Lenient.Text))]
    public string? NotificationId { get; init; }

    /// <summary>What came of the action: a comment, in the long or the short form, or a post.</summary>
    [JsonConverter(typeof(Lenient.Text))]
    public string? GeneratedActivity { get; init; }

    /// <summary>The post it happened on.</summary>
    [JsonConverter(typeof(Lenient.Text))]
    public string? SourcePost { get; init; }

    public LinkedInDecoration? DecoratedSourcePost { get; init; }

    public LinkedInGenerated? DecoratedGeneratedActivity { get; init; }
}

/// <summary>What came of an action, with its words.</summary>
internal sealed record LinkedInGenerated
{
    public LinkedInDecoration? Comment { get; init; }

    public LinkedInDecoration? Share { get; init; }
}

/// <summary>A post or a comment as notifications show it.</summary>
internal sealed record LinkedInDecoration
{
    /// <summary>Who published it: a person or a Page.</summary>
    [JsonConverter(typeof(Lenient.Text))]
    public string? Owner { get; init; }

    [JsonConverter(typeof(Lenient.Text))]
    public string? Text { get; init; }

    /// <summary>Its own URN.</summary>
    [JsonConverter(typeof(Lenient.Text))]
    public string? Entity { get; init; }
}

/// <summary>An element of <c>/socialActions/…/comments</c>.</summary>
/// <param name="Actor">Who wrote it: a person or a Page.</param>
/// <param name="Created">When.</param>
internal sealed record LinkedInComment(string Actor, LinkedInStamp Created)
{
    [JsonPropertyName("$URN")]
    [JsonConverter(typeof(Lenient.Text))]
    public string? Urn { get; init; }

    /// <summary>Its number.</summary>
    [JsonConverter(typeof(Lenient.Text))]
    public string? Id { get; init; }

    /// <summary>The post it stands below.</summary>
    [JsonConverter(typeof(Lenient.Text))]
    public string? Object { get; init; }

    /// <summary>The comment it replies to; null for a comment on the post itself.</summary>
    [JsonConverter(typeof(Lenient.Text))]
    public string? ParentComment { get; init; }

    [JsonConverter(typeof(LenientPart<LinkedInStamp>))]
    public LinkedInStamp? LastModified { get; init; }

    public LinkedInMessage? Message { get; init; }

    [JsonConverter(typeof(LenientPart<LinkedInCommentsSummary>))]
    public LinkedInCommentsSummary? CommentsSummary { get; init; }
}

/// <summary>When something was done.</summary>
internal sealed record LinkedInStamp(Instant Time);

/// <summary>The words of a comment.</summary>
internal sealed record LinkedInMessage
{
    [JsonConverter(typeof(Lenient.Text))]
    public string? Text { get; init; }

    /// <summary>Whom the words name, and where; only the URNs in it are looked at.</summary>
    public JsonElement? Attributes { get; init; }
}

/// <summary>The replies to a comment, in short.</summary>
internal sealed record LinkedInCommentsSummary
{
    /// <summary>Some of the replies.</summary>
    public IReadOnlyList<string?>? SelectedComments { get; init; }

    [JsonConverter(typeof(Lenient.Count))]
    public long? AggregatedTotalComments { get; init; }

    [JsonConverter(typeof(Lenient.Count))]
    public long? TotalFirstLevelComments { get; init; }
}

/// <summary>An element of <c>/posts</c>.</summary>
internal sealed record LinkedInPost(string Id, string Author)
{
    public Instant? CreatedAt { get; init; }

    public Instant? PublishedAt { get; init; }

    [JsonConverter(typeof(Lenient.Text))]
    public string? Commentary { get; init; }

    /// <summary>As LinkedIn writes it: <c>PUBLISHED</c>, <c>DRAFT</c> and others.</summary>
    [JsonConverter(typeof(Lenient.Text))]
    public string? LifecycleState { get; init; }
}

/// <summary>A Page.</summary>
/// <param name="Id">Its number.</param>
internal sealed record LinkedInOrganisation(long Id)
{
    /// <summary>What its address ends in: its handle.</summary>
    [JsonConverter(typeof(Lenient.Text))]
    public string? VanityName { get; init; }
}

/// <summary>A role that the token's member has on a Page; which of the fields names the Page differs by version.</summary>
internal sealed record LinkedInRole
{
    [JsonConverter(typeof(Lenient.Text))]
    public string? Organization { get; init; }

    [JsonConverter(typeof(Lenient.Text))]
    public string? OrganizationTarget { get; init; }

    [JsonConverter(typeof(Lenient.Text))]
    public string? OrganizationalTarget { get; init; }

    internal bool IsOn(string organisation) =>
        new[] { Organization, OrganizationTarget, OrganizationalTarget }.Contains(organisation, StringComparer.Ordinal);
}

/// <summary>How LinkedIn says what is wrong; its message is only looked at.</summary>
internal sealed record LinkedInError
{
    [JsonConverter(typeof(Lenient.Count))]
    public long? ServiceErrorCode { get; init; }

    [JsonConverter(typeof(Lenient.Text))]
    public string? Code { get; init; }

    [JsonConverter(typeof(Lenient.Text))]
    public string? Message { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [
        typeof(LinkedInInstantConverter),
        typeof(WholeListConverter<LinkedInNotification>),
        typeof(WholeListConverter<LinkedInComment>),
        typeof(WholeListConverter<LinkedInPost>),
        typeof(WholeListConverter<LinkedInOrganisation>),
        typeof(WholeListConverter<LinkedInRole>),
    ]
)]
[JsonSerializable(typeof(LinkedInList<LinkedInNotification>))]
[JsonSerializable(typeof(LinkedInList<LinkedInComment>))]
[JsonSerializable(typeof(LinkedInList<LinkedInPost>))]
[JsonSerializable(typeof(LinkedInList<LinkedInOrganisation>))]
[JsonSerializable(typeof(LinkedInList<LinkedInRole>))]
[JsonSerializable(typeof(LinkedInOrganisation))]
[JsonSerializable(typeof(LinkedInPaging))]
[JsonSerializable(typeof(IReadOnlyList<LinkedInLink>))]
[JsonSerializable(typeof(LinkedInStamp))]
[JsonSerializable(typeof(LinkedInCommentsSummary))]
[JsonSerializable(typeof(LinkedInError))]
internal sealed partial class LinkedInJson : JsonSerializerContext;

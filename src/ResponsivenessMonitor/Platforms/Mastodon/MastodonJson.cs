using System.Text.Json.Serialization;
using NodaTime;
using ResponsivenessMonitor.Platforms.Json;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>An entry of <c>/api/v1/notifications</c>.</summary>
/// <param name="Id">Opaque; a text or a number.</param>
/// <param name="Type">What happened, as the server writes it; types that are not known are passed over.</param>
/// <param name="CreatedAt">When, by the clock of the account's own server.</param>
internal sealed record MastodonNotification([property: JsonConverter(typeof(OpaqueIdConverter))] string Id, string Type, Instant CreatedAt)
{
    /// <summary>Null where the type has none, or where it was deleted.</summary>
    public MastodonStatus? Status { get; init; }
}

/// <summary>A post, a reply, or what stands for a post that was passed on.</summary>
/// <param name="Id">Opaque, and good on the account's own server only.</param>
/// <param name="CreatedAt">When it was published, by its author's server.</param>
/// <param name="Account">Who published it.</param>
internal sealed record MastodonStatus(
    [property: JsonConverter(typeof(OpaqueIdConverter))] string Id,
    Instant CreatedAt,
    MastodonAccount Account
)
{
    [JsonConverter(typeof(LenientTime))]
    public Instant? EditedAt { get; init; }

    /// <summary>As the server writes it: <c>public</c>, <c>unlisted</c>, <c>private</c>, <c>direct</c>, and what others have added.</summary>
    public string? Visibility { get; init; }

    public string? InReplyToId
    {
        get;
        init => field = string.IsNullOrEmpty(value) ? null : value;
    }

    public string? InReplyToAccountId { get; init; }

    /// <summary>HTML of whoever wrote it; never to be trusted.</summary>
    public string? Content { get; init; }

    /// <summary>The warning above the content.</summary>
    [JsonConverter(typeof(Lenient.Text))]
    public string? SpoilerText { get; init; }

    [JsonConverter(typeof(Lenient.Text))]
    public string? Language { get; init; }

    [JsonConverter(typeof(Lenient.Text))]
    public string? Url { get; init; }

    [JsonConverter(typeof(Lenient.Count))]
    public long? RepliesCount { get; init; }

    /// <summary>What it passes on; null for an item of one's own.</summary>
    public MastodonStatus? Reblog { get; init; }

    public IReadOnlyList<MastodonMention>? Mentions { get; init; }

    /// <summary>Whether it carries pictures or the like.</summary>
    [JsonConverter(typeof(Lenient.Any))]
    public bool MediaAttachments { get; init; }
}

/// <summary>An account as a server shows it.</summary>
/// <param name="Id">Opaque, and good on that server only.</param>
/// <param name="Acct"><c>name</c> of the server's own accounts, <c>name@domain</c> of others.</param>
internal sealed record MastodonAccount(
    [property: JsonConverter(typeof(OpaqueIdConverter))] string Id,
    [property: JsonConverter(typeof(OpaqueTextConverter))] string Acct
)
{
    public bool? Suspended { get; init; }

    [JsonConverter(typeof(Lenient.Flag))]
    public bool? Limited { get; init; }

    [JsonConverter(typeof(Lenient.Flag))]
    public bool? Locked { get; init; }

    /// <summary>Where its owner says that it moved to; null when it did not.</summary>
    public MastodonAccount? Moved { get; init; }

    /// <summary>Servers give a day, or an instant.</summary>
    [JsonConverter(typeof(LenientTime))]
    public Instant? LastStatusAt { get; init; }

    public MastodonSource? Source { get; init; }
}

/// <summary>What only the account's own token is shown.</summary>
internal sealed record MastodonSource
{
    /// <summary>To whom its posts are shown unless it says otherwise.</summary>
    [JsonConverter(typeof(Lenient.Text))]
    public string? Privacy { get; init; }
}

/// <summary>Somebody whom a status names.</summary>
internal sealed record MastodonMention([property: JsonConverter(typeof(OpaqueIdConverter))] string Id)
{
    [JsonConverter(typeof(Lenient.Text))]
    public string? Username { get; init; }

    [JsonConverter(typeof(Lenient.Text))]
    public string? Acct { get; init; }

    [JsonConverter(typeof(Lenient.Text))]
    public string? Url { get; init; }
}

/// <summary>What a status stands in.</summary>
/// <param name="Ancestors">From the root to its parent, as far as the account may see them.</param>
/// <param name="Descendants">Replies to it, and to these.</param>
internal sealed record MastodonContext(IReadOnlyList<MastodonStatus> Ancestors, IReadOnlyList<MastodonStatus> Descendants);

/// <summary>How a server says what is wrong; the words are the server's, and are only looked at.</summary>
internal sealed record MastodonError
{
    public string? Error { get; init; }
}

/// <summary>What a server says of itself.</summary>
internal sealed record MastodonInstance
{
    public string? Version { get; init; }

    public string? SourceUrl { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [
        typeof(LooseTextConverter),
        typeof(MastodonInstantConverter),
        typeof(WholeListConverter<MastodonNotification>),
        typeof(WholeListConverter<MastodonStatus>),
        typeof(WholeListConverter<MastodonMention>),
    ]
)]
[JsonSerializable(typeof(IReadOnlyList<MastodonNotification>))]
[JsonSerializable(typeof(IReadOnlyList<MastodonStatus>))]
[JsonSerializable(typeof(MastodonStatus))]
[JsonSerializable(typeof(MastodonNotification))]
[JsonSerializable(typeof(MastodonContext))]
[JsonSerializable(typeof(MastodonAccount))]
[JsonSerializable(typeof(MastodonError))]
[JsonSerializable(typeof(MastodonInstance))]
internal sealed partial class MastodonJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Where readings of an account ended, what was paid for today, and when it was last searched for what the list of mentions misses.</summary>
internal sealed record XBookmark
{
    private const int SearchHour = 23;
    private static readonly Duration AtLeastBetween = Duration.FromHours(6);
    private static readonly Duration AtMostBetween = Duration.FromHours(25);
    private static readonly Duration Rest = Duration.FromHours(1);

    /// <summary>The account's id; null before it was looked up.</summary>
    public string? Me { get; init; }

    /// <summary>The id of the account that our token is of; null where it is an app's own, or was not asked for.</summary>
    public string? SignedIn { get; init; }

    /// <summary>Of which credential that is known; null before it was asked.</summary>
    public string? SignedBy { get; init; }

    public XWalk Mentions { get; init; } = new();

    public XWalk Own { get; init; } = new();

    public XWalk Search { get; init; } = new();

    /// <summary>When a search last ended, or the first reading began, in Unix milliseconds.</summary>
    public long? SearchedAt { get; init; }

    /// <summary>From when on mentions may be missing, in Unix milliseconds; null when none is.</summary>
    public long? MissedFrom { get; init; }

    /// <summary>Until when no search is made, because the last one was not answered, in Unix milliseconds; null where it was.</summary>
    public long? NoSearchUntil { get; init; }

    /// <summary>The same of the profile.</summary>
    public long? NoProfileUntil { get; init; }

    /// <summary>The same of the question whose the token is.</summary>
    public long? NoSelfUntil { get; init; }

    /// <summary>The conversations in which something was asked since a reading was last complete; null when there are none.</summary>
    public IReadOnlyList<string>? Asked { get; init; }

    /// <summary>The posts above answers of the account's that were asked for last, see <see cref="XChains"/>; null when there are none.</summary>
    public IReadOnlyList<string>? Above { get; init; }

    /// <summary>Whether something came after which the account's own posts were not read yet.</summary>
    public bool IsOwnDue { get; init; }

    /// <summary>The UTC day of <see cref="Paid"/>, counted from 1970.</summary>
    public int PaidOn { get; init; }

    /// <summary>What was paid for on that day, see <see cref="XReads"/>.</summary>
    public string Paid { get; init; } = string.Empty;

    /// <summary>Reads a bookmark; one that is not ours is none, and all is read again.</summary>
    internal static XBookmark Read(Bookmark? since)
    {
        if (since is not { Value: { Length: > 0 } text })
        {
            return new XBookmark();
        }

        try
        {
            XBookmark? read = JsonSerializer.Deserialize(text, XBookmarkJson.Default.XBookmark);
            return
                read is { Mentions: not null, Own: not null, Search: not null, Paid: not null } // what is missing in JSON is null
                && (read.Me is null || XIds.IsId(read.Me))
                && new[] { read.Mentions, read.Own, read.Search }.All(walk => walk.IsSane)
                ? read
                : new XBookmark();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new XBookmark();
        }
    }

    /// <summary>Whether our token is of the account itself.</summary>
    internal bool IsSignedIn => Me is not null && string.Equals(Me, SignedIn, StringComparison.Ordinal);

    internal Bookmark Write() => new(JsonSerializer.Serialize(this, XBookmarkJson.Default.XBookmark));

    /// <summary>
    /// Whether it is time to search: in the last hour of a UTC day, when nearly all that is found was read that day and is not billed again; else when
    /// that hour was missed, or something is known to be missing.
    /// </summary>
    internal bool IsSearchDue(Instant now) =>
        !IsPutOff(NoSearchUntil, now)
        && (
            MissedFrom is not null
            || (
                SearchedAt is { } at
                && now - Instant.FromUnixTimeMilliseconds(at) is var since
                && (since >= AtMostBetween || (since >= AtLeastBetween && now.InUtc().Hour == SearchHour))
            )
        );

    /// <summary>Whether something is not asked for yet, because the last time it was not answered.</summary>
    internal static bool IsPutOff(long? until, Instant now) => now.ToUnixTimeMilliseconds() < until;

    /// <summary>Until when something is not asked for that was not answered, while all else was: one such call must not end all readings.</summary>
    internal static long RestFrom(Instant now) => (now + Rest).ToUnixTimeMilliseconds();
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    RespectNullableAnnotations = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
[JsonSerializable(typeof(XBookmark))]
internal sealed partial class XBookmarkJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Where readings of an account ended, and what the next one need not ask for again.</summary>
internal sealed record MastodonBookmark
{
    /// <summary>The server that the rest holds for.</summary>
    public string? Server { get; init; }

    /// <summary>The account's id there.</summary>
    public string? Me { get; init; }

    /// <summary>The account's name there.</summary>
    public string? Acct { get; init; }

    public MastodonWalk Mentions { get; init; } = new();

    public MastodonWalk Own { get; init; } = new();

    /// <summary>The newest statuses that the account has liked; null before they were looked at.</summary>
    public IReadOnlyList<string>? Likes { get; init; }

    /// <summary>When they were looked at, or refused, in Unix milliseconds.</summary>
    public long? LikesAt { get; init; }

    /// <summary>How many replies were known of what waits, by its id.</summary>
    public IReadOnlyDictionary<string, long> Replies { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Counts the readings in which what waits was asked for one by one.</summary>
    public int Turn { get; init; }

    /// <summary>When it was found, in Unix milliseconds, that something is missing for good; null when nothing is.</summary>
    public long? GapAt { get; init; }

    public MastodonGap Gap { get; init; }

    internal static MastodonBookmark Read(Bookmark? bookmark, string server)
    {
        if (bookmark is not { Value: { Length: > 0 } text })
        {
            return new MastodonBookmark { Server = server };
        }

        try
        {
            return
                JsonSerializer.Deserialize(text, MastodonBookmarkJson.Default.MastodonBookmark) is { } read
                && string.Equals(read.Server, server, StringComparison.Ordinal)
                ? read
                : new MastodonBookmark { Server = server };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new MastodonBookmark { Server = server }; // no bookmark of ours: all is read again
        }
    }

    internal Bookmark Write() => new(JsonSerializer.Serialize(this, MastodonBookmarkJson.Default.MastodonBookmark));

    /// <summary>Whether something was found missing in this very reading, and not in one before.</summary>
    internal bool IsGapOf(Instant now) =>
        GapAt is { } at
        && now - Instant.FromUnixTimeMilliseconds(at) is var since
        && since >= Duration.Zero
        && since < Duration.FromMinutes(2);
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    RespectNullableAnnotations = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
[JsonSerializable(typeof(MastodonBookmark))]
internal sealed partial class MastodonBookmarkJson : JsonSerializerContext;

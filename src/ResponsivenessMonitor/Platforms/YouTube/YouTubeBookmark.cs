using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Where a reading of a channel ended, and what the next one need not ask for again.</summary>
internal sealed record YouTubeBookmark
{
    /// <summary>The channel that the rest holds for.</summary>
    public string? Channel { get; init; }

    /// <summary>The list of its videos; null while its profile has not said it.</summary>
    public string? Uploads { get; init; }

    /// <summary>How far its threads were walked.</summary>
    public YouTubeWalk Threads { get; init; } = new();

    /// <summary>Threads whose replies have yet to be listed.</summary>
    public IReadOnlyList<string> Owed { get; init; } = [];

    /// <summary>What waiting threads were like, as tokens by their ids.</summary>
    public IReadOnlyDictionary<string, string> Waiting { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Which of the waiting threads are looked at next, where they are too many for one reading.</summary>
    public int Turn { get; init; }

    /// <summary>Comments that are held, with their threads.</summary>
    public IReadOnlyDictionary<string, string> Held { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>When it is looked for them again, in Unix milliseconds; null before the first look.</summary>
    public long? HeldAgainAt { get; init; }

    /// <summary>Whether the channel itself gave the consent, as the held comments that are shown to nobody else proved.</summary>
    public bool IsOwner { get; init; }

    /// <summary>When the newest video was published, in Unix milliseconds; null before one was seen.</summary>
    public long? VideoAt { get; init; }

    /// <summary>Threads of which YouTube did not say all when they were asked for, and since when, in Unix milliseconds.</summary>
    /// <remarks>Bookmarks of before it was known are read without it.</remarks>
    public IReadOnlyDictionary<string, long> Unsaid
    {
        get => field ?? new Dictionary<string, long>(StringComparer.Ordinal);
        init;
    }

    /// <summary>When those of them in which nothing waits are asked for again, in Unix milliseconds; null before the first time.</summary>
    public long? UnsaidAgainAt { get; init; }

    /// <summary>The threads that were read lately, as tokens by their ids, the newest last.</summary>
    /// <remarks>Bookmarks of before it was known are read without it.</remarks>
    public IReadOnlyDictionary<string, string> Lately
    {
        get => field ?? new Dictionary<string, string>(StringComparer.Ordinal);
        init;
    }

    /// <summary>When those of them that the newest page does not show are looked at again, in Unix milliseconds; null before the first time.</summary>
    public long? BelowAgainAt { get; init; }

    /// <summary>Why what was read since the beginning, or since the last doubt, may not be all; null when it is.</summary>
    public string? Doubt { get; init; }

    /// <summary>When all was read but for a doubt, so that it is read once more, in Unix milliseconds; null where there was none.</summary>
    public long? DoubtAt { get; init; }

    /// <summary>Whether something that was noted belongs to this very reading, and not to one before; after a failure the next one is minutes later.</summary>
    /// <param name="noted">When it was noted, in Unix milliseconds; null for never.</param>
    /// <param name="now">The present.</param>
    internal static bool IsOfThisReading(long? noted, Instant now) =>
        noted is { } at
        && now - Instant.FromUnixTimeMilliseconds(at) is var since
        && since >= Duration.Zero
        && since < Duration.FromMinutes(2);

    /// <summary>Reads a bookmark; one that is not ours, or another channel's, is none, and all is read again.</summary>
    /// <param name="since">The bookmark.</param>
    /// <param name="channel">The channel; null before it is known.</param>
    internal static YouTubeBookmark Read(Bookmark? since, string? channel)
    {
        YouTubeBookmark none = new() { Channel = channel };
        if (since is not { Value: { Length: > 0 } text })
        {
            return none;
        }

        try
        {
            return
                JsonSerializer.Deserialize(text, YouTubeBookmarkJson.Default.YouTubeBookmark) is { } read
                && YouTubeText.IsChannel(read.Channel)
                && (channel is null || string.Equals(read.Channel, channel, StringComparison.Ordinal))
                ? read
                : none;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return none;
        }
    }

    internal Bookmark Write() => new(JsonSerializer.Serialize(this, YouTubeBookmarkJson.Default.YouTubeBookmark));
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    RespectNullableAnnotations = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
[JsonSerializable(typeof(YouTubeBookmark))]
internal sealed partial class YouTubeBookmarkJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

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

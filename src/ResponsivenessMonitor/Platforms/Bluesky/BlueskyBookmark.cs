using System.Text.Json;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Where a reading of a Bluesky account ended.</summary>
internal sealed record BlueskyBookmark
{
    /// <summary>How far notifications were walked.</summary>
    public BlueskyWalk Inbound { get; init; } = new();

    /// <summary>How far the account's own posts were walked.</summary>
    public BlueskyWalk Own { get; init; } = new();

    /// <summary>The account's last change when its own posts were read; null when they have to be read again in any case.</summary>
    public string? Rev { get; init; }

    /// <summary>Its last change when its likes and other acts were read; null before that.</summary>
    public string? ActsRev { get; init; }

    /// <summary>The newest act that was read, by its collection.</summary>
    public Dictionary<string, string> Acts { get; init; } = new(StringComparer.Ordinal);

    /// <summary>How many replies posts had that are watched, by their tokens.</summary>
    public Dictionary<string, int> Replies { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Which of the waiting items are looked at next, where they are too many for one reading.</summary>
    public int Turn { get; init; }

    /// <summary>Reads a bookmark; one that is not ours is none, and all is read again.</summary>
    internal static BlueskyBookmark Read(Bookmark? since)
    {
        try
        {
            return
                since is { } bookmark
                && JsonSerializer.Deserialize(bookmark.Value, BlueskyJson.Default.BlueskyBookmark)
                    is {
                        Inbound: { Known: not null, TopKnown: not null, Visited: not null },
                        Own: { Known: not null, TopKnown: not null, Visited: not null }
                    } read
                && read is { Acts: not null, Replies: not null }
                ? read
                : new BlueskyBookmark();
        }
        catch (JsonException)
        {
            return new BlueskyBookmark();
        }
    }

    internal Bookmark Write() => new(JsonSerializer.Serialize(this, BlueskyJson.Default.BlueskyBookmark));

    /// <summary>Before which instant nothing is looked for in a list.</summary>
    internal static Instant FloorOf(BlueskyWalk walk, BlueskyOptions options, Instant now) =>
        walk.Mark is { } mark
            ? Instant.FromUnixTimeMilliseconds(mark) - Duration.FromTimeSpan(options.Overlap)
            : now - Duration.FromTimeSpan(options.FirstLook);
}

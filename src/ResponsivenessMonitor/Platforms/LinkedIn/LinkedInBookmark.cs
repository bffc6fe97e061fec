using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>Where readings of a Page ended, and what the next one need not ask for again.</summary>
internal sealed record LinkedInBookmark
{
    /// <summary>How long pages of one list are taken to be pages of the same list; an allowance of a day may end in its middle.</summary>
    private static readonly Duration WalkFor = Duration.FromDays(2);

    /// <summary>The role is asked for with each profile, every twelve hours; after longer it was refused meanwhile, or not asked for.</summary>
    private static readonly Duration RoleFor = Duration.FromHours(13);

    /// <summary>The Page's URN.</summary>
    public string? Me { get; init; }

    /// <summary>Until when notifications were read, in Unix milliseconds; null before any were.</summary>
    public long? KnownTo { get; init; }

    /// <summary>When the token's member was last found to have the role without which lists come empty, in Unix milliseconds.</summary>
    public long? RoleAt { get; init; }

    /// <summary>Which notifications of the overlap were taken: their numbers, each with its time.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    /// <summary>How far a list of several pages was read; null when none is being read.</summary>
    public LinkedInWalk? Walk { get; init; }

    /// <summary>When own posts were asked for, in Unix milliseconds.</summary>
    public long? PostsAt { get; init; }

    /// <summary>When threads in which somebody waits were looked at.</summary>
    public long? ThreadsAt { get; init; }

    /// <summary>Which of these is looked at next, where they are too many for one reading.</summary>
    public int Turn { get; init; }

    /// <summary>The same after the role was found: what was read since it was last found may have been empty for want of it, and is read again.</summary>
    internal LinkedInBookmark WithRole(Instant now) =>
        this with
        {
            RoleAt = now.ToUnixTimeMilliseconds(),
            KnownTo =
                RoleAt is { } before && now - Instant.FromUnixTimeMilliseconds(before) > RoleFor && !(KnownTo < before) ? before : KnownTo,
        };

    /// <summary>Reads a bookmark; one that is not ours, or of another Page, is none, and all is read again.</summary>
    internal static LinkedInBookmark Read(Bookmark? since, string? me)
    {
        try
        {
            return
                since is { Value: { Length: > 0 } text }
                && JsonSerializer.Deserialize(text, LinkedInBookmarkJson.Default.LinkedInBookmark) is { Near: not null } read
                && (me is null || string.Equals(read.Me, me, StringComparison.Ordinal))
                && (read.Me is null || LinkedInUrn.OrganisationNumber(read.Me) is not null)
                ? read
                : new LinkedInBookmark();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new LinkedInBookmark();
        }
    }

    internal Bookmark Write() => new(JsonSerializer.Serialize(this, LinkedInBookmarkJson.Default.LinkedInBookmark));

    /// <summary>The list that is being read; where none is, or for too long, one from the last reading's overlap to the present.</summary>
    internal LinkedInWalk WalkOf(LinkedInOptions options, Instant now)
    {
        long end = now.ToUnixTimeMilliseconds();
        if (Walk is { } walk && walk.End <= end && end - walk.End <= WalkFor.TotalMilliseconds)
        {
            return walk;
        }

        long first = (now - options.FirstLookBack).ToUnixTimeMilliseconds();
        long oldest = (now - LinkedInWalk.KeptFor).ToUnixTimeMilliseconds();
        long from = KnownTo is { } known ? Math.Min(known, end) - (long)options.OverlapBack.TotalMilliseconds : first;
        return new LinkedInWalk { From = Math.Max(from, oldest), End = end };
    }
}

/// <summary>
/// A list of notifications that is read page by page. Its end stands still, so that what is new moves nothing. What is edited meanwhile leaves it, to come
/// later with its new time, and those behind it move up: so each page begins a little before the end of the last.
/// </summary>
internal sealed record LinkedInWalk
{
    /// <summary>LinkedIn keeps notifications for 60 days, and need not take a time before.</summary>
    internal static readonly Duration KeptFor = Duration.FromDays(60) - Duration.FromHours(1);

    /// <summary>How many elements of a page are asked for again with the next.</summary>
    internal const int Again = 4;

    /// <summary>The beginning of its time, in Unix milliseconds.</summary>
    public long From { get; init; }

    /// <summary>The end of its time, in Unix milliseconds.</summary>
    public long End { get; init; }

    /// <summary>How many elements were read.</summary>
    public int Start { get; init; }

    /// <summary>Those of them that lie in the next overlap.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    /// <summary>Those that come again with the next page.</summary>
    public IReadOnlyList<string> Last { get; init; } = [];
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    RespectNullableAnnotations = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
[JsonSerializable(typeof(LinkedInBookmark))]
internal sealed partial class LinkedInBookmarkJson : JsonSerializerContext;

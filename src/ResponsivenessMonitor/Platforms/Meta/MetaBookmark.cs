using System.Text.Json;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>Where a reading ended. Items stand there as tokens, but for posts whose comments are being walked.</summary>
internal sealed record MetaBookmark
{
    /// <summary>Which way of asking the rest holds for.</summary>
    public string Route { get; init; } = string.Empty;

    /// <summary>The account's id; null before it was asked for.</summary>
    public string? Me { get; init; }

    /// <summary>The id of what the token is for, whose the dialogues are: the Page's.</summary>
    public string? Host { get; init; }

    /// <summary>The account's name.</summary>
    public string? Name { get; init; }

    /// <summary>How far each list was walked, by its name.</summary>
    public Dictionary<string, MetaWalk> Lists { get; init; } = new(StringComparer.Ordinal);

    /// <summary>How far the comments of posts were walked, by the tokens of the posts.</summary>
    public Dictionary<string, MetaBranch> Branches { get; init; } = new(StringComparer.Ordinal);

    /// <summary>When posts of others were published that were found, in Unix milliseconds, by their tokens.</summary>
    public Dictionary<string, long> Others { get; init; } = new(StringComparer.Ordinal);

    /// <summary>When lists were refused that are read where they may be, in Unix milliseconds, by their names.</summary>
    public Dictionary<string, long> Refused { get; init; } = new(StringComparer.Ordinal);

    /// <summary>When the account's posts were last walked to the end, in Unix milliseconds.</summary>
    public long? DeepAt { get; init; }

    /// <summary>Whether that is being done.</summary>
    public bool IsDeep { get; init; }

    /// <summary>With which of what waits the next reading begins, where it is too much for one.</summary>
    public int Turn { get; init; }

    /// <summary>The last item that was asked for by itself, where more wait for that than one reading asks for; else null.</summary>
    public string? Asked { get; init; }

    /// <summary>Whether lists were walked to their ends just now, so that they are looked at from the top once more, and no further.</summary>
    public bool IsSecondLook { get; init; }

    /// <summary>When the access ends, as was said last, in seconds since 1970; null where it does not, or nobody says.</summary>
    public long? EndsAt { get; init; }

    internal bool IsUnderWay => Lists.Values.Any(walk => walk.IsUnderWay) || Branches.Values.Any(branch => branch.Walk.IsUnderWay);

    internal MetaWalk WalkOf(MetaEdge edge) => Lists.GetValueOrDefault(edge.Name) ?? new MetaWalk();

    internal MetaBookmark With(MetaEdge edge, MetaWalk walk) =>
        this with
        {
            Lists = new Dictionary<string, MetaWalk>(Lists, StringComparer.Ordinal) { [edge.Name] = walk },
        };

    internal MetaBookmark With(string post, MetaBranch branch) =>
        this with
        {
            Branches = new Dictionary<string, MetaBranch>(Branches, StringComparer.Ordinal) { [post] = branch },
        };

    /// <summary>The same, of which no list is being walked: each stands where it stood before.</summary>
    internal MetaBookmark StandingAs(MetaBookmark before) =>
        this with
        {
            Lists = Lists
                .Where(one => !one.Value.IsUnderWay || before.Lists.ContainsKey(one.Key))
                .ToDictionary(one => one.Key, one => one.Value.IsUnderWay ? before.Lists[one.Key] : one.Value, StringComparer.Ordinal),
            Branches = Branches
                .Where(one => !one.Value.Walk.IsUnderWay || before.Branches.ContainsKey(one.Key))
                .ToDictionary(
                    one => one.Key,
                    one => one.Value.Walk.IsUnderWay ? before.Branches[one.Key] with { SeenAt = one.Value.SeenAt } : one.Value,
                    StringComparer.Ordinal
                ),
        };

    /// <summary>Reads a bookmark; one that is not ours, or of another way of asking, is none, and all is read again.</summary>
    internal static MetaBookmark Read(Bookmark? since, string route)
    {
        try
        {
            return
                since is { } bookmark
                && JsonSerializer.Deserialize(bookmark.Value, MetaJson.Default.MetaBookmark) is { } read
                && string.Equals(read.Route, route, StringComparison.Ordinal)
                && read is { Lists: not null, Branches: not null, Others: not null, Refused: not null }
                && read.Lists.Values.All(IsWhole)
                && read.Branches.Values.All(branch => branch is not null && IsWhole(branch.Walk))
                ? read
                : new MetaBookmark { Route = route };
        }
        catch (JsonException)
        {
            return new MetaBookmark { Route = route };
        }
    }

    internal Bookmark Write() => new(JsonSerializer.Serialize(this, MetaJson.Default.MetaBookmark));

    private static bool IsWhole(MetaWalk? walk) =>
        walk is { Known: not null, TopKnown: not null } && (walk.Cursor is null || MetaPaging.IsCursor(walk.Cursor));
}

/// <summary>How far the comments of a post were walked.</summary>
internal sealed record MetaBranch
{
    public MetaWalk Walk { get; init; } = new();

    /// <summary>When the post was last seen, in Unix milliseconds.</summary>
    public long SeenAt { get; init; }

    /// <summary>The post, while its comments are being walked; else null.</summary>
    public MetaPost? Post { get; init; }

    internal bool IsLate(Instant before) => SeenAt < before.ToUnixTimeMilliseconds();
}

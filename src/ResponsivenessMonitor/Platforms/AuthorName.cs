using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms;

/// <summary>Somebody outside, as a person names them: <c>PLATFORM:HANDLE_OR_ID</c>.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Name">The name there, as it was given.</param>
internal sealed record AuthorName(Platform Platform, string Name)
{
    private const int Longest = 512;

    /// <summary>How authors are named, for people who ask.</summary>
    internal const string Forms =
        "mastodon:jo@uni.social (the name with its server), bluesky:did:plc:… (the id), bluesky:jo.example (the present handle, looked up on the "
        + "network), and elsewhere the id that the platform gives, such as x:1234567";

    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">The text names no platform, or nobody on it.</exception>
    internal static AuthorName Parse(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            throw new FormatException($"an author is written with the platform before a colon: {Forms}.");
        }

        string name = text[(colon + 1)..].Trim();
        return name.Length is > 0 and <= Longest && !name.Any(char.IsControl)
            ? new AuthorName(Platform.Parse(text[..colon]), name)
            : throw new FormatException($"write the author's name or id after the colon: {Forms}.");
    }

    /// <summary>The platform and the name.</summary>
    public override string ToString() => $"{Platform.Name}:{Name}";
}

/// <summary>By what ids a platform may have given an author.</summary>
internal abstract record AuthorIds
{
    private AuthorIds() { }

    /// <summary>The ids.</summary>
    internal sealed record Known(IReadOnlyList<string> Ids) : AuthorIds;

    /// <summary>They cannot be told.</summary>
    /// <param name="Why">Why, and what to do, as a sentence.</param>
    internal sealed record Unknown(string Why) : AuthorIds;
}

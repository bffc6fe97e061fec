using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary>Reads the names of platforms and of accounts on them as people write them who register one for the first time.</summary>
/// <remarks>
/// Accounts are registered wherever they are (¶12), so any short name is a platform; but one that is nearly another, or another name of it, is a slip
/// that could not be mended once the account is live.
/// </remarks>
internal static class PlatformNames
{
    private static readonly Dictionary<string, Platform> OtherNames = new(StringComparer.Ordinal)
    {
        ["twitter"] = Platform.X,
        ["x-com"] = Platform.X,
        ["fb"] = Platform.Facebook,
        ["meta"] = Platform.Facebook,
        ["insta"] = Platform.Instagram,
        ["ig"] = Platform.Instagram,
        ["yt"] = Platform.YouTube,
        ["linked-in"] = Platform.LinkedIn,
        ["bsky"] = Platform.Bluesky,
        ["atproto"] = Platform.Bluesky,
        ["fediverse"] = Platform.Mastodon,
        ["gotosocial"] = Platform.Mastodon,
        ["hollo"] = Platform.Mastodon,
        ["pleroma"] = Platform.Mastodon,
        ["akkoma"] = Platform.Mastodon,
        ["snac"] = Platform.Mastodon,
    };

    /// <summary>What stands in addresses in the place of a name.</summary>
    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "c",
        "events",
        "explore",
        "groups",
        "hashtag",
        "home",
        "i",
        "intent",
        "p",
        "people",
        "pg",
        "pages",
        "playlist",
        "reel",
        "search",
        "share",
        "shorts",
        "stories",
        "user",
        "watch",
    };

    private const int LeastForSlips = 3;

    /// <summary>The platform of an account that is new to the register.</summary>
    /// <exception cref="FormatException">It is no platform, or most likely another one.</exception>
    internal static Platform ReadNew(string text)
    {
        Platform platform = Platform.Parse(text);
        if (Platform.Known.Contains(platform))
        {
            return platform;
        }

        string? meant =
            OtherNames.TryGetValue(platform.Name, out Platform? other) ? other.Name
            : platform.Name.Length < LeastForSlips ? null
            : Spelling.Nearest(platform.Name, Platform.Known.Select(known => known.Name));
        return meant is null
            ? platform
            : throw new FormatException(
                $"'{platform.Name}' is not among the platforms that are known ({string.Join(", ", Platform.Known)}); did you mean {meant}?"
            );
    }

    /// <summary>Objects to a handle that cannot be one on the platform, and says how it is written there.</summary>
    /// <exception cref="FormatException">It is an address of a page, or half a name.</exception>
    internal static void CheckNew(Platform platform, string text, bool isPlayed)
    {
        string handle = text.Trim().TrimStart('@');
        if (handle.Contains('/', StringComparison.Ordinal))
        {
            if (platform == Platform.LinkedIn && $"/{handle}".Contains("/in/", StringComparison.OrdinalIgnoreCase))
            {
                throw new FormatException(
                    $"'{text}' is a person's profile, and employees' own accounts are not watched; register the Page, whose address has company, school or showcase in it"
                );
            }

            throw new FormatException(
                HandleIn(platform, handle) is { } inside
                    ? $"'{text}' is an address; write the handle alone: {inside}"
                    : $"'{text}' is an address; write the handle alone"
            );
        }

        // What a script plays may be called anything.
        if (platform == Platform.Bluesky && !isPlayed && IsWord(handle))
        {
            throw new FormatException(
                $"on Bluesky a handle is a whole name; write it as {handle}.bsky.social, or with the university's own domain"
            );
        }

        if (platform == Platform.Mastodon && !isPlayed && IsWord(handle))
        {
            throw new FormatException(
                $"on Mastodon a handle has its server; write it as {handle}@uni.social, with the account's own server"
            );
        }
    }

    /// <summary>Pages without a name of their own are addressed by their numbers.</summary>
    private static string? PageIn(Uri page, string[] parts) =>
        parts switch
        {
            ["profile.php", ..] => QueryHelpers.ParseQuery(page.Query).TryGetValue("id", out StringValues id)
            && id[0] is { Length: > 0 } number
            && number.All(char.IsAsciiDigit)
                ? number
                : null,
            ["pg", var name, ..] => name,
            ["people" or "pages" or "p", ..] => parts.Skip(1).LastOrDefault(part => part.All(char.IsAsciiDigit)),
            _ => parts.FirstOrDefault(),
        };

    private static bool IsWord(string handle) => handle.Length > 0 && handle.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <summary>The handle that a profile's address leads to, as the platform writes it; null when none is seen in it.</summary>
    private static string? HandleIn(Platform platform, string address)
    {
        string whole = address.Contains("://", StringComparison.Ordinal) ? address : $"https://{address}";
        if (!Uri.TryCreate(whole, UriKind.Absolute, out Uri? page))
        {
            return null;
        }

        string[] parts = page.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string? name =
            platform == Platform.LinkedIn
                ? parts.SkipWhile(part => part is not ("company" or "school" or "showcase")).Skip(1).FirstOrDefault()
            : platform == Platform.Bluesky ? parts.SkipWhile(part => part is not "profile").Skip(1).FirstOrDefault()
            : platform == Platform.Mastodon ? parts.FirstOrDefault(part => part.StartsWith('@'))?.TrimStart('@')
            : platform == Platform.Facebook ? PageIn(page, parts)
            : platform == Platform.YouTube ? parts.SkipWhile(part => part is "channel").FirstOrDefault()?.TrimStart('@')
            : parts.FirstOrDefault()?.TrimStart('@');
        return name is null || NoNames.Contains(name) ? null
            : platform == Platform.Mastodon && !name.Contains('@', StringComparison.Ordinal) ? $"{name}@{page.IdnHost}"
            : name;
    }
}

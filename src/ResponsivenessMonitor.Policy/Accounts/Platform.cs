namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>The platform of an account, known by a short lower-case name such as <c>x</c> or <c>mastodon</c>.</summary>
/// <remarks>
/// An account is registered wherever it is (¶12), also on a platform that nothing here can read: any well-formed name is a platform. Equality is by
/// name.
/// </remarks>
public sealed record Platform
{
    private const int MaxLength = 32;

    private Platform(string name, string displayName)
    {
        Name = name;
        DisplayName = displayName;
    }

    /// <summary>X, once Twitter.</summary>
    public static Platform X { get; } = new("x", "X");

    /// <summary>Facebook pages.</summary>
    public static Platform Facebook { get; } = new("facebook", "Facebook");

    /// <summary>Instagram professional accounts.</summary>
    public static Platform Instagram { get; } = new("instagram", "Instagram");

    /// <summary>YouTube channels.</summary>
    public static Platform YouTube { get; } = new("youtube", "YouTube");

    /// <summary>LinkedIn organisation pages.</summary>
    public static Platform LinkedIn { get; } = new("linkedin", "LinkedIn");

    /// <summary>Bluesky, or another server of its protocol.</summary>
    public static Platform Bluesky { get; } = new("bluesky", "Bluesky");

    /// <summary>Mastodon, or another server that speaks its API; the server is part of the handle.</summary>
    public static Platform Mastodon { get; } = new("mastodon", "Mastodon");

    /// <summary>Threads.</summary>
    public static Platform Threads { get; } = new("threads", "Threads");

    /// <summary>TikTok.</summary>
    public static Platform TikTok { get; } = new("tiktok", "TikTok");

    /// <summary>The platforms whose way of writing themselves is known, in a fixed order.</summary>
    public static ValueList<Platform> Known { get; } = [X, Facebook, Instagram, YouTube, LinkedIn, Bluesky, Mastodon, Threads, TikTok];

    /// <summary>The first part of an account's slug: lower-case ASCII letters, digits and hyphens.</summary>
    public string Name { get; }

    /// <summary>How the platform writes itself, for letters; the name where that is not known.</summary>
    public string DisplayName { get; }

    /// <summary>Reads a platform's name in any case.</summary>
    /// <exception cref="FormatException">The text is empty, longer than 32 characters, or holds anything but letters, digits and hyphens.</exception>
    public static Platform Parse(string text)
    {
        string name = text.Trim().ToLowerInvariant();
        return Known.FirstOrDefault(platform => string.Equals(platform.Name, name, StringComparison.Ordinal))
            ?? (
                name.Length is > 0 and <= MaxLength && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
                    ? new Platform(name, name)
                    : throw new FormatException($"'{text}' is no platform; write its short name, such as x, facebook or mastodon.")
            );
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

using System.Globalization;
using System.Text;

namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>An account's immutable slug, <c>platform/handle</c> in lower case, such as <c>mastodon/librarydesk@uni.social</c>.</summary>
/// <remarks>It is given once, at registration: an account that is renamed keeps it. The default value is the slug of no account.</remarks>
public readonly record struct AccountId
{
    private const int MaxHandleLength = 128;

    private readonly string? slug;

    /// <summary>The slug of a handle on a platform; the handle in any case, with or without its leading @.</summary>
    /// <exception cref="FormatException">
    /// The handle is empty, longer than 128 characters, or holds anything but letters, digits and the signs <c>. _ - @ ·</c>.
    /// </exception>
    public AccountId(Platform platform, string handle)
    {
        string name = handle.Trim().TrimStart('@').ToLowerInvariant();
        if (
            name.Length is 0 or > MaxHandleLength
            || !name.EnumerateRunes().All(IsOfHandles)
            || !name.EnumerateRunes().Any(Rune.IsLetterOrDigit)
        )
        {
            throw new FormatException(
                $"'{handle}' is no handle; write the name the account has on {platform.DisplayName}, such as {ExampleOn(platform)}, without address or spaces."
            );
        }

        slug = $"{platform.Name}/{name}";
    }

    /// <summary>The slug itself; empty for the default value.</summary>
    public string Slug => slug ?? string.Empty;

    /// <summary>The slug's first part.</summary>
    /// <exception cref="FormatException">This is the default value.</exception>
    public Platform Platform => Platform.Parse(Slug.Split('/')[0]);

    /// <summary>Reads a slug, in any case.</summary>
    /// <exception cref="FormatException">The text is not <c>platform/handle</c>.</exception>
    public static AccountId Parse(string text) =>
        text.Split('/') is [string platform, string handle]
            ? new AccountId(Platform.Parse(platform), handle)
            : throw new FormatException($"'{text}' is no account; write platform/handle, such as x/librarydesk.");

    /// <summary>The slug.</summary>
    public override string ToString() => Slug;

    private static string ExampleOn(Platform platform) =>
        platform == Platform.Bluesky ? "librarydesk.bsky.social"
        : platform == Platform.Mastodon ? "librarydesk@uni.social"
        : "LibraryDesk";

    private static bool IsOfHandles(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || "._-@·".Contains(rune.ToString(), StringComparison.Ordinal);
}

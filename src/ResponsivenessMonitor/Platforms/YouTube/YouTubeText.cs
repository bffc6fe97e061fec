using System.Diagnostics.CodeAnalysis;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Reads what YouTube writes: ids, times and words. Pure.</summary>
internal static class YouTubeText
{
    private const int LongestId = 200;
    private const int ChannelLength = 24;

    private static readonly Instant Latest = Instant.FromUtc(9000, 1, 1, 0, 0);

    /// <summary>Whether it is a channel's id, such as <c>UC_x5XG1OV2P6uZZ5FSM9Ttw</c>.</summary>
    internal static bool IsChannel([NotNullWhen(true)] string? text) =>
        text is { Length: ChannelLength } && text.StartsWith("UC", StringComparison.Ordinal) && IsId(text);

    /// <summary>Whether it may be the id of a comment, a video or a channel.</summary>
    internal static bool IsId([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= LongestId } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');

    /// <summary>A time as YouTube writes it; null when it is none.</summary>
    internal static Instant? TimeOf(string? text) =>
        text is { Length: <= 64 }
        && OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var time }
        && time.ToInstant() is var at
        && at > NodaConstants.UnixEpoch
        && at < Latest
            ? at
            : null;

    /// <summary>Words without what cannot be shown or kept.</summary>
    internal static string Plain(string words)
    {
        if (!words.Any(IsUnshown))
        {
            return words;
        }

        StringBuilder plain = new(words.Length);
        foreach (char c in words.Where(c => !IsUnshown(c)))
        {
            _ = plain.Append(c);
        }

        return plain.ToString();
    }

    /// <summary>The members of an answered list; those that are none are left out.</summary>
    /// <param name="kind">What it calls itself.</param>
    /// <param name="wanted">What it should.</param>
    /// <param name="items">Its members; null where it has none, or none was answered.</param>
    /// <param name="info">What it says of its size.</param>
    /// <returns>Null when it is not the list that was asked for, or has no members and does not say that it is empty.</returns>
    internal static IReadOnlyList<T>? ListOf<T>(string? kind, string wanted, List<T?>? items, PageInfoView? info)
        where T : class =>
        !string.Equals(kind, wanted, StringComparison.Ordinal) ? null
        : items is null
            ? info is { TotalResults: 0 } ? []
                : null
        : items.Count > 0 && items.TrueForAll(item => item is null) ? null
        : [.. items.OfType<T>()];

    private static bool IsUnshown(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}

using System.Globalization;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Ids of posts and users: up to 19 digits. Those of posts since November 2010 are made of the time, in milliseconds.</summary>
internal static class XIds
{
    private const int Longest = 19;
    private const int ClockBits = 22;
    private const long Epoch = 1_288_834_974_657; // Unix milliseconds

    /// <summary>Ids before these were counted, and would seem to be of the first day.</summary>
    private const ulong LeastMilliseconds = 86_400_000;

    /// <summary>Whether a text is an id.</summary>
    internal static bool IsId(string? text) => text is { Length: > 0 and <= Longest } && text.All(char.IsAsciiDigit);

    /// <summary>The time that an id of a post was made of; null when it was made of none.</summary>
    internal static Instant? TimeOf(string? id) =>
        IsId(id)
        && ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
        && number >> ClockBits is var since and >= LeastMilliseconds
            ? Instant.FromUnixTimeMilliseconds((long)since + Epoch)
            : null;

    /// <summary>The greatest id below all that are made of an instant or a later one; <c>since_id</c> leaves out what it names.</summary>
    internal static string Before(Instant instant)
    {
        long since = Math.Max(1, instant.ToUnixTimeMilliseconds() - Epoch);
        return ((since << ClockBits) - 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Ids in the order in which they were given.</summary>
    internal static IComparer<string> Order { get; } =
        Comparer<string>.Create(
            (one, other) => one.Length != other.Length ? one.Length.CompareTo(other.Length) : string.CompareOrdinal(one, other)
        );
}

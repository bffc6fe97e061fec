using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>Reads how much may still be asked, and when to come again, as platforms say it in their headers.</summary>
/// <remarks>Times are taken as waits from the answer's own <c>Date</c>, so that a clock that differs from ours, theirs or ours, does no harm.</remarks>
internal static class RateHeaders
{
    private static readonly string[] Prefixes = ["RateLimit-", "X-RateLimit-", "X-Rate-Limit-"];

    /// <summary>From this on a number counts from 1970, and is no wait.</summary>
    private const long LeastEpoch = 100_000_000;
    private const double LastEpoch = 1e11;

    /// <summary>No limit of a platform lasts longer, so what says more is nonsense, and would leave the account unread.</summary>
    private static readonly Duration LongestWait = Duration.FromHours(24);

    internal static Budget? Budget(HttpAnswer.Came answer)
    {
        foreach (string prefix in Prefixes)
        {
            if (
                First(answer, $"{prefix}Remaining") is { } remaining
                && int.TryParse(remaining.Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int left)
                && First(answer, $"{prefix}Reset") is { } reset
                && WaitOf(reset, answer) is { } wait
            )
            {
                return new Budget(left, answer.At + wait);
            }
        }

        return null;
    }

    /// <summary>When <c>Retry-After</c> allows the next call; null when it says nothing.</summary>
    internal static Instant? RetryAt(HttpAnswer.Came answer) =>
        First(answer, "Retry-After") is { } text && WaitOf(text, answer) is { } wait
            ? answer.At + Duration.Max(wait, Duration.FromSeconds(1))
            : null;

    private static Duration? WaitOf(string text, HttpAnswer.Came answer)
    {
        // A list, of several limits or proxies, is taken by its first member; a date has a comma too.
        Duration? wait = Read(text, answer) ?? (text.Split(',') is [{ } first, _, ..] ? Read(first.Trim(), answer) : null);
        return wait is { } found ? Duration.Max(Duration.Zero, Duration.Min(LongestWait, found)) : null;
    }

    private static Duration? Read(string text, HttpAnswer.Came answer)
    {
        if (
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number)
        )
        {
            return number < LeastEpoch
                ? Duration.FromSeconds(number)
                : Until(NodaConstants.UnixEpoch + Duration.FromSeconds(Math.Min(number, LastEpoch)), answer);
        }

        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant })
        {
            return Until(instant.ToInstant(), answer);
        }

        return DateTimeOffset.TryParseExact(
            text,
            "r",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset date
        )
            ? Until(Instant.FromDateTimeOffset(date), answer)
            : null;
    }

    private static Duration Until(Instant then, HttpAnswer.Came answer) =>
        then - (answer.Headers.Date is { } date ? Instant.FromDateTimeOffset(date) : answer.At);

    /// <summary>The first value where a header came twice.</summary>
    private static string? First(HttpAnswer.Came answer, string name) =>
        answer.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault()?.Trim() : null;
}

using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Turns of phrase that all letters share.</summary>
internal static class Phrase
{
    /// <summary>The account's handle, with its at sign.</summary>
    internal static string Handle(LetterAccount account) => $"@{ForeignText.Name(account.Handle)}";

    /// <summary>The account in full: name, handle and platform.</summary>
    internal static string Full(LetterAccount account) =>
        $"{ForeignText.Name(account.Name)} ({Handle(account)} on {account.Platform.DisplayName})";

    /// <summary>The handles of several accounts, short enough for a subject.</summary>
    internal static string Handles(IEnumerable<LetterAccount> accounts)
    {
        List<string> handles = [.. accounts.Select(Handle).Distinct(StringComparer.Ordinal)];
        return handles.Count <= 2 ? Join(handles) : $"{handles[0]} and {handles.Count - 1} more accounts";
    }

    /// <summary>Where all enquiries to an account are listed, or null where there are no pages.</summary>
    internal static LetterLink? PageOf(LetterAccount account) => LetterLink.To($"All enquiries to {Handle(account)}", account.Page);

    /// <summary>So many, in figures, with the right word.</summary>
    internal static string Count(int count, string one, string many) => Invariant($"{count} {(count == 1 ? one : many)}");

    /// <summary>All of them: <c>a, b and c</c>.</summary>
    internal static string Join(IReadOnlyList<string> words) =>
        words.Count switch
        {
            0 => string.Empty,
            1 => words[0],
            _ => $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}",
        };

    /// <summary>A duration to the minute below, such as <c>3 h 20 min</c>.</summary>
    internal static string Long(Duration duration)
    {
        long minutes = Math.Max(0, (long)duration.TotalMinutes);
        (long hours, long rest) = Math.DivRem(minutes, 60);
        return hours == 0 ? Invariant($"{rest} min")
            : rest == 0 ? Invariant($"{hours} h")
            : Invariant($"{hours} h {rest} min");
    }

    /// <summary>An amount of office time as its readers call it, such as <c>4 working hours</c> or <c>1 h 30 min in working hours</c>.</summary>
    internal static string Working(Duration duration)
    {
        long minutes = Math.Max(0, (long)duration.TotalMinutes);
        return minutes > 0 && minutes % 60 == 0
            ? Count((int)(minutes / 60), "working hour", "working hours")
            : $"{Long(duration)} in working hours";
    }

    /// <summary>How an enquiry reached the account.</summary>
    internal static string Kind(MessageKind kind) =>
        kind switch
        {
            MessageKind.Mention => "mention",
            MessageKind.Comment => "comment",
            MessageKind.DirectMessage => "direct message",
            _ => "message",
        };

    /// <summary>The text with a capital letter at its head.</summary>
    internal static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Diagnostics.CodeAnalysis;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>Ids of the Graph API. A comment's comes as <c>98765</c> or as <c>12345_98765</c>, with its post before it.</summary>
internal static class MetaId
{
    private const int Longest = 256;

    /// <summary>Whether a text is one, and safe to stand in an address.</summary>
    internal static bool IsId(string? text) =>
        text is { Length: > 0 and <= Longest }
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '=' or '.' or ':' or '+');

    /// <summary>Whether a text can be kept as the id of a private message, of which nothing is asked for.</summary>
    internal static bool IsOfMessage([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= Longest } && !text.Any(char.IsControl);

    /// <summary>What stays the same in all forms of an id; ids of private messages have one form, in which anything may stand.</summary>
    internal static string TailOf(string id) => IsPublic(id) ? id[(id.LastIndexOf('_') + 1)..] : id;

    /// <summary>Whether it is that of a post or a comment, and not of a private message or a dialogue, whose ids have letters.</summary>
    internal static bool IsPublic(string id) => id.All(c => char.IsAsciiDigit(c) || c == '_');

    /// <summary>An id that was named in its short form, in the form of another one of the same post.</summary>
    internal static string Like(string id, string other) =>
        id.Contains('_', StringComparison.Ordinal) || other.LastIndexOf('_') is not (> 0 and var end) ? id : $"{other[..end]}_{id}";
}

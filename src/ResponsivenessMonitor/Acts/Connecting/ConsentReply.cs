using System.Buffers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace ResponsivenessMonitor.Acts.Connecting;

/// <summary>What a page of consent led back with.</summary>
/// <param name="State">The state, or null where the code alone is known.</param>
/// <param name="Code">The code, or null where there is none.</param>
/// <param name="Error">Why there is none, as one word of the platform, or null.</param>
internal sealed record ConsentReply(string? State, string? Code, string? Error)
{
    private const int Longest = 4096;

    /// <summary>What addresses are put in, by people and by shells.</summary>
    private static readonly char[] Around = ['"', '\'', '<', '>', '\u201c', '\u201d', '\u201e'];

    private static readonly SearchValues<char> InNoCode = SearchValues.Create("=<>\"'\\");

    private static readonly string[] Beginnings = ["code=", "state=", "error="];

    /// <summary>Reads what a person pastes: the address that they were led to, or the code alone.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    internal static ConsentReply Read(string text)
    {
        string pasted = text.Trim().Trim(Around).Trim();
        if (pasted.Length is 0 or > Longest || pasted.Any(char.IsWhiteSpace))
        {
            throw new FormatException("paste the whole address that the page led to, in one piece, or the code after code= in it");
        }

        if (QueryIn(pasted) is not { } query)
        {
            return new ConsentReply(State: null, CodeIn(pasted), Error: null);
        }

        Dictionary<string, StringValues> fields = QueryHelpers.ParseQuery(query);
        ConsentReply reply = new(Field("state"), Field("code"), Field("error"));
        return reply is { Code: null, Error: null }
            ? throw new FormatException("that address has no code= in it; paste the one that the browser shows after consent was given")
            : reply;

        string? Field(string name) => fields.TryGetValue(name, out StringValues values) ? values[0] : null;
    }

    /// <summary>What an address brings, also one that was pasted without its beginning; null where the text is no address.</summary>
    private static string? QueryIn(string pasted)
    {
        string whole = pasted.Split('#')[0];
        int at = whole.IndexOf('?', StringComparison.Ordinal);
        return at >= 0 ? whole[(at + 1)..]
            : Array.Exists(Beginnings, beginning => whole.StartsWith(beginning, StringComparison.Ordinal)) ? whole
            : whole.Contains("://", StringComparison.Ordinal) ? string.Empty
            : null;
    }

    /// <summary>A code by itself, which may have been taken out of the address as it stands there.</summary>
    private static string CodeIn(string pasted)
    {
        string code = pasted.Split('&', '#')[0];
        code = code.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(code) : code;
        return code.TrimEnd('=').AsSpan().IndexOfAny(InNoCode) >= 0 || AccessReference.IsKeyOrToken(code)
            ? throw new FormatException(
                "that is no code, but a part of an address, or a key or a token, which belongs into access=; paste the whole address that the page led to"
            )
            : code;
    }

    public override string ToString() => nameof(ConsentReply);
}

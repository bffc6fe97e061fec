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

    /// <summary>Reads what a person pastes: the address that they were led to, or the code alone.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    internal static ConsentReply Read(string text)
    {
        string pasted = text.Trim();
        if (pasted.Length is 0 or > Longest || pasted.Any(char.IsWhiteSpace))
        {
            throw new FormatException("paste the whole address that the page led to, in one piece, or the code after code= in it");
        }

        if (!Uri.TryCreate(pasted, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            return new ConsentReply(State: null, CodeIn(pasted), Error: null);
        }

        Dictionary<string, StringValues> fields = QueryHelpers.ParseQuery(address.Query);
        ConsentReply reply = new(Field("state"), Field("code"), Field("error"));
        return reply is { Code: null, Error: null }
            ? throw new FormatException("that address has no code= in it; paste the one that the browser shows after consent was given")
            : reply;

        string? Field(string name) => fields.TryGetValue(name, out StringValues values) ? values[0] : null;
    }

    /// <summary>A code by itself, which may have been taken out of the address as it stands there.</summary>
    private static string CodeIn(string pasted)
    {
        string code = pasted.StartsWith("code=", StringComparison.Ordinal) ? pasted["code=".Length..] : pasted;
        code = code.Split('&', '#')[0];
        return code.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(code) : code;
    }

    public override string ToString() => nameof(ConsentReply);
}

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Ids of accounts, such as <c>did:plc:…</c>: they stay while handles and servers change.</summary>
internal static class DidText
{
    private const int Longest = 256;
    private const string Web = "did:web:";
    private const string Plc = "did:plc:";

    /// <summary>Whether a text is one, and safe to stand in an address.</summary>
    internal static bool IsDid(string? text) =>
        text is { Length: > 8 and <= Longest }
        && text.StartsWith("did:", StringComparison.Ordinal)
        && text.AsSpan(4).IndexOf(':') > 0
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '.' or '-' or '_' or '%')
        && text[^1] != ':';

    internal static bool IsPlc(string did) => did.StartsWith(Plc, StringComparison.Ordinal);

    /// <summary>The server that keeps the document of an id of the web; null when it is another kind of id.</summary>
    internal static string? ServerOf(string did) =>
        did.StartsWith(Web, StringComparison.Ordinal) && did.IndexOf(':', Web.Length) < 0
            ? Uri.UnescapeDataString(did[Web.Length..])
            : null;
}

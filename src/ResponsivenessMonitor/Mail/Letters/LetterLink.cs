namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>A link to a page of the web; nothing else can be linked to.</summary>
public sealed record LetterLink
{
    private LetterLink(string text, Uri address)
    {
        Text = text;
        Address = address;
    }

    /// <summary>Our words for it, never anybody else's.</summary>
    public string Text { get; }

    /// <summary>An absolute http or https address.</summary>
    public Uri Address { get; }

    /// <summary>A link, or null where there is no address or it is no page of the web, such as <c>javascript:</c>.</summary>
    public static LetterLink? To(string text, Uri? address) =>
        address is { IsAbsoluteUri: true, Scheme: "https" or "http" } ? new LetterLink(text, address) : null;
}

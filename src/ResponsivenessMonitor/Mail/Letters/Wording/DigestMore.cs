namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Where to find what a list leaves out.</summary>
internal static class DigestMore
{
    /// <summary>A list's last line.</summary>
    internal static ListLine Line(int more, Uri? page) =>
        LetterLink.To("See all of them on the page of all accounts", page) is { } link
            ? new ListLine($"… and {more} more", [link])
            : new ListLine($"… and {more} more; the command \"report\" counts all of them, account by account");

    /// <summary>The same, below what is no list.</summary>
    internal static LetterPart Of(int more, Uri? page) => new LetterPart.PlainList([Line(more, page)]);
}

using System.Globalization;
using System.Net;
using System.Text;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Takes the words out of a status's HTML. Nothing of it is run, loaded or believed; what is no HTML is words.</summary>
/// <remarks>Takes time in proportion to the text's length, whatever it holds.</remarks>
internal sealed class HtmlWords
{
    private const int Longest = 100_000;

    /// <summary>What is inside is no words.</summary>
    private static readonly string[] Wordless = ["script", "style", "template", "head", "noscript", "iframe", "object", "textarea"];

    private static readonly string[] Blocks =
    [
        "p",
        "br",
        "div",
        "li",
        "ul",
        "ol",
        "blockquote",
        "pre",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
    ];

    private readonly string html;
    private readonly Func<string, string, string?> nameOf;
    private readonly StringBuilder words = new();
    private readonly StringBuilder link = new();
    private string? linked; // the address of the link that is open; null when none is

    private HtmlWords(string html, Func<string, string, string?> nameOf) => (this.html, this.nameOf) = (html, nameOf);

    /// <summary>The words, with line ends where lines end.</summary>
    /// <param name="html">The HTML.</param>
    /// <param name="nameOf">What to write for a link instead of its words, by its address and these; null to leave them.</param>
    internal static string Of(string html, Func<string, string, string?> nameOf) =>
        new HtmlWords(html.Length > Longest ? html[..Longest] : html, nameOf).Read();

    private StringBuilder Target => linked is null ? words : link;

    private string Read()
    {
        int at = 0;
        while (at < html.Length)
        {
            int open = html.IndexOf('<', at);
            int end = open < 0 ? html.Length : open;
            _ = Target.Append(WebUtility.HtmlDecode(html[at..end]));
            at = open < 0 ? end : Tag(open);
        }

        CloseLink();
        return Tidy(words.ToString());
    }

    /// <summary>Takes what begins with an angle bracket, and returns where it ends.</summary>
    private int Tag(int open)
    {
        if (string.CompareOrdinal(html, open, "<!--", 0, 4) == 0)
        {
            int over = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
            return over < 0 ? html.Length : over + 3;
        }

        int name = open + 1 < html.Length && html[open + 1] == '/' ? open + 2 : open + 1;
        if (name >= html.Length || !(char.IsAsciiLetter(html[name]) || html[name] is '!' or '?'))
        {
            _ = Target.Append('<'); // a sign of somebody's sum, not a tag
            return open + 1;
        }

        int close = EndOf(name);
        bool isEnd = name == open + 2;
        string inside = html[name..Math.Min(close, html.Length)];
        string tag = new([.. inside.TakeWhile(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
        int after = Math.Min(close + 1, html.Length);
        if (!isEnd && Wordless.Contains(tag, StringComparer.Ordinal))
        {
            int over = html.IndexOf($"</{tag}", after, StringComparison.OrdinalIgnoreCase);
            return over < 0 ? html.Length : over;
        }

        if (!isEnd && Attribute(inside, "class").Split(' ').Contains("quote-inline", StringComparer.Ordinal))
        {
            // "RE: …" is put there by servers, for those that show no quotes.
            int over = html.IndexOf($"</{tag}", after, StringComparison.OrdinalIgnoreCase);
            return over < 0 ? html.Length : over;
        }

        Take(tag, isEnd, inside);
        return after;
    }

    private void Take(string tag, bool isEnd, string inside)
    {
        if (string.Equals(tag, "a", StringComparison.Ordinal))
        {
            CloseLink();
            linked = isEnd ? null : Attribute(inside, "href");
        }
        else if (Blocks.Contains(tag, StringComparer.Ordinal))
        {
            _ = Target.Append('\n');
        }
    }

    private void CloseLink()
    {
        if (linked is { } address)
        {
            string shown = link.ToString();
            _ = words.Append(nameOf(address, shown) ?? shown);
            _ = link.Clear();
            linked = null;
        }
    }

    /// <summary>Where a tag ends: at the first closing bracket outside quotes.</summary>
    private int EndOf(int at)
    {
        char quote = '\0';
        for (; at < html.Length; at++)
        {
            char c = html[at];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return at;
            }
        }

        return html.Length;
    }

    private static string Attribute(string inside, string name)
    {
        for (int at = inside.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; )
        {
            int sign = at + name.Length;
            if (at > 0 && char.IsWhiteSpace(inside[at - 1]) && sign + 1 < inside.Length && inside[sign] == '=')
            {
                char quote = inside[sign + 1];
                int start = quote is '"' or '\'' ? sign + 2 : sign + 1;
                int end = quote is '"' or '\'' ? inside.IndexOf(quote, start) : inside.IndexOf(' ', start);
                return WebUtility.HtmlDecode(end < 0 ? inside[start..] : inside[start..end]);
            }

            at = inside.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase);
        }

        return string.Empty;
    }

    /// <summary>Without what cannot be shown; at most one empty line together.</summary>
    private static string Tidy(string text)
    {
        StringBuilder tidy = new(text.Length);
        int lines = 2; // none at the beginning
        foreach (char c in text)
        {
            if (c == '\n')
            {
                lines++;
                _ = lines <= 2 ? tidy.Append(c) : tidy;
            }
            else if (c == '\t' || CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Control)
            {
                lines = 0;
                _ = tidy.Append(c);
            }
        }

        return tidy.ToString().Trim();
    }
}

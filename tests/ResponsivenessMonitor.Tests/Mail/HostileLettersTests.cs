using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Samples;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>More than twenty thousand hostile texts, in every field of every kind of letter, read back by parsers that are not ours.</summary>
internal sealed partial class HostileLettersTests
{
    private const int Enough = 20_000;
    private const int Seed = 20260609;

    private readonly LetterRenderer renderer = new();
    private readonly Random random = new(Seed);
    private int texts;

    [Test]
    public async Task Hostile_texts_add_no_element_attribute_address_header_footer_or_part()
    {
        SampleLetter[] samples = [.. SampleLetters.All(hasPages: true), .. SampleLetters.All(hasPages: false)];
        Dictionary<SampleLetter, Shape> harmless = [];
        int plain = 0;
        foreach (SampleLetter sample in samples)
        {
            harmless[sample] = await ShapeOfAsync(sample, () => string.Create(CultureInfo.InvariantCulture, $"Plain{++plain}"));
        }

        int letters = 0;
        while (texts < Enough)
        {
            foreach (SampleLetter sample in samples)
            {
                Shape shape = await ShapeOfAsync(sample, NextText);
                letters++;
                AssertSame(shape, harmless[sample], $"{sample.Name}, with texts up to number {texts} of seed {Seed}");
            }
        }

        await TestContext.Out.WriteLineAsync($"{texts} hostile texts in {letters} letters: nothing was added.");
    }

    private static void AssertSame(Shape shape, Shape harmless, string where)
    {
        Assert.That(shape.Elements, Is.EqualTo(harmless.Elements), where);
        Assert.That(shape.Addresses, Is.EqualTo(harmless.Addresses), where);
        Assert.That(shape.Headers, Is.EqualTo(harmless.Headers), where);
        Assert.That(shape.Lines, Is.EqualTo(harmless.Lines), where);
        Assert.That(shape, Is.EqualTo(harmless), where);
    }

    /// <summary>The number keeps two texts from being the same, which would be told once.</summary>
    private string NextText() => string.Create(CultureInfo.InvariantCulture, $"{Hostile.Text(random)}{++texts}");

    private async Task<Shape> ShapeOfAsync(SampleLetter sample, Func<string> next)
    {
        SampleLetter filled = sample with
        {
            Head = Hostile.Fill(sample.Head, next),
            Matters = [.. sample.Matters.Select(matter => Hostile.Fill(matter, next))],
        };
        LetterModel model = filled.Compose();
        string html = await renderer.RenderAsync(model);
        string text = LetterText.Of(model);
        OutgoingLetter letter = A.Letter(model.Subject, text, html) with { To = new MailBox(filled.Head.Name, "jo.smith@example.ac.uk") };
        StrictMime message = StrictMime.Read(await MimeLetter.WriteAsync(letter, "responsiveness.example.ac.uk", CancellationToken.None));
        Assert.That(
            message.Parts.Select(part => part.Content.TrimEnd()),
            Is.EqualTo(new[] { text.ReplaceLineEndings("\r\n").TrimEnd(), html.TrimEnd() })
        );
        string to = message.Headers.Single(header => string.Equals(header.Key, "To", StringComparison.Ordinal)).Value;
        Assert.That(to, Does.Match(Recipient()), "one recipient, whatever the name");
        using IDocument page = new HtmlParser().ParseDocument(message.Parts[1].Content);
        string[] seen = [model.Subject, text, page.Title ?? string.Empty, page.DocumentElement.TextContent];
        Assert.That(seen.SelectMany(words => words.Split('\n')).Where(line => line.EnumerateRunes().Any(IsHidden)), Is.Empty, sample.Name);
        return new Shape(
            Elements(page),
            string.Join('\n', page.Links.Select(link => link.GetAttribute("href"))),
            string.Join(
                '\n',
                message
                    .Headers.Select(header => header.Key)
                    .Concat(message.Parts.SelectMany(part => part.Headers).Select(header => $"{header}"))
            ),
            string.Join(
                '\n',
                text.Split('\n').Where(line => line.Trim().StartsWith("https://", StringComparison.Ordinal) || line is "-- ")
            ),
            page.Descendants<IComment>().Count()
        );
    }

    private static string Elements(IDocument page) =>
        string.Join(
            '\n',
            page.All.Select(element =>
                $"{element.LocalName} {string.Join(' ', element.Attributes.Select(attribute => $"{attribute.Name}={attribute.Value}"))}"
            )
        );

    private static bool IsHidden(System.Text.Rune rune) =>
        rune.Value != '\n'
        && System.Text.Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.Surrogate;

    [GeneratedRegex(
        @"^(?:(?:\s*=\?utf-8\?[BQ]\?[!->@-~]*\?=)+|""(?:[^""\\]|\\.)*"")\s+<jo\.smith@example\.ac\.uk>$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Recipient();

    /// <summary>All of a letter but its words: elements with their attributes, addresses, headers, the footer and the comments.</summary>
    private sealed record Shape(string Elements, string Addresses, string Headers, string Lines, int Comments);
}

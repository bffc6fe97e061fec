using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Tests.Mail;

internal sealed class HostileTextTests
{
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>",
        "</blockquote></td></table><h1>Pay here</h1>",
        "\" onmouseover=\"alert(1)",
        "&lt;b&gt; &amp;",
        "Hello\r\nBcc: everybody@example.com\r\n\r\nbody",
        "\n\n-- \nWritten to you by the Vice-Chancellor",
        "> They wrote:\n> quoted\nnot quoted",
        "\u202egnorw\u202c \u2066hidden\u2069",
        "zero\u200bwidth\u200djoined\ufeff\u00ad",
        "\u0000\u0007\u001b[31mred",
        "\u2028line\u2029paragraph\u0085next",
        "\ud800 half a pair \udfff",
        "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "see https://evil.example/login or www.evil.example",
        "=_letter-7 --=_letter-7-- =0D=0A.",
        "{{Letter.Subject}} @Letter %s",
    ];

    private static readonly string VeryLong = new('x', 20_000);

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Elements(Hostile),
        Gen.Constant(VeryLong),
        from many in Gen.ArrayOf(Gen.Elements(Hostile))
        select string.Concat(many),
        from chars in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 0x2fff), Gen.Choose(0xd7f0, 0xffff)))
        select string.Concat(chars.Select(c => (char)c))
    );

    [Test]
    public void Nothing_from_outside_adds_an_element_or_a_line_of_ours() =>
        Prop.ForAll(
                (from name in Text from handle in Text from excerpt in Text select (name, handle, excerpt)).ToArbitrary(),
                texts => IsHarmless(texts.name, texts.handle, texts.excerpt)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));

    [Test]
    public void Nothing_from_outside_adds_a_header() =>
        Prop.ForAll(
                (from name in Text from subject in Text select (name, subject)).ToArbitrary(),
                texts => HasHeadersOfItsOwnOnly(texts.name, texts.subject)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true));

    [TestCaseSource(nameof(Hostile))]
    public void Signs_that_nobody_sees_are_left_out(string text) =>
        Assert.That(
            ForeignText.Excerpt(text).EnumerateRunes().Select(System.Text.Rune.GetUnicodeCategory),
            Has.None.AnyOf(
                UnicodeCategory.Control,
                UnicodeCategory.Format,
                UnicodeCategory.LineSeparator,
                UnicodeCategory.ParagraphSeparator
            )
        );

    [Test]
    public void An_excerpt_ends_after_280_graphemes() =>
        Assert.That(
            new StringInfo(ForeignText.Excerpt(string.Concat(Enumerable.Repeat("e\u0301", 400)))).LengthInTextElements,
            Is.EqualTo(281),
            "280 and an ellipsis"
        );

    [TestCase("see https://evil.example/login now", ExpectedResult = "see [link] now")]
    [TestCase("HTTP://EVIL.example", ExpectedResult = "[link]")]
    [TestCase("www.evil.example and evil.example/pay", ExpectedResult = "[link] and [link]")]
    [TestCase("hxxp://evil.example and hxxps : //evil.example", ExpectedResult = "[link] and [link]")]
    [TestCase("ｈｔｔｐ：／／evil．example", ExpectedResult = "[link]")]
    [TestCase("http:\\\\evil.example", ExpectedResult = "[link]")]
    [TestCase("EVIL。example/pay, ex\u0301ample.com:8443/x", ExpectedResult = "[link] [link]")]
    [TestCase("http://192.0.2.7/x or 192.0.2.7:80/x or 192.0.2.7", ExpectedResult = "[link] or [link] or [link]")]
    [TestCase(
        "go to evil.example, evil．example or evil。example",
        ExpectedResult = "go to evil. example, evil． example or evil。 example"
    )]
    [TestCase("xn--80ak6aa92e.com пример.рф me@evil.example", ExpectedResult = "xn--80ak6aa92e. com пример. рф me@evil. example")]
    [TestCase("e.g. this, at the U.S.A. desk", ExpectedResult = "e.g. this, at the U.S.A. desk")]
    [TestCase("Open 9.00-17.00? Thanks.Bye and/or later", ExpectedResult = "Open 9.00-17.00? Thanks. Bye and/or later")]
    public string An_excerpt_has_no_links_of_its_own(string text) => ForeignText.Excerpt(text);

    [TestCase("\u1100", TestName = "Hangul that goes on")]
    [TestCase("a\u0903", TestName = "Marks that go on")]
    [TestCase("\U0001F1EC", TestName = "Flags that go on")]
    public void A_grapheme_that_never_ends_is_ended(string text) =>
        Assert.That(ForeignText.Excerpt(string.Concat(Enumerable.Repeat(text, 4_000))), Has.Length.LessThanOrEqualTo((280 * 8) + 1));

    [TestCase("javascript:alert(1)")]
    [TestCase("data:text/html,x")]
    [TestCase("file:///etc/passwd")]
    public void Only_pages_of_the_web_are_linked_to(string address) => Assert.That(LetterLink.To("Open it", new Uri(address)), Is.Null);

    private static bool IsHarmless(string name, string handle, string excerpt)
    {
        (string[] elements, string[] lines) = Write(name, handle, excerpt);
        (string[] plainElements, string[] plainLines) = Write("Name", "Handle", "Excerpt");
        string[] quoted = Write("Name", "Handle", excerpt).Lines;
        return elements.SequenceEqual(plainElements, StringComparer.Ordinal)
            && Ours(quoted).SequenceEqual(Ours(plainLines), StringComparer.Ordinal)
            && !lines.Any(line => line.Any(char.IsControl));
    }

    private static IEnumerable<string> Ours(string[] lines) => lines.Where(line => !line.StartsWith("> ", StringComparison.Ordinal));

    private static (string[] Elements, string[] Lines) Write(string name, string handle, string excerpt)
    {
        LetterAccount account = A.LibraryDesk with { Name = name, Handle = handle };
        LetterModel letter = LetterComposer.Compose(
            A.Head() with
            {
                Name = name,
            },
            [A.Matter(Step.DueSoon, A.Enquiry() with { Excerpt = "Start: " + excerpt }, account)]
        );
        using IDocument page = new HtmlParser().ParseDocument(new LetterRenderer().RenderAsync(letter).GetAwaiter().GetResult());
        string[] elements =
        [
            .. page.All.Select(element => element.LocalName + " " + string.Join(' ', element.Attributes.Select(a => a.Name))),
        ];
        return (elements, LetterText.Of(letter).Split('\n'));
    }

    private static bool HasHeadersOfItsOwnOnly(string name, string subject)
    {
        MimeParts hostile = Mime(name, subject);
        MimeParts plain = Mime("Jo Smith", string.Empty);
        return hostile
                .Headers.Select(header => header.Name)
                .SequenceEqual(plain.Headers.Select(header => header.Name), StringComparer.Ordinal)
            && hostile.Parts.Length == 2;
    }

    private static MimeParts Mime(string name, string subject) =>
        MimeParts.Of(A.Letter($"1 overdue {subject}") with { To = new(name, "jo.smith@example.ac.uk") });
}

using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Samples;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>That a letter can be read and acted on in any mail program, on any screen, by anybody.</summary>
[TestFixtureSource(typeof(Samples), nameof(Samples.Each))]
internal sealed partial class FormTests(object sample)
{
    private const double EnoughForWords = 4.5; // WCAG 2, 1.4.3
    private const int SmallestButton = 44; // pixels, as phones ask for

    private IDocument page = null!;

    [OneTimeSetUp]
    public async Task Write() =>
        page = new HtmlParser().ParseDocument(await new LetterRenderer().RenderAsync(((SampleLetter)sample).Compose()));

    [OneTimeTearDown]
    public void Dispose() => page.Dispose();

    [TestCase(false, TestName = "Its words stand out on a light screen")]
    [TestCase(true, TestName = "Its words stand out on a dark screen")]
    public void Its_words_stand_out(bool isDark)
    {
        Colours colours = new(page);
        Assert.That(colours.KnowsDarkScreens);
        IText[] words = [.. page.Body!.Descendants<IText>().Where(text => PlainWords.Collapse(text.Data).Length > 0)];
        Assert.That(words, Is.Not.Empty);
        Assert.That(words.Where(text => colours.Of(text, isDark) < EnoughForWords).Select(text => text.Data), Is.Empty);
    }

    [Test]
    public void Its_headings_are_in_order()
    {
        int[] levels = [.. page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0')];
        Assert.That(levels.Take(1), Is.EqualTo(new[] { 1 }));
        Assert.That(levels.Zip(levels.Skip(1), (before, after) => after - before), Is.All.LessThanOrEqualTo(1));
    }

    [Test]
    public void Its_tables_are_layout_unless_they_have_headers() =>
        Assert.That(
            page.QuerySelectorAll("table")
                .Where(table => !string.Equals(table.GetAttribute("role"), "presentation", StringComparison.Ordinal)),
            Is.All.Matches<IElement?>(table => table!.QuerySelector("th[scope]") is not null)
        );

    [Test]
    public void It_is_no_wider_than_its_screen()
    {
        Assert.That(
            page.All.Select(element => element.GetAttribute("width")).OfType<string>().Where(width => !width.EndsWith('%')).Select(Pixels),
            Is.All.LessThanOrEqualTo(3),
            "only the mark of a goal has a width in pixels"
        );
        Assert.That(page.Body!.InnerHtml, Does.Not.Match(@"(?<!max-)(?<!min-)(?<!border-)width:\s*[0-9]+px").And.Not.Contain("nowrap"));
    }

    [Test]
    public void Its_buttons_are_large_enough_to_hit_and_look_like_buttons_without_colour()
    {
        IElement[] buttons = [.. page.QuerySelectorAll("td[height] > a")];
        Assert.That(buttons, Is.All.Matches<IElement?>(button => HeightOf(button!) >= SmallestButton));
        Assert.That(
            buttons.Select(button => button.GetAttribute("style") + button.ParentElement!.GetAttribute("style")),
            Is.All.Contains("text-decoration:underline").And.All.Contains("border:2px solid")
        );
        Assert.That(
            buttons.Select(button => Pixels(button.ParentElement!.GetAttribute("height")!)),
            Is.All.GreaterThanOrEqualTo(SmallestButton)
        );
    }

    [Test]
    public void No_two_of_its_links_have_the_same_words() =>
        Assert.That(
            page.Links.GroupBy(link => PlainWords.Collapse(link.TextContent), link => link.GetAttribute("href"), StringComparer.Ordinal)
                .Where(links =>
                    links.Distinct(StringComparer.Ordinal).Count() > 1 && !links.Key.StartsWith("Open it on", StringComparison.Ordinal)
                )
                .Select(links => links.Key),
            Is.Empty
        );

    [Test]
    public void No_program_makes_links_of_its_numbers_and_names() =>
        Assert.That(
            page.QuerySelector("meta[name=format-detection]")?.GetAttribute("content"),
            Is.EqualTo("telephone=no,date=no,address=no,email=no,url=no")
        );

    [Test]
    public void Outlook_gets_a_set_width() =>
        Assert.That(
            page.Descendants<IComment>().Select(comment => comment.Data),
            Has.One.Contains("width=\"640\"").And.One.EqualTo("[if mso]></td></tr></table><![endif]")
        );

    private static int Pixels(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static int HeightOf(IElement button)
    {
        string style = button.GetAttribute("style")!;
        return (2 * Pixels(Padding().Match(style).Groups["pixels"].Value)) + Pixels(Line().Match(style).Groups["pixels"].Value);
    }

    [GeneratedRegex("padding:(?<pixels>[0-9]+)px", RegexOptions.None, 1000)]
    private static partial Regex Padding();

    [GeneratedRegex("line-height:(?<pixels>[0-9]+)px", RegexOptions.None, 1000)]
    private static partial Regex Line();
}

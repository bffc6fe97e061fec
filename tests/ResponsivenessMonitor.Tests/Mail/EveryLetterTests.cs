using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Samples;

namespace ResponsivenessMonitor.Tests.Mail;

[TestFixtureSource(typeof(Samples), nameof(Samples.Each))]
internal sealed class EveryLetterTests(object sample)
{
    private LetterModel letter = null!;
    private string text = string.Empty;
    private IDocument page = null!;

    [OneTimeSetUp]
    public async Task Write()
    {
        letter = ((SampleLetter)sample).Compose();
        text = LetterText.Of(letter);
        page = new HtmlParser().ParseDocument(await new LetterRenderer().RenderAsync(letter));
    }

    [OneTimeTearDown]
    public void Dispose() => page.Dispose();

    [Test]
    public void Its_plain_text_says_all_that_its_page_says()
    {
        string plain = PlainWords.Of(text);
        IEnumerable<string> said = page.Body!.Descendants<IText>()
            .Select(node => PlainWords.Collapse(node.Data))
            .Where(words => words.Length > 0);
        IEnumerable<string> addresses = page.Links.Select(link => link.GetAttribute("href")!);

        Assert.That(said.Concat(addresses).Where(words => !plain.Contains(words, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Its_page_says_all_that_it_is_to_say()
    {
        string said = PlainWords.Collapse(page.Body!.TextContent);

        Assert.That(said, Does.Contain(letter.Headline).And.Contain(letter.Why));
        Assert.That(said, Does.StartWith($"{letter.Preview} {letter.Note}".Trim()), "what lists show comes first, then the note");
    }

    [Test]
    public void Its_page_is_English_has_one_headline_and_needs_nothing_from_elsewhere()
    {
        Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("en"));
        Assert.That(page.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
        Assert.That(page.QuerySelectorAll("img, script, link, iframe, object, form, [src], [background]"), Is.Empty);
        Assert.That(page.Body!.QuerySelectorAll("style"), Is.Empty);
        Assert.That(page.Source.Text, Does.Not.Contain("url(").And.Not.Contain("@import"));
        Assert.That(page.Links.Select(link => new Uri(link.GetAttribute("href")!).Scheme), Is.All.EqualTo("https"));
    }

    [Test]
    public void Its_links_stand_on_lines_of_their_own() =>
        Assert.That(page.Links.Select(link => link.PreviousSibling).OfType<IText>().Select(text => text.Data.Trim()), Is.All.Empty);

    [Test]
    public void Its_addresses_stand_alone_on_their_lines_in_the_plain_text() =>
        Assert.That(
            page.Links.Select(link => link.GetAttribute("href"))
                .Except(text.Split('\n').Select(line => line.Trim()), StringComparer.Ordinal),
            Is.Empty
        );

    [Test]
    public void What_lists_show_of_it_adds_to_the_subject_and_is_short()
    {
        Assert.That(letter.Preview, Is.Null.Or.Not.Empty);
        Assert.That(letter.Preview ?? letter.Headline, Has.Length.LessThanOrEqualTo(120));
        Assert.That(letter.Preview, Is.Not.EqualTo(letter.Subject).And.Not.EqualTo(letter.Headline));
    }

    [Test]
    public void Its_lines_are_at_most_72_columns_unless_an_address_is_longer() =>
        Assert.That(text.Split('\n').Where(line => line.Length > 72 && !line.Contains("://", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void It_tells_what_to_do_or_that_all_is_clear_or_what_the_news_are() =>
        Assert.That(text, Does.Contain("What to do:").Or.Contain("All clear").Or.Contain("News since"));

    [Test]
    public void It_reads_as_finished_words()
    {
        Assert.That(text, Does.Not.Contain("..").And.Not.Contain("()").And.Not.Contain("{"));
        Assert.That(PlainWords.Of(text), Does.Not.Contain(" .").And.Not.Contain(" ,").And.Not.Contain(" ;"));
    }
}

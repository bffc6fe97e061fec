using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ResponsivenessMonitor.Mail.Letters;

namespace ResponsivenessMonitor.Tests.Mail;

internal sealed class BarTests
{
    [TestCase(0.93, 0.9, ExpectedResult = "rm-bar 90%, rm-gap 2, rm-goal 3, rm-gap 2, rm-bar 3%, rm-rest 7%", TestName = "Past the goal")]
    [TestCase(0.9, 0.9, ExpectedResult = "rm-bar 90%, rm-gap 2, rm-goal 3, rm-gap 2, rm-rest 10%", TestName = "At the goal")]
    [TestCase(
        0.8999,
        0.9,
        ExpectedResult = "rm-bar 89%, rm-rest 1%, rm-gap 2, rm-goal 3, rm-gap 2, rm-rest 10%",
        TestName = "Just below the goal"
    )]
    [TestCase(0.29, null, ExpectedResult = "rm-bar 29%, rm-rest 71%", TestName = "Without a goal")]
    [TestCase(0, 0.9, ExpectedResult = "rm-rest 90%, rm-gap 2, rm-goal 3, rm-gap 2, rm-rest 10%", TestName = "Nothing")]
    [TestCase(1.2, 1.0, ExpectedResult = "rm-bar 100%, rm-gap 2, rm-goal 3, rm-gap 2", TestName = "More than all is all")]
    [TestCase(double.NaN, null, ExpectedResult = "rm-rest 100%", TestName = "What is not known is nothing")]
    public string A_bar_is_drawn_with_cells(double share, double? goal) =>
        string.Join(", ", BarCell.Of(share, goal).Select(cell => $"{cell.Look} {cell.Width}"));

    [Test]
    public async Task A_bar_says_in_words_what_it_shows_and_is_silent_itself()
    {
        LetterModel letter = new(
            "All clear",
            "All clear",
            [new LetterPart.Bar("Last week", 0.93, "93 % met (40 of 43), goal 90 %", 0.9)],
            "Why."
        );
        using IDocument page = new HtmlParser().ParseDocument(await new LetterRenderer().RenderAsync(letter));

        Assert.That(LetterText.Of(letter), Does.Contain("Last week: 93 % met (40 of 43), goal 90 %"));
        Assert.That(PlainWords.Collapse(page.Body!.TextContent), Does.Contain("Last week: 93 % met (40 of 43), goal 90 %"));
        Assert.That(PlainWords.Collapse(page.QuerySelector("[aria-hidden=true]")!.TextContent), Is.Empty);
    }
}

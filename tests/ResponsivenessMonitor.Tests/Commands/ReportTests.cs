using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>What a report shows, and what it keeps to itself.</summary>
internal sealed class ReportTests
{
    private AnOffice office = null!;

    [SetUp]
    public void Begin()
    {
        office = new AnOffice("2026-06-08T07:00:00Z");
        office.Register();
        office.Now = AnOffice.At("2026-06-13T09:00:00Z");
    }

    [TearDown]
    public void End() => office.Dispose();

    [Test]
    public void Under_ten_enquiries_only_counts_are_shown()
    {
        Ask(9);
        office.ReadAllAlong("2026-06-08T07:00:00Z", "2026-06-13T09:00:00Z");
        AuditOutcome outcome = office.Run("report", "--json");
        Assert.That(Figure(outcome, "aim", "standing"), Is.EqualTo("counts-only"), outcome.Error);
        Assert.That(Figure(outcome, "aim", "met"), Is.EqualTo("9"));
        Assert.That(office.Run("report").Output, Does.Contain("9 of 9"));
    }

    [Test]
    public void Ten_enquiries_make_a_share()
    {
        Ask(10);
        office.ReadAllAlong("2026-06-08T07:00:00Z", "2026-06-13T09:00:00Z");
        Assert.That(Figure(office.Run("report", "--json", "--account", "x/librarydesk"), "commitment", "standing"), Is.EqualTo("known"));
        Assert.That(office.Run("report").Output, Does.Contain("100 % (10/10)  100 % (10/10)  1 h 00"));
    }

    [Test]
    public void What_was_hardly_watched_is_not_known()
    {
        Ask(10);
        office.ReadAllAlong("2026-06-08T07:00:00Z", "2026-06-09T09:00:00Z");
        AuditOutcome outcome = office.Run("report", "--json");
        Assert.That(Figure(outcome, "aim", "standing"), Is.EqualTo("not-known"));
        Assert.That(Figure(outcome, "aim", "met"), Is.Empty);
        Assert.That(office.Run("report").Output, Does.Contain("not known"));
    }

    [Test]
    public void Erased_enquiries_count_by_their_months()
    {
        office.Ask("2026-06-09T09:00:00Z", answered: "2026-06-09T10:00:00Z");
        office.ReadAllAlong("2026-06-08T07:00:00Z", "2026-06-13T09:00:00Z");
        using (MonitorDbContext db = office.Open())
        {
            _ = db.Figures.Add(
                new MonthlyFigures
                {
                    AccountId = db.Accounts.Single().Id,
                    TargetId = db.Targets.First().Id,
                    Month = new LocalDate(2026, 5, 1),
                    Enquiries = 20,
                    Answered = 18,
                    AimMet = 15,
                    AimCounted = 20,
                }
            );
            _ = db.SaveChanges();
        }

        Assert.That(office.Run("report", "--from", "2026-05-01").Output, Does.Contain("76.1 % (16/21)"));
        Assert.That(Figure(office.Run("report", "--json", "--from", "2026-05-02"), "enquiries"), Is.EqualTo("1"));
    }

    [Test]
    public void Dates_the_wrong_way_round_are_a_usage_error()
    {
        AuditOutcome outcome = office.Run("report", "--from", "2026-06-10", "--to", "2026-06-09");
        Assert.That(outcome.Code, Is.EqualTo(64));
        Assert.That(outcome.Output, Is.Empty);
    }

    [Test]
    public void Csv_has_the_numbers_of_json_and_keeps_the_same_to_itself()
    {
        Ask(10);
        office.ReadAllAlong("2026-06-08T07:00:00Z", "2026-06-13T09:00:00Z");
        string[] lines = office.Run("report", "--csv", "--from", "2026-06-08", "--to", "2026-06-12").Output.TrimEnd('\n').Split('\n');
        Assert.That(
            lines[0],
            Does.StartWith("account,from,to,coverage,enquiries,erased,answered,aim_standing,aim_met,aim_counted,aim_share,")
        );
        Assert.That(
            lines[1],
            Does.StartWith("*,2026-06-08,2026-06-12,").And.Contain(",10,0,10,known,10,10,1,known,10,10,1,3600,3600,3600,3600")
        );
        Assert.That(lines[2], Does.StartWith("x/librarydesk,"));

        string few = office.Run("report", "--csv", "--from", "2026-06-10").Output;
        Assert.That(few, Does.Contain(",0,0,0,counts-only,0,0,,counts-only,0,0,,,,,"));
    }

    [Test]
    public void The_page_says_what_the_table_says_and_needs_no_script()
    {
        Ask(10);
        office.ReadAllAlong("2026-06-08T07:00:00Z", "2026-06-13T09:00:00Z");
        string text = office.Run("report", "--html").Output;
        AngleSharp.Html.Dom.IHtmlDocument page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text);
        Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("en"));
        Assert.That(page.QuerySelectorAll("script, img, link, iframe, [onclick], [src]"), Is.Empty);
        Assert.That(page.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
        Assert.That(page.QuerySelectorAll(".figures > thead th[scope=col]"), Has.Length.EqualTo(10));
        AngleSharp.Dom.IElement row = page.QuerySelector(".figures > tbody > tr") ?? throw new AssertionException(text);
        Assert.That(row.QuerySelector("th[scope=row]")?.TextContent, Is.EqualTo("x/librarydesk"));
        Assert.That(row.TextContent, Does.Contain("100 % (10/10)goal reached").And.Contain("1 h 00"));
        Assert.That(row.QuerySelectorAll("table.bar[aria-hidden=true] td.met"), Has.Length.EqualTo(2));
    }

    [Test]
    public void The_page_of_too_few_has_no_bar()
    {
        Ask(9);
        office.ReadAllAlong("2026-06-08T07:00:00Z", "2026-06-13T09:00:00Z");
        string text = office.Run("report", "--html").Output;
        Assert.That(text, Does.Contain("9 of 9").And.Not.Contain("class=\"met\""));
    }

    [Test]
    public void The_page_is_written_to_a_file_that_is_named()
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "written-report.html");
        AuditOutcome outcome = office.Run("report", "--html", file);
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((0, string.Empty)), outcome.Error);
        Assert.That(File.ReadAllText(file), Does.StartWith("<!DOCTYPE html>\n").And.EndWith("</html>\n"));
        File.Delete(file);
    }

    private void Ask(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _ = office.Ask("2026-06-09T09:00:00Z", answered: "2026-06-09T10:00:00Z");
        }
    }

    private static string Figure(AuditOutcome outcome, params string[] path) =>
        path.Aggregate(outcome.Json.GetProperty("accounts").GetProperty("*"), (element, name) => element.GetProperty(name)).ToString();
}

using AngleSharp.Dom;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Web;

/// <summary>What is typed into pages: wrong input changes nothing, is kept, and is told at its field.</summary>
internal sealed class PageInputTests
{
    private Office office = null!;
    private PagesHost host = null!;

    [SetUp]
    public async Task Start()
    {
        office = await Deed.ArrangeAsync(DatabaseProvider.Sqlite);
        host = await PagesHost.StartAsync(office);
    }

    [TearDown]
    public async Task Stop()
    {
        await host.DisposeAsync();
        await office.DisposeAsync();
    }

    [TestCase("offline", "date", "31.2.", "time", "10:15", "date", "Write the date such as")]
    [TestCase("offline", "date", "2026-02-30", "time", "10:15", "date", "Write the date such as")]
    [TestCase("offline", "date", "", "time", "10:15", "date", "Write the date such as")]
    [TestCase("offline", "date", "2026-06-09", "time", "25:61", "time", "Write the time such as")]
    [TestCase("offline", "date", "2026-06-09", "time", "half past ten", "time", "Write the time such as")]
    [TestCase("offline", "date", "2026-06-09", "time", "10:31", "time", "That is still to come")]
    [TestCase("offline", "date", "2026-06-09", "time", "09:39", "time", "That is before it was received, at 2026-06-09 09:40")]
    [TestCase("here", "link", "javascript:alert(1)", "date", "", "link", "It begins with https://")]
    [TestCase("here", "link", "", "date", "", "link", "It begins with https://")]
    [TestCase("here", "link", "https://x.com/librarydesk/status/7", "date", "2026-06-09", "time", "Write the time such as")]
    public async Task Wrong_input_is_told_at_its_field_and_kept(
        string act,
        string first,
        string firstValue,
        string second,
        string secondValue,
        string field,
        string fault
    )
    {
        string path = await Deed.All[0].LinkAsync(office, host);
        string before = await TableDump.OfAsync(office);
        Answer answer = await host.PostAsync(path, ("act", act), (first, firstValue), (second, secondValue), ("unknown", "ignored"));

        Assert.That(answer.Status, Is.EqualTo(400), answer.Words);
        Assert.That(await TableDump.OfAsync(office), Is.EqualTo(before));
        IElement input = answer.Page.GetElementById($"{act}-{field}")!;
        string[] described = input.GetAttribute("aria-describedby")!.Split(' ');
        Assert.That(input.GetAttribute("aria-invalid"), Is.EqualTo("true"));
        Assert.That(described.Select(id => answer.Page.GetElementById(id)!.TextContent), Has.Some.Contains(fault));
        Assert.That(answer.Page.GetElementById($"{act}-{first}")!.GetAttribute("value"), Is.EqualTo(firstValue));
        Assert.That(answer.Page.GetElementById($"{act}-{second}")!.GetAttribute("value"), Is.EqualTo(secondValue));
        Assert.That(answer.Page.QuerySelector("[role=alert] a")!.GetAttribute("href"), Is.EqualTo($"#{act}-{field}"));
        Assert.That(answer.Page.Title, Does.StartWith("Not done"));
    }

    [Test]
    public async Task More_than_three_days_ago_is_told_as_such()
    {
        Enquiry old = await office.AskAsync("2026-06-04T09:40", "old", now: "2026-06-09T10:30");
        string path = await host.LinkAsync(LinkPurpose.Settle, old.Id, Role.Administrator, office.Account.AdministratorId);
        Answer answer = await host.PostAsync(path, ("act", "offline"), ("date", "2026-06-05"), ("time", "09:45"));
        Assert.That((answer.Status, answer.Words), Is.EqualTo((400, answer.Words)));
        Assert.That(answer.Words, Does.Contain("more than three days ago"));
    }

    [TestCase("10:15", "2026-06-09T10:15")]
    [TestCase("10:15:30", "2026-06-09T10:15:30")]
    [TestCase("09:40", "2026-06-09T09:40")]
    public async Task A_time_is_taken_as_the_accounts_local_one(string time, string answered)
    {
        string path = await Deed.All[0].LinkAsync(office, host);
        Assert.That((await host.PostAsync(path, ("act", "offline"), ("date", "2026-06-09"), ("time", time))).Status, Is.EqualTo(200));
        Enquiry enquiry = (await office.ReadAsync(db => db.Enquiries.Where(enquiry => enquiry.OpeningItem == "open"))).Single();
        Assert.That((enquiry.EndedAt, enquiry.AnsweredBy), Is.EqualTo(((NodaTime.Instant?)At(answered), (AnsweredBy?)AnsweredBy.Offline)));
    }

    [Test]
    public async Task Now_stands_in_the_fields_and_is_right_as_it_stands()
    {
        string path = await Deed.All[0].LinkAsync(office, host);
        Answer shown = await host.GetAsync(path);
        string Value(string id) => shown.Page.GetElementById(id)!.GetAttribute("value")!;
        Assert.That((Value("offline-date"), Value("offline-time")), Is.EqualTo(("2026-06-09", "10:30")));
        Assert.That(
            (await host.PostAsync(path, ("act", "offline"), ("date", Value("offline-date")), ("time", Value("offline-time")))).Status,
            Is.EqualTo(200)
        );
    }

    [TestCase("2026-06-05", "could be said until 2026-06-08")]
    [TestCase("2026-06-10", "has not begun")]
    [TestCase("yesterday", "Choose the day")]
    [TestCase("", "Choose the day")]
    public async Task A_visit_is_said_of_today_or_the_three_days_before(string day, string fault)
    {
        string path = await Deed.All[4].LinkAsync(office, host);
        Answer answer = await host.PostAsync(path, ("act", "visited"), ("day", day));
        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Words, Does.Contain(fault));
        Assert.That(answer.Page.QuerySelectorAll("input[type=radio]").Length, Is.EqualTo(4));
    }

    [TestCase("2026-06-08", "2026-06-08", TestName = "The day of the letter is chosen")]
    [TestCase("2026-06-01", "2026-06-09", TestName = "A day too long ago is not, and the page says so")]
    public async Task Of_a_letter_about_a_day(string day, string chosen)
    {
        string path = await host.LinkAsync(LinkPurpose.CheckIn, office.Account.Id, Role.Administrator, office.Account.AdministratorId, day);
        Answer shown = await host.GetAsync(path);
        Assert.That(
            shown.Page.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")),
            Is.EqualTo(new[] { chosen })
        );
        Assert.That(
            shown.Words.Contains("can no longer be said", StringComparison.Ordinal),
            Is.EqualTo(!string.Equals(day, chosen, StringComparison.Ordinal))
        );
    }

    [TestCase("2026-08-09", "letters can be handed over from 2026-06-09 to 2026-08-08")]
    [TestCase("2026-06-08", "letters can be handed over from 2026-06-09 to 2026-08-08")]
    [TestCase("soon", "Write the last day")]
    public async Task Letters_are_handed_over_for_sixty_days_at_most(string day, string fault)
    {
        string path = await Deed.All.Single(deed => deed is { Act: "hand-over" }).LinkAsync(office, host);
        Answer answer = await host.PostAsync(path, ("act", "hand-over"), ("day", day));
        Assert.That((answer.Status, await office.ReadAsync(db => db.Absences)), Is.EqualTo((400, Array.Empty<Absence>())));
        Assert.That(answer.Words, Does.Contain(fault).IgnoreCase);
    }
}

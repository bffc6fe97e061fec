using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Pruning;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Web;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Privacy;

/// <summary>What is foretold is what goes.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class PruneForecastTests(DatabaseProvider provider)
{
    private Office office = null!;

    [SetUp]
    public async Task FillAsync()
    {
        office = await Office.OpenAsync(provider, "2026-06-09T09:00");
        Enquiry old = await office.AskAsync("2026-06-09T10:00", "q1", now: "2026-08-01T09:00"); // given up as never answered
        _ = await office.AskAsync("2028-05-01T10:00", "q2");
        await office.ChangeAsync(async db =>
        {
            (await db.Enquiries.FindAsync(old.Id))!.Excerpt = "left behind";
            _ = db.Notices.Add(
                new Notice
                {
                    DedupKey = "overdue:x/librarydesk:q1:1:DueSoon:Administrator",
                    Step = Step.DueSoon,
                    AccountId = office.Account.Id,
                    EnquiryId = old.Id,
                    DueAt = At("2026-06-09T13:00"),
                }.Supersede("for the test")
            );
            _ = db.AuditEntries.Add(new AuditEntry { At = At("2026-06-10T10:00"), EnquiryId = old.Id });
            _ = db.AuditEntries.Add(new AuditEntry { At = At("2026-06-09T10:00"), Action = "old" });
            _ = db.AuditEntries.Add(new AuditEntry { At = At("2028-05-01T10:00"), Action = "new" });
            _ = db.Letters.Add(
                new Letter
                {
                    Key = "sent",
                    Text = "text",
                    Html = "<p>text</p>",
                    WrittenAt = At("2028-06-01T09:00"),
                    FinalAt = At("2028-06-01T09:05"),
                    State = LetterState.Sent,
                }
            );
            _ = db.Visits.Add(new VisitDay { AccountId = office.Account.Id, Date = On("2026-06-09") });
            _ = db.Visits.Add(new VisitDay { AccountId = office.Account.Id, Date = On("2028-05-02") });
            _ = db.Readings.Add(
                new ReadingPeriod
                {
                    AccountId = office.Account.Id,
                    FirstAt = At("2026-06-09T10:00"),
                    LastAt = At("2026-06-09T10:00"),
                }
            );
        });
        office.GoTo("2028-06-09T10:00");
    }

    [TearDown]
    public async Task CloseAsync() => await office.DisposeAsync();

    [Test]
    public async Task A_forecast_changes_nothing_and_comes_true()
    {
        string before = await TableDump.OfAsync(office);
        IReadOnlyList<PruneLine> told = await office.Get<PruneForecast>().TellAsync(office.Time.Now, CancellationToken.None);
        Assert.That(await TableDump.OfAsync(office), Is.EqualTo(before));
        Dictionary<string, int> rows = told.ToDictionary(line => line.What, line => line.Rows, StringComparer.Ordinal);
        Assert.That(
            rows.Where(line => line.Value > 0).ToDictionary(StringComparer.Ordinal),
            Is.EquivalentTo(
                new Dictionary<string, int>(StringComparer.Ordinal)
                {
                    ["excerpts"] = 1,
                    ["texts of letters"] = 1,
                    ["names of items, to hashes"] = 1,
                    ["enquiries, to monthly counts"] = 1,
                    ["notices of these enquiries"] = 1,
                    ["audit entries of these enquiries"] = 1,
                    ["items"] = 1,
                    ["readings"] = 1,
                    ["other audit entries"] = 1,
                    ["visits"] = 1,
                }
            )
        );
        Assert.That(told.Single(line => line.What is "visits").OldestKept, Is.EqualTo("2028-05-02"));
        Assert.That(told.Single(line => line.What is "other audit entries").OldestKept, Is.EqualTo("2028-05-01"));
        Assert.That(told.Single(line => line.What is "readings").OldestKept, Is.Null);

        await office.RunAsync<PruneJob>();
        IReadOnlyList<PruneLine> left = await office.Get<PruneForecast>().TellAsync(office.Time.Now, CancellationToken.None);
        Assert.That(left.Sum(line => line.Rows), Is.Zero);
        Assert.That(await office.ReadAsync(db => db.Enquiries), Has.Count.EqualTo(1));
        Assert.That(await office.ReadAsync(db => db.Items), Has.Count.EqualTo(1));
        Assert.That(await office.ReadAsync(db => db.AuditEntries), Has.Count.EqualTo(1));
        Assert.That(await office.ReadAsync(db => db.Visits), Has.Count.EqualTo(1));
    }
}

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

        Assert.That(office.Run("report", "--from", "2026-05-01").Output, Does.Contain("76 % (16/21)"));
        Assert.That(Figure(office.Run("report", "--json", "--from", "2026-05-02"), "enquiries"), Is.EqualTo("1"));
    }

    [Test]
    public void Dates_the_wrong_way_round_are_a_usage_error()
    {
        AuditOutcome outcome = office.Run("report", "--from", "2026-06-10", "--to", "2026-06-09");
        Assert.That(outcome.Code, Is.EqualTo(64));
        Assert.That(outcome.Output, Is.Empty);
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

using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>The verbs by which a person acts on enquiries, and what explain says of it.</summary>
internal sealed class EnquiriesVerbsTests
{
    private AnOffice office = null!;

    [SetUp]
    public void Begin()
    {
        office = new AnOffice("2026-06-08T08:00:00Z");
        office.Register();
        office.Now = AnOffice.At("2026-06-09T11:00:00Z");
    }

    [TearDown]
    public void End() => office.Dispose();

    [Test]
    public void A_closing_is_made_and_overruled_and_explain_tells_both()
    {
        long number = Ask();
        Assert.That(
            office.Run("enquiries", "close", $"{number}", "no-reply-needed", "--by", "mia").Output,
            Is.EqualTo($"Enquiry {number} is closed.\n")
        );
        Assert.That(
            office.Run("enquiries", "close", $"{number}", "spam").Output,
            Is.EqualTo("Nothing was changed. It was closed because no reply was needed.\n")
        );
        office.Now = AnOffice.At("2026-06-09T12:00:00Z");
        Assert.That(office.Run("enquiries", "reopen", $"{number}", "--by", "mia").Output, Does.Contain("It waits for an answer again"));
        string told = office.Run("explain", $"{number}").Output;
        Assert.That(told, Does.Contain("no reply needed, counts at Tue 2026-06-09 12:00:00 BST; overruled Tue 2026-06-09 13:00:00 BST"));
        Assert.That(told, Does.Contain("round 2 began"));
        Assert.That(told, Does.Contain("reopened by mia overruled: It was closed because no reply was needed."));
    }

    [Test]
    public void An_answer_is_pointed_at_or_said()
    {
        long number = Ask();
        AuditOutcome wrong = office.Run("enquiries", "answered", $"{number}", "--link", "https://example.org/1");
        Assert.That((wrong.Code, wrong.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(wrong.Error, Does.Contain("x.com"));
        AuditOutcome late = office.Run("enquiries", "answered", $"{number}", "--at", "2026-06-01T10:00:00Z");
        Assert.That(
            late.Error,
            Is.EqualTo("Nothing was changed. An answer can be said to have been given at most three days ago, and not in the future.\n")
        );
        string[] here = ["enquiries", "answered", $"{number}", "--link", "https://x.com/LibraryDesk/status/5"];
        AuditOutcome timeless = office.Run(here);
        Assert.That((timeless.Code, timeless.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(timeless.Error, Does.Contain("say when it was given, such as --at"));
        AuditOutcome said = office.Run([.. here, "--at", "2026-06-09T10:30:00Z"]);
        Assert.That(said.Output, Does.Contain("We have not seen this answer ourselves."));
        Assert.That(office.Run("explain", $"{number}").Output, Does.Contain("https://x.com/LibraryDesk/status/5"));
    }

    [Test]
    public void A_promoted_remark_is_explained_as_such()
    {
        Ask("r1", TriageKind.Remark);
        AuditOutcome outcome = office.Run("enquiries", "promote", "x/librarydesk", "r1", "--by", "mia");
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        using MonitorDbContext db = office.Open();
        long number = db.Enquiries.Single().Id;
        Assert.That(outcome.Output, Does.Contain($"It belongs to enquiry {number}."));
        Assert.That(
            office.Run("explain", $"{number}").Output,
            Does.Contain("Promoted").And.Contain("promoted by mia from remark to an enquiry")
        );
    }

    [Test]
    public void A_recount_prints_what_changed_and_what_cannot_be_counted_again()
    {
        long number = office.Ask("2026-06-09T09:00:00Z", answered: "2026-06-10T08:20:00Z");
        office.Now = AnOffice.At("2026-06-11T09:00:00Z");
        office.ReadAllAlong("2026-06-08T07:00:00Z", "2026-06-11T09:00:00Z");
        using (MonitorDbContext db = office.Open())
        {
            // The assessor would have decided it meanwhile.
            Enquiry enquiry = db.Enquiries.Single();
            Policy.Calendars.OfficeCalendar calendar = Support.Rows.London;
            enquiry.Keep(enquiry.Assess(calendar, office.Now, office.Now), isMissed: true, office.Now, office.Now);
            _ = db.Figures.Add(
                new MonthlyFigures
                {
                    AccountId = enquiry.AccountId,
                    TargetId = enquiry.TargetId,
                    Month = new NodaTime.LocalDate(2026, 5, 1),
                    Enquiries = 7,
                }
            );
            _ = db.SaveChanges();
        }

        _ = office.Run("closures", "add", "2026-06-09");
        AuditOutcome outcome = office.Run("recount", "2026-05-20..2026-06-30", "--reason", "snow");
        Assert.That(outcome.Code, Is.EqualTo(1), outcome.Error);
        Assert.That(outcome.Output, Does.Contain($"{number}").And.Contain("Tue 2026-06-09 → Wed 2026-06-10").And.Contain("missed → met"));
        Assert.That(outcome.Output, Does.Contain("1 ended enquiry counted on").And.Contain("Commitment met: 0 of 1 → 1 of 1."));
        Assert.That(outcome.Error, Is.EqualTo("x/librarydesk, 2026-05: 7 enquiries were erased to counts and cannot be counted again.\n"));
        Assert.That(office.Run("report", "--from", "2026-06-10", "--to", "2026-06-10").Output, Does.Contain("1 of 1"));
        Assert.That(office.Run("explain", $"{number}").Output, Does.Contain("recounted by command line from counted on 2026-06-09"));
    }

    [TestCase("recount", "2026-06-09")]
    [TestCase("recount", "2026-06-09..2026-06-01", "--reason", "x")]
    [TestCase("recount", "yesterday", "--reason", "x")]
    [TestCase("recount", "2026-06-09", "--reason", " ")]
    [TestCase("enquiries", "close", "1", "boring")]
    [TestCase("report", "--csv", "--json")]
    public void A_command_line_that_says_too_little_or_nonsense_is_wrong(params string[] args) =>
        Assert.That((office.Run(args).Code, office.Run(args).Output), Is.EqualTo((64, string.Empty)));

    private long Ask(string id = "q1", TriageKind triage = TriageKind.Enquiry)
    {
        using MonitorDbContext db = office.Open();
        Account account = db.Accounts.Single();
        _ = db.Items.Add(
            new StoredItem
            {
                AccountId = account.Id,
                PlatformItemId = id,
                Pseudonym = $"hash of {id}",
                Conversation = "c",
                Author = "somebody",
                Side = ItemSide.Inbound,
                Kind = MessageKind.Mention,
                Triage = triage,
                At = AnOffice.At("2026-06-09T09:00:00Z"),
                FirstSeen = AnOffice.At("2026-06-09T09:01:00Z"),
            }
        );
        _ = db.SaveChanges();
        new Conversations(new RuleBook(new PolicyOptions()))
            .RereadAsync(db, account, ["c"], AnOffice.At("2026-06-09T09:01:00Z"), words: null, default)
            .GetAwaiter()
            .GetResult();
        _ = db.SaveChanges();
        return db.Enquiries.Select(enquiry => enquiry.Id).SingleOrDefault();
    }
}

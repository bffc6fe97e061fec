using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Quarantining;
using ResponsivenessMonitor.Jobs.Reconciling;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Audit;
using ResponsivenessMonitor.Tests.Commands;
using ResponsivenessMonitor.Tests.Jobs.Reconciling;
using ResponsivenessMonitor.Tests.Web;
using Entities = ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Tests.Jobs.Quarantining;

/// <summary>That nothing is sent is told where people look, since no letter can tell it.</summary>
internal sealed class QuarantineToldTests
{
    [Test]
    public async Task The_dead_mans_switch_does_not_hear_of_it_and_what_waits_is_no_finding()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(DatabaseProvider.Sqlite);
        await kept.Office.ChangeAsync(db =>
        {
            _ = db.Notices.Add(
                new Entities.Notice
                {
                    DedupKey = "registrations:2026-06-08",
                    Kind = NoticeKind.RegistrationIncomplete,
                    Role = Role.Marketing,
                    DueAt = kept.Now - Duration.FromHours(2),
                }.Waiting(kept.Now - Duration.FromHours(2))
            );
            return HoldAsync(db, kept.Now);
        });

        Assert.That(await kept.FoundAsync(), Is.Empty);
        Assert.That(kept.Round.IsWell, Is.False);
        Assert.That(kept.Round.Because, Is.EqualTo("nothing is sent, for the outbox is in quarantine"));
    }

    [Test]
    public async Task After_it_what_waited_is_given_time()
    {
        await using KeptOffice kept = await KeptOffice.AwakeAsync(DatabaseProvider.Sqlite);
        await kept.Office.ChangeAsync(db => HoldAsync(db, kept.Now, QuarantineStage.Over));
        await kept.TickAsync();

        Assert.That(kept.Round.IsWell, kept.Round.Because);
        Assert.That(kept.Round.IsQuarantined, Is.False);
    }

    [Test]
    public async Task The_log_says_it_at_once_and_every_hour_by_an_event_of_its_own()
    {
        await using KeptOffice kept = await KeptOffice.OpenAsync(DatabaseProvider.Sqlite);
        await kept.Office.ChangeAsync(db => HoldAsync(db, kept.Now));
        KeptOffice.Lines log = new();
        NoteTickJob job = new(
            kept.Office.Get<IDbContextFactory<MonitorDbContext>>(),
            kept.Office.Get<Quarantine>(),
            kept.Office.Get<TableIdentity>(),
            log.For<NoteTickJob>()
        );
        for (int minute = 0; minute <= 90; minute++)
        {
            await job.RunAsync(kept.Now + Duration.FromMinutes(minute), CancellationToken.None);
        }

        Assert.That(log.Said.Select(line => line.Event.Id), Is.EqualTo(new[] { 6202, 6202 }));
        Assert.That(log.Loud, Is.All.Contains("a backup was restored").And.All.Contains("'letters release --quarantine'"));
    }

    [Test]
    public void Check_and_letters_held_say_it_and_a_release_ends_it()
    {
        using AnOffice office = new();
        office.Register();
        using (MonitorDbContext db = office.Open())
        {
            HoldAsync(db, office.Now).GetAwaiter().GetResult();
        }

        AuditOutcome check = office.Run("check");
        Assert.That(check.Code, Is.EqualTo(2));
        Assert.That(
            check.Error,
            Does.Contain("Letters: the outbox is in quarantine. Nothing is sent since 2026-06-10 09:00Z: a backup was restored")
        );
        Assert.That(office.Run("letters", "held").Output, Does.StartWith("All letters are held back. Nothing is sent since"));

        AuditOutcome released = office.Run("letters", "release", "--quarantine", "--by", "jo@uni.example");
        Assert.That(released.Code, Is.Zero, released.Error);
        Assert.That(released.Output, Does.StartWith("The quarantine ends"));
        Assert.That(
            office.Run("letters", "release", "--quarantine").Output,
            Does.StartWith("Nothing was changed. Letters were released at")
        );
        Assert.That(office.Run("check").Error, Does.Contain("leave once readings, verdicts and the digest have caught up"));
        Assert.That(office.Run("letters", "release", "7", "--quarantine").Code, Is.EqualTo(64));

        AuditOutcome asked = office.Run("letters", "quarantine", "--reason", "a trial");
        Assert.That(
            (asked.Code, asked.Output),
            Is.EqualTo((0, "Nothing is sent from now on; 'letters release --quarantine' ends that.\n")),
            asked.Error
        );
        Assert.That(office.Run("letters", "quarantine", "--reason", "again").Output, Does.StartWith("Nothing was changed."));
        Assert.That(office.Run("letters", "quarantine").Code, Is.EqualTo(64), "without a reason");
    }

    [Test]
    public async Task Marketings_page_says_it_before_everything_else()
    {
        await using Support.Office office = await Deed.ArrangeAsync(DatabaseProvider.Sqlite);
        await office.ChangeAsync(db => HoldAsync(db, office.Time.Now));
        await using PagesHost host = await PagesHost.StartAsync(office);
        Answer page = await host.GetAsync(await host.LinkAsync(LinkPurpose.OverviewPage, 0, Role.Marketing, person: null));

        Assert.That(page.Page.QuerySelector("[role=alert]")?.TextContent, Does.Contain("No letters leave. Nothing is sent since"));
    }

    [Test]
    public void A_note_that_cannot_be_read_sends_nothing() =>
        Assert.That(() => QuarantineNote.Parse([1, 2, 3]), Throws.InvalidOperationException.With.Message.Contains("so nothing is sent"));

    [TestCase("-01:00:00")]
    [TestCase("00:09:59")]
    [TestCase("366.00:00:00")]
    public void A_standstill_that_no_restart_could_be_told_from_is_refused(string after) =>
        Assert.That(
            new MonitoringOptions { QuarantineAfter = TimeSpan.Parse(after, System.Globalization.CultureInfo.InvariantCulture) }.Faults(),
            Has.Exactly(1).StartsWith("Monitoring:QuarantineAfter must be from 00:10:00")
        );

    [Test]
    public void A_gated_job_is_called_by_the_name_of_what_it_does() =>
        Assert.That(TickJob<GatedJob<WriteLettersJob>>.Name, Is.EqualTo("WriteLettersJob"));

    private static async Task HoldAsync(MonitorDbContext db, Instant now, QuarantineStage stage = QuarantineStage.Held)
    {
        QuarantineNote note = new(QuarantineCause.Restored, now, now - Duration.FromHours(8), stage, now);
        Assert.That(await QuarantineNote.TryReplaceAsync(db, was: null, note, CancellationToken.None));
    }
}

using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>Two who write the same at once, and a server that hangs up in the middle: on PostgreSQL alone, for on SQLite writers take turns.</summary>
internal sealed class CollisionsTests
{
    private Office office = null!;

    [SetUp]
    public async Task Open() => office = await Office.OpenAsync(DatabaseProvider.Postgres, "2026-06-09T10:00");

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task An_assessment_that_collides_with_a_reading_is_made_again_at_once()
    {
        _ = await DueEnquiryAsync();
        int saves = 0;
        await AssessAsync(db =>
        {
            if (IsOfEnquiries(db) && saves++ == 0)
            {
                using MonitorDbContext other = office.Open();
                other.Enquiries.Single().LookAt(office.Time.Now);
                _ = other.SaveChanges();
            }
        });

        Assert.That(saves, Is.EqualTo(2));
        Assert.That((await office.ReadAsync(db => db.Enquiries)).Single().NextLookAt, Is.GreaterThan(office.Time.Now));
        Assert.That(await office.ReadAsync(db => db.Setbacks), Is.Empty);
    }

    [Test]
    public async Task A_row_that_collides_whenever_it_is_tried_has_no_fault_and_stays_due()
    {
        Enquiry enquiry = await DueEnquiryAsync();
        await AssessAsync(db =>
        {
            if (IsOfEnquiries(db))
            {
                using MonitorDbContext other = office.Open();
                other.Enquiries.Single().LookAt(office.Time.Now);
                _ = other.SaveChanges();
            }
        });

        Assert.That((await office.ReadAsync(db => db.Enquiries)).Single().NextLookAt, Is.EqualTo(office.Time.Now));
        Assert.That(await office.ReadAsync(db => db.Setbacks), Is.Empty);
        await AssessAsync(_ => { });
        Assert.That(await office.ReadAsync(db => db.Notices.Where(notice => notice.EnquiryId == enquiry.Id)), Is.Not.Empty);
    }

    [Test]
    public async Task What_was_read_is_kept_although_somebody_else_wrote_the_same_enquiry_meanwhile()
    {
        await office.ChangeAsync(db => db.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.NextPollAt, office.Time.Now)));
        Enquiry enquiry = await office.AskAsync("2026-06-09T09:30");
        int meddled = 0;
        Meddling databases = On(db =>
        {
            if (IsOfEnquiries(db) && meddled++ == 0)
            {
                using MonitorDbContext other = office.Open();
                other.Enquiries.Single().LookAt(office.Time.Now + Duration.FromHours(1));
                _ = other.SaveChanges();
            }
        });

        await office.PollAsync(
            (_, _) => Task.FromResult<Reading>(ToldReadings.Page(more: false, Answer(enquiry))),
            databases,
            CancellationToken.None
        );

        Assert.That(meddled, Is.GreaterThan(1), "it was decided twice");
        Assert.That((await office.ReadAsync(db => db.Enquiries)).Single().EndedAt, Is.EqualTo(office.Time.Now - Duration.FromMinutes(5)));
        Assert.That((await office.ReadAsync(db => db.Watches)).Single().LeaseUntil, Is.Null);
        Assert.That(await office.ReadAsync(db => db.Setbacks), Is.Empty);
    }

    [Test]
    public async Task A_lapse_that_is_looked_at_while_its_reading_is_being_kept_does_not_wait_for_the_next_reading()
    {
        Enquiry enquiry = await DueEnquiryAsync();
        await office.ChangeAsync(db =>
            db.Watches.ExecuteUpdateAsync(set =>
                set.SetProperty(watch => watch.KnownTo, enquiry.FoundAt).SetProperty(watch => watch.NextPollAt, office.Time.Now)
            )
        );
        int saves = 0;
        await office.PollAsync(
            (_, _) => Task.FromResult<Reading>(ToldReadings.Page(more: false)),
            On(db =>
            {
                if (db.ChangeTracker.Entries<Watch>().Any(entry => entry.State == EntityState.Modified) && saves++ == 0)
                {
                    office.RunAsync<AssessEnquiriesJob>().GetAwaiter().GetResult();
                }
            }),
            CancellationToken.None
        );
        Enquiry waiting = (await office.ReadAsync(db => db.Enquiries)).Single();
        Assert.That((saves, waiting.NotReadSince), Is.EqualTo((1, (Instant?)enquiry.FoundAt)), "it was judged by the reading before");

        office.Time.Advance(Duration.FromSeconds(2));
        await AssessAsync(_ => { });
        List<Notice> notices = await office.ReadAsync(db => db.Notices.Where(notice => notice.Step == Step.Breached));
        Assert.That(notices, Is.Not.Empty);
    }

    [Test]
    public async Task A_reading_that_was_kept_since_a_decision_looked_is_seen_before_the_decision_is_kept()
    {
        await using MonitorDbContext db = office.Open();
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync();
        Watch before = await db.Watches.SingleAsync();
        Dictionary<long, Instant?> knownTo = new() { [before.AccountId] = before.KnownTo };
        Assert.That(await ReadMeanwhile.OfAsync(db, knownTo, default), Is.Empty);
        await transaction.RollbackAsync();

        await office.ChangeAsync(other =>
            other.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.KnownTo, office.Time.Now + Duration.FromMinutes(1)))
        );
        await using IDbContextTransaction again = await db.Database.BeginTransactionAsync();
        Assert.That(await ReadMeanwhile.OfAsync(db, knownTo, default), Is.EquivalentTo([before.AccountId]));
    }

    [Test]
    public async Task What_a_letter_tells_while_its_enquiry_is_assessed_stays_told()
    {
        _ = await office.AskAsync("2026-06-09T10:00");
        office.GoTo("2026-06-09T13:10");
        await ReadAsync();
        await AssessAsync(_ => { });
        Notice soon = (await office.ReadAsync(db => db.Notices.Where(notice => notice.Role == Role.Administrator))).Single();
        Assert.That((soon.Step, soon.State), Is.EqualTo(((Step?)Step.DueSoon, NoticeState.Waiting)));

        office.GoTo("2026-06-10T09:00");
        await ReadAsync();
        await office.ChangeAsync(db => db.Enquiries.ExecuteUpdateAsync(set => set.SetProperty(one => one.NextLookAt, office.Time.Now)));
        int saves = 0;
        await AssessAsync(db =>
        {
            if (IsOfEnquiries(db) && saves++ == 0)
            {
                office.RunAsync<WriteLettersJob>().GetAwaiter().GetResult();
            }
        });

        List<Notice> notices = await office.ReadAsync(db => db.Notices.Where(notice => notice.Role == Role.Administrator));
        Assert.That(notices.Single(notice => notice.Step == Step.DueSoon).State, Is.EqualTo(NoticeState.Told), "its letter is written");
        Assert.That(notices.Single(notice => notice.Step == Step.Breached).State, Is.EqualTo(NoticeState.Waiting));
        Assert.That(saves, Is.EqualTo(2), "it is decided again");
        Assert.That(await office.ReadAsync(db => db.Setbacks), Is.Empty);
    }

    [Test]
    public async Task An_assessment_whose_connection_is_cut_leaves_nothing_and_the_next_tick_makes_it()
    {
        Enquiry enquiry = await DueEnquiryAsync();
        Assert.That(
            async () => await AssessAsync(db => CutOthers(IsOfEnquiries(db))),
            Throws.Exception.Matches<Exception>(fault => fault is not null && DatabaseFaults.IsOfDatabase(fault))
        );

        Assert.That(await office.ReadAsync(db => db.Notices), Is.Empty, "nothing half done");
        Assert.That(await office.ReadAsync(db => db.Setbacks), Is.Empty, "it is not the row's fault");
        List<Notice> notices = [];
        for (Stopwatch watch = Stopwatch.StartNew(); notices.Count == 0 && watch.Elapsed < TimeSpan.FromSeconds(30); )
        {
            await AssessAsync(_ => { }); // the server may take a moment to end the session that was cut, and with it its turn
            notices = await office.ReadAsync(db => db.Notices.Where(notice => notice.EnquiryId == enquiry.Id));
        }

        Assert.That(notices, Is.Not.Empty);
    }

    [Test]
    public async Task Letters_whose_writing_is_cut_off_are_written_whole_at_the_next_tick()
    {
        await office.ChangeAsync(db =>
        {
            _ = db.Notices.Add(
                new Notice
                {
                    DedupKey = "visit:x/librarydesk:2026-06-09",
                    Kind = NoticeKind.VisitNudge,
                    Role = Role.Administrator,
                    AccountId = office.Account.Id,
                    DueAt = office.Time.Now,
                    Detail = "date=2026-06-09\nclose=2026-06-09T16:00:00Z\nmissed=0\nform=daily",
                }.Waiting(office.Time.Now)
            );
            return Task.CompletedTask;
        });
        Assert.That(async () => await WriteAsync(db => CutOthers(db.ChangeTracker.HasChanges())), Throws.Exception);
        Assert.That(await office.ReadAsync(db => db.Letters), Is.Empty);
        Assert.That((await office.ReadAsync(db => db.Notices)).Single().State, Is.EqualTo(NoticeState.Waiting));

        await WriteAsync(_ => { });
        Assert.That(await office.ReadAsync(db => db.Letters), Has.Count.EqualTo(1));
    }

    private Task ReadAsync() => office.ChangeAsync(async db => (await db.Watches.SingleAsync()).TakeComplete(office.Time.Now));

    private static bool IsOfEnquiries(MonitorDbContext db) =>
        db.ChangeTracker.Entries<Enquiry>().Any(entry => entry.State == EntityState.Modified);

    /// <summary>The server ends all sessions that are in a transaction.</summary>
    private void CutOthers(bool isTime)
    {
        if (isTime)
        {
            using MonitorDbContext db = office.Open();
            _ = db
                .Database.SqlQuery<bool>(
                    $"""
                    select pg_terminate_backend(pid) as "Value" from pg_stat_activity
                    where datname = current_database() and state = 'idle in transaction'
                    """
                )
                .ToList();
        }
    }

    private async Task<Enquiry> DueEnquiryAsync()
    {
        Enquiry enquiry = await office.AskAsync("2026-06-08T09:00");
        await office.ChangeAsync(db => db.Enquiries.ExecuteUpdateAsync(set => set.SetProperty(one => one.NextLookAt, office.Time.Now)));
        return enquiry;
    }

    private Task AssessAsync(Action<MonitorDbContext> meddle) =>
        new AssessEnquiriesJob(
            On(meddle),
            office.Get<EnquiryAssessor>(),
            Counting.Unheard(),
            NullLogger<AssessEnquiriesJob>.Instance
        ).RunAsync(office.Time.Now, CancellationToken.None);

    private Task WriteAsync(Action<MonitorDbContext> meddle) =>
        new WriteLettersJob(
            On(meddle),
            office.Get<RecipientBook>(),
            office.Get<LetterWriter>(),
            Counting.Unheard(),
            NullLogger<WriteLettersJob>.Instance
        ).RunAsync(office.Time.Now, CancellationToken.None);

    private PlatformItem Answer(Enquiry enquiry) =>
        new(
            new ItemId("a1"),
            new ItemId(enquiry.Conversation),
            ConversationShape.Nested,
            "librarydesk",
            office.Time.Now - Duration.FromMinutes(5)
        )
        {
            InReplyTo = new ItemId(enquiry.OpeningItem),
            Text = "At nine.",
        };

    private Meddling On(Action<MonitorDbContext> meddle) => new(office.Get<IDbContextFactory<MonitorDbContext>>(), meddle);
}

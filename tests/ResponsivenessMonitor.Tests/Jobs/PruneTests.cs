using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Pruning;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

public sealed class PruneTests
{
    private JobDatabase database = null!;
    private Account account = null!;

    [SetUp]
    public async Task MakeAccount()
    {
        database = await JobDatabase.CreateAsync();
        await database.ChangeAsync(async db =>
        {
            _ = db.Calendars.Add(Calendar());
            account = Rows.Account();
            _ = db.Accounts.Add(account);
            _ = await db.SaveChangesAsync();
            _ = db.Watches.Add(Rows.Watch(account));
        });
    }

    [TearDown]
    public async Task Drop() => await database.DisposeAsync();

    [TestCase("2026-06-14T09:59:59", ExpectedResult = true, TestName = "Before 120 hours an excerpt is kept")]
    [TestCase("2026-06-14T10:00", ExpectedResult = false, TestName = "At 120 hours it is erased")]
    [TestCase("2026-06-15T10:00", ExpectedResult = false, TestName = "After 120 hours it is gone")]
    public async Task<bool> An_excerpt_lives_120_hours_at_most(string now)
    {
        await database.ChangeAsync(async db => (await EnquiryAsync(db, account, "2026-06-09T10:00")).Excerpt = "When do you open?");
        await RunAsync(now);
        return (await database.ReadAsync(db => db.Enquiries)).Single().Excerpt is not null;
    }

    [TestCase("2026-06-16T09:04:59", ExpectedResult = true, TestName = "Before seven days a body is kept")]
    [TestCase("2026-06-16T09:05", ExpectedResult = false, TestName = "At seven days it is erased")]
    public async Task<bool> A_letters_body_is_erased_seven_days_after_sending(string now)
    {
        await LetterAsync("2026-06-09T09:00", LetterState.Sent, "2026-06-09T09:05");
        await RunAsync(now);
        Letter letter = (await database.ReadAsync(db => db.Letters)).Single();
        Assert.That(letter.Html is null, Is.EqualTo(letter.Text is null));
        return letter.Text is not null;
    }

    [Test]
    public async Task The_body_of_a_held_letter_is_kept_until_everything_else_goes()
    {
        await LetterAsync("2026-06-09T09:00", LetterState.Held, settled: null);
        await RunAsync("2028-06-09T08:59");
        Assert.That((await database.ReadAsync(db => db.Letters)).Single().Text, Is.Not.Null);
        await RunAsync("2028-06-09T09:00");
        Assert.That(await database.ReadAsync(db => db.Letters), Is.Empty);
    }

    [TestCase("2026-07-09T10:59:59", ExpectedResult = false, TestName = "Before 30 days items keep their names")]
    [TestCase("2026-07-09T11:00", ExpectedResult = true, TestName = "At 30 days they are keyed hashes")]
    public async Task<bool> Thirty_days_after_closing_names_become_keyed_hashes(string now)
    {
        await AnsweredAsync("2026-06-09T10:00", "2026-06-09T11:00");
        await RunAsync(now);
        List<StoredItem> items = await database.ReadAsync(db => db.Items.OrderBy(item => item.At));
        Enquiry enquiry = (await database.ReadAsync(db => db.Enquiries)).Single();
        EnquiryAct act = (await database.ReadAsync(db => db.EnquiryActs)).Single();
        bool isHashed = items.TrueForAll(item => item.IsHashed);
        Pseudonyms pseudonyms = await PseudonymsAsync();
        string NameOf(string id) => isHashed ? pseudonyms.OfItem("x", id) : id;
        Assert.That(items.Select(item => item.PlatformItemId), Is.EqualTo(new[] { "q1", "a1" }.Select(NameOf)));
        Assert.That(items.Select(item => item.Conversation).Distinct(StringComparer.Ordinal), Is.EqualTo([NameOf("thread-q1")]));
        Assert.That(items[1].InReplyTo, Is.EqualTo(NameOf("q1")));
        Assert.That(enquiry.OpeningItem, Is.EqualTo(NameOf("q1")));
        Assert.That(enquiry.Conversation, Is.EqualTo(NameOf("thread-q1")));
        Assert.That(enquiry.AnswerItem, Is.EqualTo(NameOf("a1")));
        Assert.That(enquiry.Permalink is null, Is.EqualTo(isHashed));
        Assert.That((act.OnItem, act.Conversation), Is.EqualTo((NameOf("q1"), NameOf("thread-q1"))));
        return isHashed;
    }

    [Test]
    public async Task The_answer_that_a_person_pointed_at_loses_its_name_with_its_enquiry_once_and_for_all()
    {
        await AnsweredAsync("2026-06-09T10:00", "2026-06-09T11:00");
        await database.ChangeAsync(async db =>
        {
            EnquiryAct act = await db.EnquiryActs.SingleAsync();
            act.AnswerItem = "elsewhere";
        });
        string hash = (await PseudonymsAsync()).OfItem("x", "elsewhere");
        await RunAsync("2026-07-09T11:00");
        Assert.That((await database.ReadAsync(db => db.EnquiryActs)).Single().AnswerItem, Is.EqualTo(hash));
    }

    [Test]
    public async Task Names_stay_while_another_enquiry_of_the_conversation_is_open()
    {
        await AnsweredAsync("2026-06-09T10:00", "2026-06-09T11:00");
        await database.ChangeAsync(async db => (await EnquiryAsync(db, account, "2026-06-20T10:00", "q2")).Conversation = "thread-q1");
        await RunAsync("2026-07-20T11:00");
        Assert.That((await database.ReadAsync(db => db.Items)).Select(item => item.IsHashed), Has.None.True);
    }

    [Test]
    public async Task An_enquiry_given_up_as_never_answered_closed_ten_open_days_after_its_breach()
    {
        await database.ChangeAsync(async db =>
        {
            // Breached on Wed 10 June at 00:00; given up at the end of Tue 23 June.
            _ = (await EnquiryAsync(db, account, "2026-06-09T10:00")).AssessedAt("2026-07-01T09:00");
            _ = db.Items.Add(Item("q1", "2026-06-09T10:00"));
        });
        Assert.That((await database.ReadAsync(db => db.Enquiries)).Single().State, Is.EqualTo(EnquiryState.NeverAnswered));
        await RunAsync("2026-07-20T12:00");
        Assert.That((await database.ReadAsync(db => db.Items)).Single().IsHashed, Is.False);
        await RunAsync("2026-07-25T12:00");
        Assert.That((await database.ReadAsync(db => db.Items)).Single().IsHashed, Is.True);
    }

    [Test]
    public async Task A_remark_without_enquiry_keeps_its_name_for_30_days()
    {
        await database.ChangeAsync(db =>
        {
            _ = db.Items.Add(Item("r1", "2026-06-09T10:00"));
            return Task.CompletedTask;
        });
        await RunAsync("2026-07-09T09:59");
        Assert.That((await database.ReadAsync(db => db.Items)).Single().IsHashed, Is.False);
        await RunAsync("2026-07-09T10:00");
        Assert.That((await database.ReadAsync(db => db.Items)).Single().IsHashed, Is.True);
    }

    [TestCase("2026-09-07T09:59:59", ExpectedResult = 2, TestName = "Before 90 days items are kept")]
    [TestCase("2026-09-07T10:00", ExpectedResult = 1, TestName = "At 90 days they are pruned")]
    public async Task<int> Items_are_pruned_after_90_days(string now)
    {
        await AnsweredAsync("2026-06-09T10:00", "2026-06-09T11:00");
        await RunAsync(now);
        List<StoredItem> left = await database.ReadAsync(db => db.Items);
        Instant opensAfter = (await database.ReadAsync(db => db.Watches)).Single().OpensAfter;
        Assert.That(opensAfter, Is.EqualTo(At(left.Count == 2 ? "2026-01-05T09:00" : "2026-06-09T10:00")));
        return left.Count;
    }

    [Test]
    public async Task Items_of_an_open_enquiry_are_never_pruned()
    {
        await database.ChangeAsync(async db =>
        {
            _ = await EnquiryAsync(db, account, "2026-06-09T10:00");
            _ = db.Items.Add(Item("q1", "2026-06-09T10:00"));
            _ = db.Items.Add(Item("other", "2026-06-08T10:00"));
        });
        await RunAsync("2026-12-01T10:00");
        Assert.That((await database.ReadAsync(db => db.Items)).Single().PlatformItemId, Is.EqualTo("q1"));
        Assert.That((await database.ReadAsync(db => db.Watches)).Single().OpensAfter, Is.LessThan(At("2026-06-09T10:00")));
    }

    [TestCase("2028-06-08T23:59:59", ExpectedResult = 1, TestName = "Before 24 months an enquiry is kept")]
    [TestCase("2028-06-09T00:00", ExpectedResult = 0, TestName = "At 24 months it is a monthly count")]
    public async Task<int> Enquiries_become_monthly_counts(string now)
    {
        await AnsweredAsync("2026-06-09T10:00", "2026-06-09T15:10");
        long enquiry = (await database.ReadAsync(db => db.Enquiries)).Single().Id;
        await database.ChangeAsync(db =>
        {
            Notice told = new()
            {
                DedupKey = "overdue:x/librarydesk:q1:1:DueSoon:Administrator",
                Step = Step.DueSoon,
                AccountId = account.Id,
                EnquiryId = enquiry,
                DueAt = At("2026-06-09T13:00"),
            };
            _ = db.Notices.Add(told.Supersede("for the test"));
            _ = db.AuditEntries.Add(new AuditEntry { At = At("2027-01-01T10:00"), EnquiryId = enquiry });
            return Task.CompletedTask;
        });
        await RunAsync(now);
        int left = (await database.ReadAsync(db => db.Enquiries)).Count;
        Assert.That(await database.ReadAsync(db => db.Notices), Has.Count.EqualTo(left));
        Assert.That(await database.ReadAsync(db => db.AuditEntries), Has.Count.EqualTo(left));
        if (left == 0)
        {
            MonthlyFigures june = (await database.ReadAsync(db => db.Figures)).Single();
            Assert.That(june.Month, Is.EqualTo(On("2026-06-01")));
            Assert.That(
                (june.Enquiries, june.Answered, june.AimMet, june.AimCounted, june.CommitmentMet, june.CommitmentCounted),
                Is.EqualTo((1, 1, 0, 1, 1, 1))
            );
        }

        return left;
    }

    [Test]
    public async Task Counts_of_one_month_and_target_are_added_up_over_batches()
    {
        await database.ChangeAsync(async db =>
        {
            for (int number = 0; number < 450; number++)
            {
                SpellEnd end = new SpellEnd.Answered(At("2026-06-09T11:00"), AnsweredBy.Account);
                _ = (await EnquiryAsync(db, account, "2026-06-09T10:00", $"q{number}", end)).AssessedAt("2026-06-09T12:00");
            }
        });
        await RunAsync("2028-07-01T10:00");
        Assert.That((await database.ReadAsync(db => db.Figures)).Single().AimMet, Is.EqualTo(450));
        Assert.That(await database.ReadAsync(db => db.Enquiries), Is.Empty);
    }

    [Test]
    public async Task Readings_visits_and_settled_notices_go_after_24_months()
    {
        await database.ChangeAsync(db =>
        {
            ReadingPeriod reading = new()
            {
                AccountId = account.Id,
                FirstAt = At("2026-06-09T10:00"),
                LastAt = At("2026-06-09T10:00"),
            };
            _ = db.Readings.Add(reading);
            _ = db.Visits.Add(new VisitDay { AccountId = account.Id, Date = On("2026-06-09") });
            Notice nudge = new()
            {
                DedupKey = "visit:x/librarydesk:2026-06-09",
                Kind = NoticeKind.VisitNudge,
                AccountId = account.Id,
                DueAt = At("2026-06-09T10:00"),
            };
            _ = db.Notices.Add(nudge.Supersede("for the test"));
            return Task.CompletedTask;
        });
        await RunAsync("2028-06-08T23:00");
        Assert.That(await database.ReadAsync(db => db.Visits), Has.Count.EqualTo(1));
        await RunAsync("2028-06-09T10:00");
        Assert.That(await database.ReadAsync(db => db.Readings), Is.Empty);
        Assert.That(await database.ReadAsync(db => db.Visits), Is.Empty);
        Assert.That(await database.ReadAsync(db => db.Notices), Is.Empty);
    }

    private Task LetterAsync(string written, LetterState state, string? settled) =>
        database.ChangeAsync(db =>
        {
            Letter letter = new()
            {
                Key = written,
                Text = "text",
                Html = "<p>text</p>",
                WrittenAt = At(written),
                State = state,
                FinalAt = settled is null ? null : At(settled),
            };
            _ = db.Letters.Add(letter);
            return Task.CompletedTask;
        });

    private Task AnsweredAsync(string received, string answered) =>
        database.ChangeAsync(async db =>
        {
            SpellEnd end = new SpellEnd.Answered(At(answered), AnsweredBy.Account, new ItemId("a1"));
            Enquiry enquiry = (await EnquiryAsync(db, account, received, end: end)).AssessedAt(answered);
            enquiry.Permalink = "https://x.example/q1";
            _ = db.Items.Add(Item("q1", received));
            _ = db.Items.Add(Item("a1", answered, "q1"));
            EnquiryAct act = new()
            {
                AccountId = account.Id,
                Conversation = "thread-q1",
                OnItem = "q1",
                At = At(answered),
                SaidAt = At(answered),
            };
            _ = db.EnquiryActs.Add(act);
        });

    private StoredItem Item(string id, string at, string? inReplyTo = null) =>
        new()
        {
            AccountId = account.Id,
            PlatformItemId = id,
            Pseudonym = PseudonymsAsync().GetAwaiter().GetResult().OfItem("x", id),
            Conversation = $"thread-{inReplyTo ?? id}",
            InReplyTo = inReplyTo,
            At = At(at),
            FirstSeen = At(at),
        };

    private async Task<Pseudonyms> PseudonymsAsync()
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return await new KeyRing().GetAsync(db, CancellationToken.None);
    }

    private Task RunAsync(string now) =>
        new PruneJob(
            database,
            new RuleBook(new PolicyOptions()),
            new KeyRing(),
            new PolicyOptions(),
            NullLogger<PruneJob>.Instance
        ).RunAsync(At(now), CancellationToken.None);
}

using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;
using ResponsivenessMonitor.Tests.Volume;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>§6: a letter that was overtaken before it could be sent is dropped; one that still tells something true goes out.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.Postgres)]
internal sealed class OvertakenLettersTests(DatabaseProvider provider)
{
    private static readonly Instant Now = At("2026-06-10T09:30");
    private Post post = null!;
    private TestDatabase database = null!;
    private Account account = null!;

    [SetUp]
    public async Task MakeAccount()
    {
        post = new Post();
        database = await TestDatabase.OpenAsync(provider);
        account = Account();
        await ChangeAsync(async db =>
        {
            _ = db.Accounts.Add(account);
            _ = await db.SaveChangesAsync();
            _ = db.Watches.Add(Watch(account));
        });
    }

    [TearDown]
    public async Task Drop() => await database.DisposeAsync();

    [Test]
    public async Task A_reminder_of_what_was_answered_meanwhile_is_dropped()
    {
        SpellEnd end = new SpellEnd.Answered(At("2026-06-10T09:10"), AnsweredBy.Account, new ItemId("a1"));
        await LetterAsync("one", Step.Breached, await AskAsync("q1", end));
        await SendAsync();
        Assert.That(await StateAsync("one"), Is.EqualTo((LetterState.Superseded, "the enquiry no longer waits", (Instant?)Now)));
        Assert.That(post.Delivered, Is.Empty);
        Notice notice = (await ReadAsync(db => db.Notices)).Single();
        Assert.That((notice.State, notice.SettledBecause), Is.EqualTo((NoticeState.Superseded, "the enquiry no longer waits")));
    }

    [Test]
    public async Task One_that_still_tells_of_another_enquiry_goes_out()
    {
        SpellEnd end = new SpellEnd.Closed(At("2026-06-10T09:10"), ClosingReason.NoReplyNeeded);
        await LetterAsync("one", Step.Breached, await AskAsync("q1", end), await AskAsync("q2"));
        await SendAsync();
        Assert.That((await StateAsync("one")).State, Is.EqualTo(LetterState.Sent));
    }

    [Test]
    public async Task A_lesser_step_is_dropped_when_a_later_letter_tells_a_graver_one_to_the_same_role()
    {
        long enquiry = await AskAsync("q1");
        await LetterAsync("soon", Step.DueSoon, enquiry, at: "2026-06-09T13:05");
        await LetterAsync("breached", Step.Breached, enquiry, at: "2026-06-10T09:00");
        await SendAsync();
        Assert.That((await StateAsync("soon")).Why, Is.EqualTo("a later letter tells a graver step"));
        Assert.That(post.Delivered.Select(letter => letter.Key), Is.EqualTo(["breached"]));
    }

    [Test]
    public async Task A_later_reminder_does_not_wait_for_what_was_told_before_it()
    {
        long enquiry = await AskAsync("q1");
        await LetterAsync("escalated", Step.Escalated, enquiry, at: "2026-06-09T13:05");
        await LetterAsync("reminder", Step.FirstReminder, enquiry, at: "2026-06-10T09:00");
        await SendAsync();
        Assert.That(post.Delivered.Select(letter => letter.Key), Is.EquivalentTo(["escalated", "reminder"]));
    }

    [TestCase("2026-06-09", ExpectedResult = LetterState.Superseded, TestName = "A nudge of yesterday is dropped")]
    [TestCase("2026-06-10", ExpectedResult = LetterState.Sent, TestName = "A nudge of today goes out")]
    public async Task<LetterState> Nudges(string date)
    {
        await LetterAsync("nudge", NoticeKind.VisitNudge, NoticeDetail.Write(("date", date), ("missed", "0")));
        await SendAsync();
        return (await StateAsync("nudge")).State;
    }

    [TestCase(false, ExpectedResult = LetterState.Sent, TestName = "A letter of an open case goes out")]
    [TestCase(true, ExpectedResult = LetterState.Superseded, TestName = "A letter of a closed case is dropped")]
    public async Task<LetterState> Cases(bool isClosed)
    {
        await ChangeAsync(db =>
        {
            AccountCase open = new()
            {
                AccountId = account.Id,
                OpenedAt = At("2026-06-09T09:00"),
                Named = "PurposeEnded",
                Reason = DefunctReason.PurposeEnded,
            };
            open.ClosedAt = isClosed ? At("2026-06-10T09:00") : null;
            _ = db.Cases.Add(open);
            return Task.CompletedTask;
        });
        await LetterAsync("case", NoticeKind.LooksDefunct, "reason=PurposeEnded\nquestion=AliveOrClose\nsigns=PurposeEnded");
        await SendAsync();
        return (await StateAsync("case")).State;
    }

    [Test]
    public async Task A_review_that_was_confirmed_is_asked_no_more()
    {
        await ChangeAsync(db =>
        {
            RegistrationReview review = new() { AccountId = account.Id, AskedAt = At("2026-06-09T09:00") };
            review.Confirm(ReviewParty.Administrator, At("2026-06-09T12:00"));
            _ = db.Reviews.Add(review);
            return Task.CompletedTask;
        });
        await LetterAsync("review", NoticeKind.YearlyReview, NoticeDetail.Write(("asked", $"{At("2026-06-09T09:00")}"), ("reminder", "0")));
        await SendAsync();
        Assert.That((await StateAsync("review")).Why, Is.EqualTo("it was confirmed"));
    }

    [Test]
    public async Task Digests_are_never_dropped_for_each_tells_what_no_other_does()
    {
        await LetterAsync("digest", NoticeKind.BreachDigest, detail: null);
        await SendAsync();
        Assert.That((await StateAsync("digest")).State, Is.EqualTo(LetterState.Sent));
    }

    [Test]
    public async Task A_letter_that_the_server_may_have_stays_held_whatever_became_of_its_news()
    {
        SpellEnd end = new SpellEnd.Answered(At("2026-06-10T09:10"), AnsweredBy.Account, new ItemId("a1"));
        await LetterAsync("doubtful", Step.Breached, await AskAsync("q1", end));
        await ChangeAsync(db =>
        {
            Letter letter = db.Letters.Single();
            (letter.State, letter.SendAt) = (LetterState.Held, null);
            return Task.CompletedTask;
        });
        await SendAsync();
        Assert.That((await StateAsync("doubtful")).State, Is.EqualTo(LetterState.Held));
    }

    private async Task<long> AskAsync(string item, SpellEnd? end = null)
    {
        Enquiry? enquiry = null;
        await ChangeAsync(async db =>
            enquiry = (await EnquiryAsync(db, account, "2026-06-09T10:00", item, end)).AssessedAt("2026-06-10T09:15")
        );
        return enquiry?.Id ?? 0;
    }

    private Task LetterAsync(string key, Step step, params long[] enquiries) => LetterAsync(key, step, enquiries, "2026-06-10T09:00");

    private Task LetterAsync(string key, Step step, long enquiry, string at) => LetterAsync(key, step, [enquiry], at);

    private Task LetterAsync(string key, Step step, long[] enquiries, string at) =>
        LetterAsync(
            key,
            at,
            enquiries.Select(enquiry => new Notice
            {
                DedupKey = $"{key}:{enquiry}",
                Step = step,
                Role = Role.Administrator,
                AccountId = account.Id,
                EnquiryId = enquiry,
                Round = 1,
                DueAt = At(at),
            })
        );

    private Task LetterAsync(string key, NoticeKind kind, string? detail) =>
        LetterAsync(
            key,
            "2026-06-10T09:00",
            [
                new Notice
                {
                    DedupKey = key,
                    Kind = kind,
                    Role = Role.Administrator,
                    AccountId = account.Id,
                    Detail = detail,
                    DueAt = At("2026-06-10T09:00"),
                },
            ]
        );

    private Task LetterAsync(string key, string at, IEnumerable<Notice> notices) =>
        ChangeAsync(db =>
        {
            Letter letter = new()
            {
                Key = key,
                MessageId = $"{key}@uni.example",
                Thread = "reminders",
                RecipientName = "Ada",
                RecipientAddress = "ada@uni.example",
                Subject = key,
                Text = key,
                Html = key,
                WrittenAt = At(at),
                SendAt = At(at),
            };
            _ = db.Letters.Add(letter);
            foreach (Notice notice in notices)
            {
                notice.Waiting(At(at)).Tell(letter, At(at));
                _ = db.Notices.Add(notice);
            }

            return Task.CompletedTask;
        });

    private Task SendAsync()
    {
        MailOptions mail = new() { From = "monitor@uni.example" };
        OvertakenLetters overtaken = new(new RuleBook(new PolicyOptions()));
        return new SendLettersJob(
            database,
            post,
            new Replica("one"),
            mail,
            overtaken,
            Counting.Unheard(),
            NullLogger<SendLettersJob>.Instance
        ).RunAsync(Now, CancellationToken.None);
    }

    private async Task<(LetterState State, string? Why, Instant? FinalAt)> StateAsync(string key)
    {
        Letter letter = (await ReadAsync(db => db.Letters.Where(letter => letter.Key == key))).Single();
        return (letter.State, letter.LastError, letter.FinalAt);
    }

    private async Task ChangeAsync(Func<MonitorDbContext, Task> change)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        await change(db);
        _ = await db.SaveChangesAsync();
    }

    private async Task<List<T>> ReadAsync<T>(Func<MonitorDbContext, IQueryable<T>> query)
        where T : class
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return [.. query(db)];
    }
}

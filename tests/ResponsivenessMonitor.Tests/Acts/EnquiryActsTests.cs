using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Tests.Support;
using static ResponsivenessMonitor.Tests.Acts.ActsOffice;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Acts;

/// <summary>What people say of enquiries, and overrule.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class EnquiryActsTests(DatabaseProvider provider)
{
    private ActsOffice office = null!;

    [SetUp]
    public async Task Open() => office = await OpenAsync(provider);

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task An_answer_that_was_read_counts_at_its_own_time()
    {
        long number = await office.AskAsync("2026-06-09T10:00");
        await office.ReadAsync("2026-06-09T12:00", office.Item("200", "2026-06-09T11:30", ItemSide.Own, "us", thread: "elsewhere"));

        ActOutcome outcome = await HereAsync(number, "https://x.com/LibraryDesk/status/200?s=20", "2026-06-10T10:00");

        Assert.That(outcome, Is.TypeOf<ActOutcome.Done>());
        await office.AssessAsync("2026-06-10T10:01");
        Enquiry enquiry = await office.EnquiryAsync(number);
        Assert.That((enquiry.State, enquiry.EndedAt), Is.EqualTo((EnquiryState.Answered, (Instant?)At("2026-06-09T11:30"))));
        Assert.That((enquiry.AnsweredBy, enquiry.AnswerItem), Is.EqualTo((AnsweredBy.Account, "200")));
        AuditEntry entry = (await office.AllAsync<AuditEntry>()).Single();
        Assert.That((entry.Action, entry.By, entry.EnquiryId), Is.EqualTo(("answered-here", "mia@uni.example", (long?)number)));
        Assert.That(entry.Detail, Does.EndWith("https://x.com/LibraryDesk/status/200?s=20"));
        Assert.That(
            await HereAsync(number, "https://x.com/LibraryDesk/status/200", "2026-06-10T10:02"),
            Is.EqualTo(new ActOutcome.AlreadySo("It was answered by the account."))
        );
        Assert.That(await office.AllAsync<AuditEntry>(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_answer_of_a_sibling_counts_though_this_account_never_saw_it()
    {
        long number = await office.AskAsync("2026-06-09T10:00");
        await office.ReadAsync(
            "2026-06-09T12:00",
            office.Item("200", "2026-06-09T10:40", ItemSide.Own, "unihelp's hash", thread: "theirs", of: office.Sibling)
        );
        Assert.That(await HereAsync(number, "https://x.com/unihelp/status/200", "2026-06-09T13:00"), Is.TypeOf<ActOutcome.Done>());
        Enquiry enquiry = await office.EnquiryAsync(number);
        Assert.That((enquiry.AnsweredBy, enquiry.Sibling), Is.EqualTo((AnsweredBy.Sibling, "unihelp's hash")));
    }

    [Test]
    public async Task An_answer_that_nobody_saw_counts_on_the_persons_word_and_says_so()
    {
        long number = await office.AskAsync("2026-06-09T10:00");
        ActOutcome outcome = await office.Acts.AnswerHereAsync(
            number,
            "https://twitter.com/librarydesk/status/300",
            At("2026-06-09T11:30"),
            Mia("2026-06-09T15:00"),
            default
        );
        Assert.That(Words(outcome), Does.StartWith("We have not seen this answer ourselves."));
        Enquiry enquiry = await office.EnquiryAsync(number);
        Assert.That((enquiry.AnsweredBy, enquiry.EndedAt), Is.EqualTo((AnsweredBy.Offline, (Instant?)At("2026-06-09T11:30"))));
        Assert.That((await office.AllAsync<AuditEntry>()).Single().Detail, Does.Contain("on their word: https://twitter.com/"));
    }

    [Test]
    public async Task Whoever_points_at_an_answer_that_nobody_saw_says_when_it_was_given()
    {
        long number = await office.AskAsync("2026-06-09T10:00");
        ActOutcome outcome = await HereAsync(number, "https://x.com/librarydesk/status/300", "2026-06-09T15:00");
        Assert.That(outcome, Is.TypeOf<ActOutcome.Refused>());
        Assert.That(
            ((ActOutcome.Refused)outcome).Why,
            Is.EqualTo(
                "We have not seen this answer ourselves. So it can count only on your word: say when it was given, such as --at 2026-06-09T11:30:00+01:00."
            )
        );
        Assert.That((await office.EnquiryAsync(number)).EndedAt, Is.Null);
    }

    [TestCase("https://x.com/librarydesk/status/100", "what somebody wrote to the account", TestName = "A question is no answer")]
    [TestCase(
        "https://x.com/librarydesk/status/50",
        "before the enquiry was received",
        TestName = "Nothing is answered before it is asked"
    )]
    [TestCase("https://x.com/somebodyelse/status/9", "no registered account", TestName = "A stranger's post is no answer of ours")]
    [TestCase("https://x.com.evil.example/librarydesk/status/9", "x.com, www.x.com", TestName = "A wrong host is told the right ones")]
    public async Task What_cannot_be_the_answer_is_refused_in_a_sentence(string link, string why)
    {
        long number = await office.AskAsync("2026-06-09T10:00");
        await office.ReadAsync("2026-06-09T10:01", office.Item("50", "2026-06-09T09:00", ItemSide.Own, "us", thread: "older"));
        ActOutcome outcome = await HereAsync(number, link, "2026-06-09T12:00");
        Assert.That(outcome, Is.TypeOf<ActOutcome.Refused>());
        Assert.That(((ActOutcome.Refused)outcome).Why, Does.Contain(why));
        Assert.That((await office.EnquiryAsync(number)).EndedAt, Is.Null);
        Assert.That(await office.AllAsync<AuditEntry>(), Is.Empty);
    }

    [Test]
    public async Task A_word_is_given_at_most_three_days_back()
    {
        long number = await office.AskAsync("2026-06-09T10:00");
        ActOutcome outcome = await office.Acts.AnswerHereAsync(
            number,
            "https://x.com/librarydesk/status/300",
            At("2026-06-09T11:30"),
            Mia("2026-06-12T11:31"),
            default
        );
        Assert.That(outcome, Is.TypeOf<ActOutcome.Refused>());
    }

    [Test]
    public async Task A_closing_that_is_overruled_begins_a_new_round_in_which_nothing_overtaken_is_sent()
    {
        long number = await office.AskAsync("2026-06-09T10:00");
        await CloseAsync(number, ClosingReason.NoReplyNeeded, "2026-06-09T12:00");
        await office.AssessAsync("2026-06-09T12:01");
        Assert.That((await office.EnquiryAsync(number)).State, Is.EqualTo(EnquiryState.Closed));

        ActOutcome outcome = await office.Acts.ReopenAsync(number, Mia("2026-06-10T10:00"), default);
        Assert.That(Words(outcome), Does.StartWith("It waits for an answer again"));
        await office.AssessAsync("2026-06-10T10:01");

        Enquiry enquiry = await office.EnquiryAsync(number);
        Assert.That((enquiry.Round, enquiry.RoundBegan), Is.EqualTo((2, (Instant?)At("2026-06-10T10:00"))));
        Assert.That((enquiry.Standing, enquiry.Received), Is.EqualTo((nameof(Standing.Breached), At("2026-06-09T10:00"))));
        Assert.That(enquiry.BreachKnownAt, Is.EqualTo(At("2026-06-10T10:01")), "the digest tells it as news");
        Assert.That((await office.AllAsync<EnquiryAct>()).Single().WithdrawnAt, Is.EqualTo(At("2026-06-10T10:00")));
        List<Notice> second = [.. (await office.AllAsync<Notice>()).Where(notice => notice.Round == 2)];
        Assert.That(second, Is.Not.Empty);
        Assert.That(second.Select(notice => notice.State), Is.All.EqualTo(NoticeState.Superseded));
        await office.AssessAsync("2026-06-10T13:00");
        Assert.That(
            (await office.AllAsync<Notice>()).Where(notice => notice.State == NoticeState.Waiting).Select(notice => notice.Step).Distinct(),
            Is.EqualTo(new Step?[] { Step.Escalated }),
            "what falls due later is told"
        );
        Assert.That(
            await office.Acts.ReopenAsync(number, Mia("2026-06-10T13:01"), default),
            Is.EqualTo(new ActOutcome.AlreadySo("It still waits for an answer."))
        );
    }

    [Test]
    public async Task An_answer_on_a_persons_word_can_be_overruled_and_one_that_was_read_cannot()
    {
        long word = await office.AskAsync("2026-06-09T10:00");
        _ = await office.Acts.AnswerOfflineAsync(word, At("2026-06-09T11:00"), Mia("2026-06-09T11:05"), default);
        Assert.That(await office.Acts.ReopenAsync(word, Mia("2026-06-09T11:10"), default), Is.TypeOf<ActOutcome.Done>());
        await office.ReadAsync("2026-06-09T12:00", office.Item("101", "2026-06-09T11:30", ItemSide.Own, "us", "100"));

        ActOutcome outcome = await office.Acts.ReopenAsync(word, Mia("2026-06-09T13:00"), default);

        Assert.That(Words(outcome), Does.StartWith("It was answered by the account. We saw the answer"));
        Assert.That((await office.EnquiryAsync(word)).Round, Is.EqualTo(2));
    }

    [Test]
    public async Task What_the_platform_removed_and_what_was_given_up_cannot_be_reopened()
    {
        long number = await office.AskAsync("2026-06-09T10:00");
        await office.AssessAsync("2026-07-01T10:00");
        Assert.That((await office.EnquiryAsync(number)).State, Is.EqualTo(EnquiryState.NeverAnswered));
        Assert.That(
            Words(await office.Acts.ReopenAsync(number, Mia("2026-07-01T11:00"), default)),
            Does.StartWith("It was given up as never answered")
        );
        long removed = await RemovedAsync("2026-07-01T12:00", "2026-07-03T10:00");
        Assert.That(
            Words(await office.Acts.ReopenAsync(removed, Mia("2026-07-03T11:00"), default)),
            Does.Contain("deleted or hidden on the platform. There is nothing left to answer.")
        );
    }

    [Test]
    public async Task A_closing_after_the_deadline_leaves_the_figures_when_Marketing_confirms_it_and_the_digest_says_so()
    {
        long number = await office.AskAsync("2026-06-09T10:00");
        await office.AssessAsync("2026-06-10T08:00");
        await CloseAsync(number, ClosingReason.Spam, "2026-06-10T09:00");
        await office.AssessAsync("2026-06-10T09:01");
        Assert.That(await OutcomeAsync(number), Is.EqualTo(DeadlineOutcome.Missed));

        ActOutcome outcome = await office.Acts.ConfirmClosingAsync(number, Mia("2026-06-10T10:00"), default);

        Assert.That(outcome, Is.TypeOf<ActOutcome.Done>());
        await office.AssessAsync("2026-06-10T10:01");
        Assert.That(await OutcomeAsync(number), Is.EqualTo(DeadlineOutcome.LeftOut));
        Enquiry enquiry = await office.EnquiryAsync(number);
        Assert.That((enquiry.CorrectedAt, enquiry.State), Is.EqualTo(((Instant?)At("2026-06-10T10:01"), EnquiryState.Closed)));
        Assert.That(await office.Acts.ConfirmClosingAsync(number, Mia("2026-06-10T10:02"), default), Is.TypeOf<ActOutcome.AlreadySo>());
        await office.ReadAsync("2026-06-10T11:00", office.Item("150", "2026-06-10T10:55", author: "another"));
        Assert.That((await office.EnquiryAsync(number)).IsConfirmedByMarketing, Is.True, "it stays so when the conversation is read again");
    }

    [Test]
    public async Task A_removal_after_the_deadline_can_be_confirmed_too_and_stays_so()
    {
        long number = await RemovedAsync("2026-06-09T10:00", "2026-06-11T10:00");
        Assert.That(await OutcomeAsync(number), Is.EqualTo(DeadlineOutcome.Missed));
        Assert.That(await office.Acts.ConfirmClosingAsync(number, Mia("2026-06-11T12:00"), default), Is.TypeOf<ActOutcome.Done>());
        await office.ReadAsync("2026-06-11T12:30", office.Item("150", "2026-06-11T12:20", author: "another", thread: "thread-removed"));
        Enquiry enquiry = await office.EnquiryAsync(number);
        Assert.That((enquiry.Closing, enquiry.IsConfirmedByMarketing), Is.EqualTo((ClosingReason.Removed, true)));
        Assert.That(await OutcomeAsync(number), Is.EqualTo(DeadlineOutcome.LeftOut));
    }

    [Test]
    public async Task Only_a_closing_that_came_too_late_has_anything_to_confirm()
    {
        long number = await office.AskAsync("2026-06-09T10:00");
        Assert.That(await office.Acts.ConfirmClosingAsync(number, Mia("2026-06-09T11:00"), default), Is.TypeOf<ActOutcome.Refused>());
        await CloseAsync(number, ClosingReason.Duplicate, "2026-06-09T12:00");
        Assert.That(
            await office.Acts.ConfirmClosingAsync(number, Mia("2026-06-09T12:30"), default),
            Is.EqualTo(new ActOutcome.AlreadySo("It was closed before a deadline had lapsed, so it is in no figure already."))
        );
        Assert.That(
            await office.Acts.CloseAsync(number, ClosingReason.Spam, Mia("2026-06-09T12:40"), default),
            Is.EqualTo(new ActOutcome.AlreadySo("It was closed because it repeats another enquiry."))
        );
    }

    [TestCase(TriageKind.Remark)]
    [TestCase(TriageKind.Thanks)]
    [TestCase(TriageKind.Spam)]
    public async Task A_person_makes_an_enquiry_of_what_was_none_received_at_its_own_time(TriageKind triage)
    {
        await office.ReadAsync("2026-06-09T10:00", office.Item("100", "2026-06-09T10:00", triage: triage));
        Assert.That(await office.EnquiriesAsync(), Is.Empty);

        ActOutcome outcome = await PromoteAsync("100", "2026-06-09T12:00");

        Assert.That(outcome, Is.TypeOf<ActOutcome.Done>());
        Enquiry enquiry = (await office.EnquiriesAsync()).Single();
        Assert.That((enquiry.Received, enquiry.FoundAt), Is.EqualTo((At("2026-06-09T10:00"), At("2026-06-09T12:00"))));
        Assert.That((await office.AllAsync<AuditEntry>()).Single().EnquiryId, Is.EqualTo(enquiry.Id));
        Assert.That(
            await PromoteAsync("hash of 100", "2026-06-09T12:01"),
            Is.EqualTo(new ActOutcome.AlreadySo($"It belongs to enquiry {enquiry.Id}."))
        );
    }

    [Test]
    public async Task What_is_older_than_the_watching_or_our_own_is_not_promoted()
    {
        await office.ReadAsync(
            "2026-06-09T10:00",
            office.Item("1", "2026-01-02T10:00", triage: TriageKind.Remark),
            office.Item("2", "2026-06-09T10:00", ItemSide.Own, "us")
        );
        Assert.That(Words(await PromoteAsync("1", "2026-06-09T12:00")), Does.Contain("older than all that opens"));
        Assert.That(Words(await PromoteAsync("2", "2026-06-09T12:00")), Does.Contain("published by an account of the university"));
        Assert.That(Words(await PromoteAsync("3", "2026-06-09T12:00")), Does.Contain("has no item 3"));
    }

    [Test]
    public async Task An_act_that_meets_the_assessors_verdict_is_decided_again()
    {
        long number = await office.AskAsync("2026-06-09T10:00");
        Rival rival = new(office.Database, number);
        EnquiryActs acts = new(
            rival,
            new EnquiryChanges(rival, office.Database.Get<Conversations>()),
            office.Database.Get<RuleBook>(),
            office.Database.Get<KeyRing>()
        );
        Assert.That(await acts.CloseAsync(number, ClosingReason.Spam, Mia("2026-06-09T11:00"), default), Is.TypeOf<ActOutcome.Done>());
        Assert.That(rival.Met, Is.EqualTo(2), "the first was taken back, the second kept");
        Assert.That(await office.AllAsync<EnquiryAct>(), Has.Count.EqualTo(1));
        Assert.That(await office.AllAsync<AuditEntry>(), Has.Count.EqualTo(1));
    }

    /// <summary>What a person is told.</summary>
    private static string? Words(ActOutcome outcome) =>
        outcome switch
        {
            ActOutcome.Done done => done.What,
            ActOutcome.AlreadySo already => already.What,
            ActOutcome.Refused refused => refused.Why,
            _ => null,
        };

    private Task<ActOutcome> HereAsync(long number, string link, string now) =>
        office.Acts.AnswerHereAsync(number, link, when: null, Mia(now), default);

    private async Task CloseAsync(long number, ClosingReason reason, string now) =>
        Assert.That(await office.Acts.CloseAsync(number, reason, Mia(now), default), Is.TypeOf<ActOutcome.Done>());

    private Task<ActOutcome> PromoteAsync(string item, string now) =>
        office.Acts.PromoteAsync(office.Account.Slug, item, Mia(now), default);

    private async Task<long> RemovedAsync(string asked, string removed)
    {
        StoredItem item = office.Item("300", asked, thread: "thread-removed", author: "remover");
        item.WithdrawnAt = At(removed);
        await office.ReadAsync(removed, item);
        return (await office.EnquiriesAsync()).Single(enquiry => string.Equals(enquiry.OpeningItem, "300", StringComparison.Ordinal)).Id;
    }

    private async Task<DeadlineOutcome> OutcomeAsync(long number) =>
        (await office.EnquiryAsync(number)).ToFigures(London, At("2026-08-01T09:00")).Attainment;

    /// <summary>Somebody who decides on an enquiry in the midst of the first change.</summary>
    private sealed class Rival(TestDatabase database, long number) : IDbContextFactory<MonitorDbContext>
    {
        internal int Met { get; private set; }

        public MonitorDbContext CreateDbContext()
        {
            MonitorDbContext db = database.CreateDbContext();
            bool isFirst = Met++ == 0;
            db.SavingChanges += (_, _) =>
            {
                if (isFirst)
                {
                    isFirst = false;
                    _ = db
                        .Enquiries.Where(enquiry => enquiry.Id == number)
                        .ExecuteUpdate(set => set.SetProperty(enquiry => enquiry.Version, enquiry => enquiry.Version + 1));
                }
            };
            return db;
        }
    }
}

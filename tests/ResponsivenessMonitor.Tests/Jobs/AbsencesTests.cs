using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Pruning;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>What becomes of letters while somebody is away or wants none (§6); the clocks of enquiries go on.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class AbsencesTests(DatabaseProvider provider)
{
    private Office office = null!;
    private long ada;
    private long ben;

    [SetUp]
    public async Task Open()
    {
        office = await Office.OpenAsync(provider, "2026-06-09T09:30");
        (ada, ben) = (office.Account.Administrator!.Id, office.Account.Deputy!.Id);
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task What_was_handed_over_goes_to_the_deputy_in_the_administrators_stead()
    {
        await HandOverAsync("2026-06-12");
        await TellAsync(Role.Administrator, "2026-06-09T10:00", Step.DueSoon);

        Letter letter = (await WriteAsync("2026-06-09T10:00")).Single();
        Assert.That(
            (letter.RecipientAddress, letter.PersonId, letter.Role),
            Is.EqualTo(("ben.librarydesk@uni.example", (long?)ben, Role.Deputy))
        );
    }

    [Test]
    public async Task The_deputy_is_told_once_of_what_both_are_told()
    {
        await HandOverAsync("2026-06-12");
        await TellAsync(Role.Administrator, "2026-06-10T09:00", Step.Breached);
        await TellAsync(Role.Deputy, "2026-06-10T09:00", Step.Breached);

        Assert.That(await WriteAsync("2026-06-10T09:00"), Has.Count.EqualTo(1));
        Notice copy = (await office.ReadAsync(db => db.Notices.Where(notice => notice.Role == Role.Deputy))).Single();
        Assert.That((copy.State, copy.SettledBecause), Is.EqualTo((NoticeState.Superseded, "the deputy has the administrator's letter")));
    }

    [Test]
    public async Task A_copy_of_what_the_administrator_was_told_before_still_comes()
    {
        await TellAsync(Role.Administrator, "2026-06-09T09:30", Step.Breached);
        await TellAsync(Role.Deputy, "2026-06-09T10:00", Step.Breached);
        Assert.That((await WriteAsync("2026-06-09T09:30")).Single().PersonId, Is.EqualTo(ada));
        await HandOverAsync("2026-06-12");

        Assert.That((await WriteAsync("2026-06-09T10:00")).Select(letter => letter.PersonId), Is.EqualTo(new long?[] { ada, ben }));
    }

    [Test]
    public async Task Taken_back_or_over_or_without_a_deputy_letters_come_as_ever()
    {
        await HandOverAsync("2026-06-12");
        Assert.That(await office.Get<PersonActs>().TakeBackAsync(ada, office.Somebody, default), Is.InstanceOf<ActOutcome.Done>());
        await TellAsync(Role.Administrator, "2026-06-09T10:00", Step.DueSoon);
        Assert.That((await WriteAsync("2026-06-09T10:00")).Single().PersonId, Is.EqualTo(ada));

        await HandOverAsync("2026-06-12");
        await TellAsync(Role.Administrator, "2026-06-15T09:00", Step.FirstReminder);
        Assert.That((await WriteAsync("2026-06-15T09:00"))[^1].PersonId, Is.EqualTo(ada), "its last day was Friday");
    }

    [Test]
    public async Task Where_the_deputy_has_no_address_nothing_changes_and_nothing_can_be_handed_over()
    {
        await office.ChangeAsync(async db => (await db.People.SingleAsync(person => person.Id == ben)).Address = null);
        ActOutcome outcome = await office.Get<PersonActs>().HandOverAsync(ada, On("2026-06-12"), office.Somebody, default);
        Assert.That(outcome, Is.InstanceOf<ActOutcome.Refused>());
    }

    [TestCase("2026-06-08", TestName = "Not until yesterday")]
    [TestCase("2026-08-09", TestName = "Not for more than sixty days")]
    public async Task Handing_over_ends(string lastDay) =>
        Assert.That(
            await office.Get<PersonActs>().HandOverAsync(ada, On(lastDay), office.Somebody, default),
            Is.InstanceOf<ActOutcome.Refused>()
        );

    [Test]
    public async Task Muted_letters_wait_for_the_next_opening_and_leave_as_one()
    {
        await MuteAsync(ada);
        await TellAsync(Role.Administrator, "2026-06-09T10:00", Step.DueSoon, "q1");
        await TellAsync(Role.Administrator, "2026-06-09T14:00", Step.PastAim, "q2");
        Assert.That(await WriteAsync("2026-06-09T10:00"), Is.Empty);
        Assert.That(await WriteAsync("2026-06-09T14:00"), Is.Empty);

        Letter letter = (await WriteAsync("2026-06-10T09:00")).Single();
        Assert.That(letter.Tells, Is.EqualTo("PastAim DueSoon"));
    }

    [Test]
    public async Task What_is_answered_meanwhile_is_never_told()
    {
        Enquiry enquiry = await office.AskAsync("2026-06-09T09:30");
        office.GoTo("2026-06-09T12:30");
        await MuteAsync(ada);
        await ReadToAsync("2026-06-09T12:30");
        await office.ChangeAsync(async db => (await db.Enquiries.SingleAsync()).LookAt(At("2026-06-09T12:30")));
        await office.RunAsync<AssessEnquiriesJob>();
        Assert.That(await WriteAsync("2026-06-09T12:35"), Is.Empty);
        Assert.That((await office.ReadAsync(db => db.Notices)).Single().DeliverAt, Is.EqualTo(At("2026-06-10T09:00")));

        _ = await office.Get<EnquiryActs>().CloseAsync(enquiry.Id, ClosingReason.NoReplyNeeded, office.Somebody, default);
        await office.RunAsync<AssessEnquiriesJob>();
        Assert.That(await WriteAsync("2026-06-10T09:00"), Is.Empty);
    }

    [Test]
    public async Task Muting_stops_no_clock()
    {
        Enquiry enquiry = await office.AskAsync("2026-06-09T09:30");
        await MuteAsync(ada);
        Enquiry later = (await office.ReadAsync(db => db.Enquiries)).Single();
        Assert.That((later.AimDue, later.CommitmentDue, later.WarnAt), Is.EqualTo((enquiry.AimDue, enquiry.CommitmentDue, enquiry.WarnAt)));
    }

    [Test]
    public async Task A_nudge_that_would_wait_past_its_day_is_dropped()
    {
        await MuteAsync(ada);
        await NudgeAsync("2026-06-09T15:00");
        Assert.That(await WriteAsync("2026-06-09T15:00"), Is.Empty);
        Assert.That((await office.ReadAsync(db => db.Notices)).Single().State, Is.EqualTo(NoticeState.Superseded));
    }

    [Test]
    public async Task Declined_nudges_do_not_come_and_everything_else_does()
    {
        Assert.That(await office.Get<PersonActs>().DeclineNudgesAsync(ada, office.Somebody, default), Is.InstanceOf<ActOutcome.Done>());
        Assert.That(
            await office.Get<PersonActs>().DeclineNudgesAsync(ada, office.Somebody, default),
            Is.InstanceOf<ActOutcome.AlreadySo>()
        );
        await NudgeAsync("2026-06-09T15:00");
        await TellAsync(Role.Administrator, "2026-06-09T15:00", Step.DueSoon);
        Assert.That((await WriteAsync("2026-06-09T15:00")).Single().Tells, Is.EqualTo("DueSoon"));
        Assert.That(
            (await office.ReadAsync(db => db.Notices.Where(notice => notice.Kind == NoticeKind.VisitNudge))).Single().SettledBecause,
            Is.EqualTo("declined")
        );

        Assert.That(await office.Get<PersonActs>().WantNudgesAsync(ada, office.Somebody, default), Is.InstanceOf<ActOutcome.Done>());
        Assert.That(await office.Get<PersonActs>().WantNudgesAsync(ada, office.Somebody, default), Is.InstanceOf<ActOutcome.AlreadySo>());
    }

    [Test]
    public async Task While_an_account_rehearses_Marketing_is_told_all_the_same()
    {
        await HandOverAsync("2026-06-12");
        await MuteAsync(ada);
        await office.ChangeAsync(async db => (await db.Accounts.SingleAsync()).LiveSince = At("2026-06-08T09:00"));
        await TellAsync(Role.Administrator, "2026-06-09T10:00", Step.DueSoon);
        Assert.That((await WriteAsync("2026-06-09T10:00")).Single().RecipientAddress, Is.EqualTo(Office.Marketing));
    }

    [Test]
    public async Task Marketings_digest_knows_which_accounts_were_muted()
    {
        await MuteAsync(ben);
        await using MonitorDbContext db = office.Open();
        List<WatchedAccount> accounts = await WatchedAccount.LoadAsync(db, office.Get<RuleBook>(), default);
        DigestWindow window = new(At("2026-06-09T08:30"), At("2026-06-10T08:30"));
        IReadOnlyList<(LetterAccount Account, Instant Until)> told = await MutedAccounts.SaidInAsync(db, accounts, window, default);
        Assert.That(told.Select(line => (line.Account.Slug, line.Until)), Is.EqualTo([("x/librarydesk", At("2026-06-10T09:00"))]));
        DigestWindow next = new(window.To, At("2026-06-11T08:30"));
        Assert.That(await MutedAccounts.SaidInAsync(db, accounts, next, default), Is.Empty);
    }

    [TestCase("2027-06-10T08:59:59", ExpectedResult = 1, TestName = "Within a year absences are kept")]
    [TestCase("2027-06-10T09:00", ExpectedResult = 0, TestName = "After a year they are erased")]
    public async Task<int> Absences_are_kept_a_year(string now)
    {
        await MuteAsync(ada);
        office.GoTo(now);
        await office.RunAsync<PruneJob>();
        return (await office.ReadAsync(db => db.Absences)).Count;
    }

    [Test]
    public async Task Of_two_who_mute_at_once_one_row_comes()
    {
        PersonActs acts = office.Get<PersonActs>();
        ActOutcome[] outcomes = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => acts.MuteAsync(ada, office.Account, office.Somebody, default))
        );
        Assert.That(outcomes.Count(outcome => outcome is ActOutcome.Done), Is.EqualTo(1));
        Assert.That(await office.ReadAsync(db => db.Absences), Has.Count.EqualTo(1));
        Assert.That(await office.ReadAsync(db => db.AuditEntries), Has.Count.EqualTo(1));
    }

    private async Task HandOverAsync(string lastDay) =>
        Assert.That(
            await office.Get<PersonActs>().HandOverAsync(ada, On(lastDay), office.Somebody, default),
            Is.InstanceOf<ActOutcome.Done>()
        );

    private async Task MuteAsync(long person) =>
        Assert.That(
            await office.Get<PersonActs>().MuteAsync(person, office.Account, office.Somebody, default),
            Is.InstanceOf<ActOutcome.Done>()
        );

    private Task ReadToAsync(string at) => office.ChangeAsync(async db => (await db.Watches.SingleAsync()).TakeComplete(At(at)));

    private async Task TellAsync(Role role, string at, Step step, string item = "q1")
    {
        List<Enquiry> known = await office.ReadAsync(db => db.Enquiries.Where(enquiry => enquiry.OpeningItem == item));
        Enquiry enquiry = known.SingleOrDefault() ?? await office.AskAsync("2026-06-09T09:10", item);
        await office.ChangeAsync(db =>
        {
            _ = db.Notices.Add(
                new Notice
                {
                    DedupKey = $"overdue:x/librarydesk:{item}:1:{step}:{role}",
                    Step = step,
                    Role = role,
                    AccountId = office.Account.Id,
                    EnquiryId = enquiry.Id,
                    Round = 1,
                    DueAt = At(at),
                }.Waiting(At(at))
            );
            return Task.CompletedTask;
        });
    }

    private Task NudgeAsync(string at) =>
        office.ChangeAsync(db =>
        {
            _ = db.Notices.Add(
                new Notice
                {
                    DedupKey = "visit:x/librarydesk:2026-06-09",
                    Kind = NoticeKind.VisitNudge,
                    Role = Role.Administrator,
                    AccountId = office.Account.Id,
                    Detail = "date=2026-06-09\nmissed=0\nform=daily",
                    DueAt = At(at),
                }.Waiting(At(at))
            );
            return Task.CompletedTask;
        });

    private async Task<List<Letter>> WriteAsync(string now)
    {
        office.GoTo(now);
        await office.RunAsync<WriteLettersJob>();
        return await office.ReadAsync(db => db.Letters.OrderBy(letter => letter.Id));
    }
}

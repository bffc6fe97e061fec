using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Review;
using ResponsivenessMonitor.Jobs.Visits;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>A row that a job cannot work on keeps no other from its turn, is noted, and is tried again ever later.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class SetbacksTests(DatabaseProvider provider)
{
    private const string Now = "2026-06-09T10:00";

    private Office office = null!;
    private Account bad = null!;

    [SetUp]
    public async Task Open()
    {
        office = await Office.OpenAsync(provider, Now);
        bad = await office.AddAsync("x/arts");
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task An_enquiry_that_cannot_be_assessed_keeps_no_other_from_it()
    {
        await office.ChangeAsync(async db =>
            (await db.People.SingleAsync(person => person.Id == bad.AdministratorId)).Calendar = "no-such"
        );
        Enquiry poison = await office.AskAsync("2026-06-08T09:00", "q1", of: bad);
        Enquiry good = await office.AskAsync("2026-06-08T09:30", "q2");
        await office.ChangeAsync(db => db.Enquiries.ExecuteUpdateAsync(set => set.SetProperty(one => one.NextLookAt, office.Time.Now)));

        await office.RunAsync<AssessEnquiriesJob>();

        Assert.That((await EnquiryAsync(good.Id)).NextLookAt, Is.GreaterThan(office.Time.Now));
        Assert.That(await office.ReadAsync(db => db.Notices.Where(notice => notice.EnquiryId == good.Id)), Is.Not.Empty);
        Assert.That((await EnquiryAsync(poison.Id)).NextLookAt, Is.EqualTo(office.Time.Now + Duration.FromMinutes(5)));
        Setback setback = await OnlyAsync();
        Assert.That((setback.Job, setback.Subject, setback.Count), Is.EqualTo((nameof(AssessEnquiriesJob), $"enquiry {poison.Id}", 1)));
        Assert.That(setback.Because, Does.Contain("There is no calendar 'no-such'"));

        await office.ChangeAsync(async db => (await db.People.SingleAsync(person => person.Id == bad.AdministratorId)).Calendar = null);
        office.Time.Now += Duration.FromMinutes(5);
        await office.RunAsync<AssessEnquiriesJob>();
        Assert.That(await office.ReadAsync(db => db.Setbacks), Is.Empty, "what was done after all is forgotten");
    }

    [Test]
    public Task An_account_whose_visits_cannot_be_checked_keeps_no_other_from_it() =>
        OfAccountsAsync<CheckVisitsJob>(watch => watch.NextVisitLookAt, (watch, at) => watch.NextVisitLookAt = at);

    [Test]
    public Task An_account_that_cannot_be_reviewed_keeps_no_other_from_it() =>
        OfAccountsAsync<ReviewAccountsJob>(watch => watch.NextReviewAt, (watch, at) => watch.NextReviewAt = at);

    [Test]
    public async Task A_notice_that_cannot_be_written_keeps_no_other_out_of_its_letter()
    {
        await office.ChangeAsync(db =>
        {
            // The second lacks what its letter must say, and would be in one letter with the first.
            db.Notices.AddRange(
                Nudge("visit:x/librarydesk:2026-06-09", "date=2026-06-09\nclose=2026-06-09T16:00:00Z\nmissed=0\nform=daily"),
                Nudge("visit:x/librarydesk:2026-06-08", detail: null)
            );
            return Task.CompletedTask;
        });

        await office.RunAsync<WriteLettersJob>();

        Letter letter = (await office.ReadAsync(db => db.Letters)).Single();
        List<Notice> notices = await office.ReadAsync(db => db.Notices.OrderBy(notice => notice.Id));
        Assert.That((notices[0].State, notices[0].LetterId), Is.EqualTo((NoticeState.Told, (long?)letter.Id)));
        Assert.That(notices[1].State, Is.EqualTo(NoticeState.Waiting));
        Assert.That(notices[1].DeliverAt, Is.EqualTo(office.Time.Now + Duration.FromMinutes(5)));
        Assert.That((await OnlyAsync()).Subject, Is.EqualTo($"notice {notices[1].Id}"));
    }

    [Test]
    public async Task What_was_told_is_told_by_no_second_letter_and_keeps_no_other_from_being_written()
    {
        await office.ChangeAsync(db =>
        {
            db.Notices.AddRange(
                Nudge("visit:x/librarydesk:2026-06-09", "date=2026-06-09\nclose=2026-06-09T16:00:00Z\nmissed=0\nform=daily"),
                Nudge("visit:x/arts:2026-06-09", "date=2026-06-09\nclose=2026-06-09T16:00:00Z\nmissed=0\nform=daily", bad)
            );
            return Task.CompletedTask;
        });
        await office.RunAsync<WriteLettersJob>();
        // Told once more, as no rule would: its letter would be the same letter again.
        await office.ChangeAsync(db =>
            db.Notices.Where(notice => notice.AccountId == bad.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(one => one.State, NoticeState.Waiting).SetProperty(one => one.DeliverAt, office.Time.Now)
                )
        );
        await office.ChangeAsync(db =>
        {
            _ = db.Notices.Add(
                Nudge("visit:x/librarydesk:2026-06-08", "date=2026-06-08\nclose=2026-06-08T16:00:00Z\nmissed=0\nform=daily")
            );
            return Task.CompletedTask;
        });

        await office.RunAsync<WriteLettersJob>();

        Assert.That(await office.ReadAsync(db => db.Letters), Has.Count.EqualTo(3));
        List<Notice> again = await office.ReadAsync(db => db.Notices.Where(notice => notice.AccountId == bad.Id));
        Assert.That(again.Select(notice => notice.State), Is.All.EqualTo(NoticeState.Told));
        Assert.That(await office.ReadAsync(db => db.Setbacks), Is.Empty);
    }

    [Test]
    public void What_fails_again_and_again_is_tried_ever_later_and_at_least_every_hour()
    {
        Setback setback = new();
        Instant at = office.Time.Now;
        Assert.That(
            Enumerable.Range(0, 6).Select(_ => (setback.Take("fault", at) - at).TotalMinutes),
            Is.EqualTo(new[] { 5d, 10, 20, 40, 60, 60 })
        );
    }

    private async Task OfAccountsAsync<TJob>(Func<Watch, Instant?> dueOf, Action<Watch, Instant> fallDue)
        where TJob : IMonitorJob
    {
        await office.ChangeAsync(async db =>
        {
            (await db.Accounts.SingleAsync(account => account.Id == bad.Id)).Calendar = "no-such";
            await db.Watches.ForEachAsync(watch => fallDue(watch, office.Time.Now));
        });

        await office.RunAsync<TJob>();

        Dictionary<long, Watch> watches = (await office.ReadAsync(db => db.Watches)).ToDictionary(watch => watch.AccountId);
        Assert.That(dueOf(watches[office.Account.Id]), Is.Null.Or.GreaterThan(office.Time.Now));
        Assert.That(dueOf(watches[bad.Id]), Is.EqualTo(office.Time.Now + Duration.FromMinutes(5)));
        Assert.That((await OnlyAsync()).Subject, Is.EqualTo($"account {bad.Id}"));
    }

    private Notice Nudge(string key, string? detail, Account? of = null) =>
        new Notice
        {
            DedupKey = key,
            Kind = NoticeKind.VisitNudge,
            Role = Role.Administrator,
            AccountId = (of ?? office.Account).Id,
            DueAt = office.Time.Now,
            Detail = detail,
        }.Waiting(office.Time.Now);

    private async Task<Enquiry> EnquiryAsync(long id) =>
        (await office.ReadAsync(db => db.Enquiries.Where(enquiry => enquiry.Id == id))).Single();

    private async Task<Setback> OnlyAsync() => (await office.ReadAsync(db => db.Setbacks)).Single();
}

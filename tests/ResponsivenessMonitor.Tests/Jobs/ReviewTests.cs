using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

public sealed class ReviewTests : ReviewedAccounts
{
    [Test]
    public async Task An_account_in_order_has_no_sign_and_is_looked_at_again_at_the_next_opening()
    {
        await RunAsync("2026-06-09T09:00");
        Assert.That(await database.ReadAsync(db => db.Signs), Is.Empty);
        Assert.That(await KeysAsync(), Is.Empty);
        Assert.That((await WatchAsync()).NextReviewAt, Is.EqualTo(At("2026-06-10T09:00")));
    }

    [Test]
    public async Task Gone_is_told_after_three_readings_over_15_minutes_and_is_a_sign_after_a_day()
    {
        await database.ChangeAsync(async db =>
        {
            _ = await EnquiryAsync(db, account, "2026-06-09T08:00");
            _ = db.Items.Add(Asking(account, "q1", "2026-06-09T08:00"));
        });
        await GoneAsync(GoneKind.Suspended, "2026-06-09T10:00", "2026-06-09T10:05");
        await RunAsync("2026-06-09T10:05");
        Assert.That(await KeysAsync(), Is.Empty);

        await GoneAsync(GoneKind.Suspended, "2026-06-09T10:15");
        await RunAsync("2026-06-09T10:15");
        await RunAsync("2026-06-09T10:20");
        string key = $"cannot-be-seen:x/librarydesk:{At("2026-06-09T10:00")}:";
        Assert.That(await KeysAsync(), Is.EquivalentTo(new[] { "Administrator", "Marketing", "Operations" }.Select(role => key + role)));
        Assert.That(await database.ReadAsync(db => db.EnquiryActs), Is.Empty);

        await GoneAsync(GoneKind.Suspended, "2026-06-10T10:00");
        await RunAsync("2026-06-10T10:00");
        AccountCase open = (await database.ReadAsync(db => db.Cases)).Single();
        Assert.That((open.Reason, open.Question), Is.EqualTo((DefunctReason.Gone, CaseQuestion.Appeal)), "asked about an appeal");
        AccountSign sign = (await database.ReadAsync(db => db.Signs)).Single();
        Assert.That(
            SignContent.Read(sign.Evidence),
            Is.EqualTo(new DefunctSign.Gone(At("2026-06-09T10:00"), GoneKind.Suspended, Answers: 4))
        );
        EnquiryAct act = (await database.ReadAsync(db => db.EnquiryActs)).Single();
        Assert.That((act.OnItem, act.At), Is.EqualTo(("q1", At("2026-06-09T09:00"))), "as of the last complete reading");
        Assert.That(act.Closing, Is.EqualTo(ClosingReason.AccountClosed));
        Assert.That((await database.ReadAsync(db => db.Enquiries)).Single().NextLookAt, Is.EqualTo(At("2026-06-10T10:00")));
        await RunAsync("2026-06-10T10:05");
        Assert.That(await database.ReadAsync(db => db.EnquiryActs), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_ended_purpose_is_asked_about_and_after_14_days_the_authoriser_is_told_weekly()
    {
        await EditAsync(own => own.EndsOn = On("2026-06-08"));
        await RunAsync("2026-06-09T09:00");
        string opened = $"looks-defunct:x/librarydesk:{At("2026-06-09T09:00")}:";
        Assert.That(await KeysAsync(), Is.EquivalentTo([opened + "Administrator", opened + "Marketing"]));
        await RunAsync("2026-06-23T08:59");
        Assert.That(await KindsAsync(NoticeKind.ClosureOverdue), Is.Empty);
        Assert.That((await WatchAsync()).NextReviewAt, Is.EqualTo(At("2026-06-23T09:00")));
        await RunAsync("2026-06-23T09:00");
        await RunAsync("2026-06-29T09:00");
        Assert.That(await KindsAsync(NoticeKind.ClosureOverdue), Has.Count.EqualTo(1));
        await RunAsync("2026-06-30T09:00");
        List<Notice> told = await KindsAsync(NoticeKind.ClosureOverdue);
        Assert.That(told.Select(notice => notice.Role), Is.EqualTo([Role.Authoriser, Role.Authoriser]));
        Assert.That(NoticeDetail.Read(told[0].Detail)["asked"], Is.EqualTo($"{At("2026-06-09T09:00")}"));
    }

    [Test]
    public async Task An_account_that_revives_closes_its_own_case()
    {
        await EditAsync(own => own.EndsOn = On("2026-06-08"));
        await RunAsync("2026-06-09T09:00");
        await EditAsync(own => own.EndsOn = On("2027-06-08"));
        await RunAsync("2026-06-10T09:00");
        AccountCase closed = (await database.ReadAsync(db => db.Cases)).Single();
        Assert.That((closed.Outcome, closed.ClosedAt), Is.EqualTo((CaseOutcome.Revived, At("2026-06-10T09:00"))));
        Assert.That((await database.ReadAsync(db => db.Signs)).Single().ClosedAt, Is.EqualTo(At("2026-06-10T09:00")));
    }

    [Test]
    public async Task We_have_closed_it_is_believed_when_the_platform_says_gone()
    {
        await database.ChangeAsync(async db =>
        {
            _ = await EnquiryAsync(db, account, "2026-06-09T08:00");
            _ = db.Items.Add(Asking(account, "q1", "2026-06-09T08:00"));
        });
        await EditAsync(own => own.EndsOn = On("2026-06-08"));
        await RunAsync("2026-06-09T09:00");
        await database.ChangeAsync(async db => (await db.Cases.SingleAsync()).SaidClosedAt = At("2026-06-09T12:00"));
        await RunAsync("2026-06-10T09:00");
        Assert.That((await database.ReadAsync(db => db.Accounts)).Single().State, Is.EqualTo(AccountState.Live));
        await GoneAsync(GoneKind.Deleted, "2026-06-10T10:00", "2026-06-10T10:30", "2026-06-11T10:00");
        await RunAsync("2026-06-11T10:00");
        Assert.That((await database.ReadAsync(db => db.Accounts)).Single().State, Is.EqualTo(AccountState.Closed));
        Assert.That((await database.ReadAsync(db => db.Cases)).Single().Outcome, Is.EqualTo(CaseOutcome.ClosedAsSaid));
        Assert.That(await database.ReadAsync(db => db.EnquiryActs), Has.Count.EqualTo(1));
        Watch watch = await WatchAsync();
        Assert.That(
            (watch.NextReviewAt, watch.NextPollAt, watch.NextVisitLookAt),
            Is.EqualTo(((Instant?)null, (Instant?)null, (Instant?)null))
        );
    }

    [Test]
    public async Task An_account_that_was_said_to_be_closed_is_closed_when_it_is_gone_without_asking_whether_it_is_alive()
    {
        await EditAsync(own => own.State = AccountState.Closing);
        await GoneAsync(GoneKind.Deleted, "2026-06-10T10:00", "2026-06-10T10:30", "2026-06-11T10:00");
        await RunAsync("2026-06-11T10:00");
        Assert.That((await database.ReadAsync(db => db.Accounts)).Single().State, Is.EqualTo(AccountState.Closed));
        Assert.That(await database.ReadAsync(db => db.Cases), Is.Empty);
        Assert.That(await KindsAsync(NoticeKind.LooksDefunct), Is.Empty);
    }

    [Test]
    public async Task Still_alive_silences_the_signs_that_were_named()
    {
        await EditAsync(own => own.EndsOn = On("2026-06-08"));
        await database.ChangeAsync(db =>
        {
            AccountSilence silence = new()
            {
                AccountId = account.Id,
                Signs = "PurposeEnded",
                Until = At("2026-09-01T09:00"),
            };
            _ = db.Silences.Add(silence);
            return Task.CompletedTask;
        });
        await RunAsync("2026-06-09T09:00");
        Assert.That(await database.ReadAsync(db => db.Cases), Is.Empty);
        Assert.That(await database.ReadAsync(db => db.Signs), Has.Count.EqualTo(1));
        await RunAsync("2026-09-01T09:00");
        Assert.That(await database.ReadAsync(db => db.Cases), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Dormant_and_a_backlog_together_look_defunct()
    {
        await database.ChangeAsync(async db =>
        {
            (await db.Watches.SingleAsync()).TakeComplete(At("2026-06-24T09:00"));
            foreach (string item in new[] { "q1", "q2", "q3" })
            {
                _ = (await EnquiryAsync(db, account, "2026-06-09T10:00", item)).AssessedAt("2026-06-24T09:00");
            }
        });
        await RunAsync("2026-06-24T09:00");
        Assert.That((await database.ReadAsync(db => db.Cases)).Single().Named, Is.EqualTo("Dormant Backlog"));
    }

    [Test]
    public async Task Without_access_silence_is_no_sign_and_an_account_about_to_be_closed_has_none_but_gone()
    {
        await EditAsync(own => own.EndsOn = On("2026-06-08"));
        await EditAsync(own => own.State = AccountState.Closing);
        await RunAsync("2026-12-01T09:00");
        Assert.That(await database.ReadAsync(db => db.Signs), Is.Empty);
        await EditAsync(own => (own.State, own.EndsOn) = (AccountState.Live, null));
        await database.ChangeAsync(async db =>
        {
            Watch watch = await db.Watches.SingleAsync();
            (watch.AccessId, watch.KnownTo) = (null, At("2026-12-01T09:00"));
        });
        await RunAsync("2026-12-01T10:00");
        Assert.That(await database.ReadAsync(db => db.Signs), Is.Empty);
    }

    [Test]
    public async Task An_administrator_refused_on_two_days_while_the_relay_worked_is_unreachable()
    {
        await database.ChangeAsync(db =>
        {
            foreach (string day in new[] { "2026-06-08", "2026-06-09" })
            {
                _ = db.Letters.Add(Letter($"refused-{day}", $"{day}T09:00", account.AdministratorId, isRefused: true));
                _ = db.Letters.Add(Letter($"sent-{day}", $"{day}T09:30", personId: null, isRefused: false));
            }

            return Task.CompletedTask;
        });
        await RunAsync("2026-06-09T10:00");
        AccountSign sign = (await database.ReadAsync(db => db.Signs)).Single();
        UnreachableCause.LettersRefused refused = new([On("2026-06-08"), On("2026-06-09")]);
        Assert.That(SignContent.Read(sign.Evidence), Is.EqualTo(new DefunctSign.AdministratorUnreachable(At("2026-06-08T09:00"), refused)));
        Assert.That(sign.Evidence, Does.Not.Contain("@"));
    }

    [Test]
    public async Task After_14_days_of_rehearsal_the_administrator_gets_one_introduction()
    {
        await EditAsync(own => (own.LiveSince, own.IntroducedAt) = (At("2026-06-01T10:00"), null));
        await RunAsync("2026-06-15T09:00");
        Assert.That((await WatchAsync()).NextReviewAt, Is.EqualTo(At("2026-06-15T10:00")));
        await RunAsync("2026-06-15T10:00");
        await RunAsync("2026-06-16T10:00");
        Notice told = (await KindsAsync(NoticeKind.Introduction)).Single();
        Assert.That(told.DedupKey, Is.EqualTo("introduction:x/librarydesk"));
        Assert.That((await database.ReadAsync(db => db.Accounts)).Single().IntroducedAt, Is.EqualTo(At("2026-06-15T10:00")));
    }

    private static Letter Letter(string key, string at, long? personId, bool isRefused) =>
        new()
        {
            Key = key,
            RecipientAddress = isRefused ? "ada.librarydesk@uni.example" : "somebody@uni.example",
            PersonId = personId,
            WrittenAt = At(at),
            FinalAt = At(at),
            State = isRefused ? LetterState.Refused : LetterState.Sent,
            IsRecipientRefused = isRefused,
        };
}

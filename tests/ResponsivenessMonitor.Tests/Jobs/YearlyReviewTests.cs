using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>§5: every twelve months administrator and authoriser confirm the registration. The account was registered on 9 June 2025.</summary>
public sealed class YearlyReviewTests : ReviewedAccounts
{
    [SetUp]
    public Task RegisterAYearAgo() => EditAsync(own => own.RegisteredOn = On("2025-06-09"));

    [Test]
    public async Task Both_are_asked_on_the_day_once_and_at_the_opening()
    {
        await RunAsync("2026-06-08T09:00");
        Assert.That(await KeysAsync(), Is.Empty);
        await RunAsync("2026-06-09T00:00");
        await RunAsync("2026-06-09T09:00");
        string asked = $"review:x/librarydesk:{At("2026-06-09T00:00")}:0:";
        List<Notice> told = await KindsAsync(NoticeKind.YearlyReview);
        Assert.That(told.Select(notice => notice.DedupKey), Is.EquivalentTo([asked + "Administrator", asked + "Authoriser"]));
        Assert.That(told.Single(notice => notice.Role == Role.Administrator).DeliverAt, Is.EqualTo(At("2026-06-09T09:00")));
        Assert.That(NoticeDetail.Read(told[0].Detail), Contains.Key("asked").And.ContainValue("0"));
    }

    [Test]
    public async Task The_account_is_looked_at_again_when_a_reminder_falls_due()
    {
        await AskAsync();
        await RunAsync("2026-06-18T12:00");
        Assert.That((await WatchAsync()).NextReviewAt, Is.EqualTo(At("2026-06-19T09:00")));
    }

    [Test]
    public async Task Those_who_have_not_confirmed_are_reminded_twice_and_no_more()
    {
        await AskAsync();
        await ConfirmAsync(ReviewParty.Authoriser, "2026-06-10T10:00");
        foreach (string day in new[] { "2026-06-19T09:00", "2026-06-29T09:00", "2026-07-07T09:00", "2026-08-03T09:00" })
        {
            await RunAsync(day);
        }

        string asked = $"review:x/librarydesk:{At("2026-06-09T09:00")}:";
        Assert.That(
            await KeysAsync(),
            Is.EquivalentTo([asked + "0:Administrator", asked + "0:Authoriser", asked + "1:Administrator", asked + "2:Administrator"])
        );
    }

    [Test]
    public async Task Whoever_was_asked_and_stayed_silent_is_unreachable_until_they_confirm()
    {
        await AskAsync();
        await SendAsync();
        await RunAsync("2026-06-19T09:00");
        await RunAsync("2026-06-29T09:00");
        await RunAsync("2026-07-07T08:59");
        Assert.That(await SignsAsync(), Is.Empty);
        await RunAsync("2026-07-07T09:00");
        UnreachableCause.ReviewUnconfirmed cause = new(At("2026-06-09T09:00"));
        Assert.That((await SignsAsync()).Single(), Is.EqualTo(new DefunctSign.AdministratorUnreachable(cause.AskedAt, cause)));
        await ConfirmAsync(ReviewParty.Administrator, "2026-07-08T10:00");
        await RunAsync("2026-07-08T10:00");
        Assert.That(await SignsAsync(), Is.Empty);
    }

    [Test]
    public async Task Whoever_never_got_the_letter_is_not_unreachable()
    {
        await AskAsync();
        foreach (string day in new[] { "2026-06-19T09:00", "2026-06-29T09:00", "2026-07-07T09:00" })
        {
            await RunAsync(day);
        }

        Assert.That(await SignsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_year_after_the_last_word_both_are_asked_anew()
    {
        await AskAsync();
        await ConfirmAsync(ReviewParty.Administrator, "2026-06-10T10:00");
        await ConfirmAsync(ReviewParty.Authoriser, "2026-06-12T10:00");
        await RunAsync("2027-06-11T09:00");
        Assert.That(await KindsAsync(NoticeKind.YearlyReview), Has.Count.EqualTo(2));
        await RunAsync("2027-06-14T09:00");
        Assert.That(await KindsAsync(NoticeKind.YearlyReview), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Without_an_authorisers_address_the_administrators_word_is_enough()
    {
        await EditPeopleAsync(own => own.AuthoriserId = null);
        await AskAsync();
        Assert.That((await KindsAsync(NoticeKind.YearlyReview)).Single().Role, Is.EqualTo(Role.Administrator));
        await ConfirmAsync(ReviewParty.Administrator, "2026-06-10T10:00");
        await RunAsync("2026-06-19T09:00");
        Assert.That(await KindsAsync(NoticeKind.YearlyReview), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Where_the_day_of_registration_is_not_known_the_year_begins_when_it_went_live()
    {
        await EditAsync(own => own.RegisteredOn = null);
        await RunAsync("2027-01-04T09:00");
        Assert.That(await KindsAsync(NoticeKind.YearlyReview), Is.Empty);
        await RunAsync("2027-01-05T09:00");
        Assert.That(await KindsAsync(NoticeKind.YearlyReview), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_account_that_rehearses_or_is_about_to_be_closed_is_not_asked()
    {
        await EditAsync(own => own.State = AccountState.Closing);
        await RunAsync("2026-06-09T09:00");
        await EditAsync(own => (own.State, own.LiveSince) = (AccountState.Live, At("2026-06-01T09:00")));
        await RunAsync("2026-06-10T09:00");
        Assert.That(await KindsAsync(NoticeKind.YearlyReview), Is.Empty);
        await RunAsync("2026-06-15T09:00");
        Assert.That(await KindsAsync(NoticeKind.YearlyReview), Has.Count.EqualTo(2));
    }

    private Task AskAsync() => RunAsync("2026-06-09T09:00");

    private Task EditPeopleAsync(Action<Account> edit) => EditAsync(edit);

    private async Task<List<DefunctSign>> SignsAsync() =>
        [
            .. (
                await database.ReadAsync(db =>
                    db.Signs.Where(sign => sign.ClosedAt == null && sign.Sign == SignKind.AdministratorUnreachable)
                )
            ).Select(sign => SignContent.Read(sign.Evidence)),
        ];

    private Task ConfirmAsync(ReviewParty party, string at) =>
        database.ChangeAsync(async db => (await db.Reviews.OrderBy(review => review.Id).LastAsync()).Confirm(party, At(at)));

    /// <summary>The letter that asks the administrator was accepted.</summary>
    private Task SendAsync() =>
        database.ChangeAsync(async db =>
        {
            Notice notice = await db.Notices.SingleAsync(notice => notice.Role == Role.Administrator);
            Letter letter = new()
            {
                Key = "asked",
                PersonId = account.AdministratorId,
                WrittenAt = At("2026-06-09T09:00"),
                FinalAt = At("2026-06-09T09:00"),
                State = LetterState.Sent,
            };
            _ = db.Letters.Add(letter);
            notice.Tell(letter, At("2026-06-09T09:00"));
        });
}

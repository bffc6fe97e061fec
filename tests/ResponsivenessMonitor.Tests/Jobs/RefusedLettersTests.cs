using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Review;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Support;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>
/// When refused letters make an administrator unreachable (policy §4): refused at RCPT on two days while the relay accepted somebody else's letter in
/// that hour. A relay that refuses everybody is no sign of anybody.
/// </summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class RefusedLettersTests(DatabaseProvider provider)
{
    private Office office = null!;
    private int written;

    [SetUp]
    public async Task Open() => office = await Office.OpenAsync(provider, "2026-06-10T12:00");

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Refused_on_two_days_while_others_were_accepted_within_the_hour()
    {
        await RefusedAsync("2026-06-09T10:00");
        await AcceptedAsync("2026-06-09T10:59");
        await RefusedAsync("2026-06-10T10:00");
        await AcceptedAsync("2026-06-10T09:01");
        Assert.That(await IsUnreachableAsync(), Is.True);
    }

    [Test]
    public async Task Not_on_one_day_however_often()
    {
        await RefusedAsync("2026-06-09T10:00");
        await RefusedAsync("2026-06-09T14:00");
        await AcceptedAsync("2026-06-09T10:30");
        await AcceptedAsync("2026-06-09T14:30");
        Assert.That(await IsUnreachableAsync(), Is.False);
    }

    [Test]
    public async Task Not_by_a_relay_that_refuses_everybody()
    {
        Account arts = await office.AddAsync("x/arts");
        foreach (string at in new[] { "2026-06-09T10:00", "2026-06-10T10:00" })
        {
            await RefusedAsync(at);
            await RefusedAsync(at, arts.Administrator);
            await AcceptedAsync($"{at[..11]}11:01"); // an hour and a minute later it works again
        }

        Assert.That(await IsUnreachableAsync(), Is.False);
        Assert.That(await office.ReadAsync(db => db.Signs.Where(sign => sign.Sign == SignKind.AdministratorUnreachable)), Is.Empty);
    }

    [Test]
    public async Task Not_where_the_letter_and_not_the_recipient_was_refused()
    {
        foreach (string at in new[] { "2026-06-09T10:00", "2026-06-10T10:00" })
        {
            await RefusedAsync(at, isOfRecipient: false);
            await AcceptedAsync(at);
        }

        Assert.That(await IsUnreachableAsync(), Is.False);
    }

    [Test]
    public async Task Not_by_what_an_address_that_was_mended_had_refused()
    {
        foreach (string at in new[] { "2026-06-09T10:00", "2026-06-10T10:00" })
        {
            await RefusedAsync(at);
            await AcceptedAsync(at);
        }

        await office.ChangeAsync(async db =>
            (await db.People.SingleAsync(person => person.Id == office.Account.AdministratorId)).Address = "ada@new.example"
        );
        Assert.That(await IsUnreachableAsync(), Is.False);
    }

    [Test]
    public async Task Not_once_a_letter_was_accepted_again()
    {
        foreach (string at in new[] { "2026-06-08T10:00", "2026-06-09T10:00" })
        {
            await RefusedAsync(at);
            await AcceptedAsync(at);
        }

        await AcceptedAsync("2026-06-10T10:00", office.Account.Administrator);
        Assert.That(await IsUnreachableAsync(), Is.False);
    }

    private async Task<bool> IsUnreachableAsync()
    {
        await office.ChangeAsync(db => db.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.NextReviewAt, office.Time.Now)));
        await office.RunAsync<ReviewAccountsJob>();
        Assert.That(await office.ReadAsync(db => db.Setbacks), Is.Empty);
        return (await office.ReadAsync(db => db.Signs.Where(sign => sign.AccountId == office.Account.Id))).Exists(sign =>
            sign.Sign == SignKind.AdministratorUnreachable
        );
    }

    private Task RefusedAsync(string at, RegisteredPerson? person = null, bool isOfRecipient = true) =>
        KeepAsync(person ?? office.Account.Administrator!, LetterState.Refused, at, isOfRecipient);

    private Task AcceptedAsync(string at, RegisteredPerson? person = null) =>
        KeepAsync(person ?? office.Account.Authoriser!, LetterState.Sent, at, isOfRecipient: false);

    private Task KeepAsync(RegisteredPerson person, LetterState state, string at, bool isOfRecipient) =>
        office.ChangeAsync(db =>
        {
            _ = db.Letters.Add(
                new Letter
                {
                    Key = $"letter{++written}",
                    MessageId = $"letter{written}",
                    PersonId = person.Id,
                    RecipientAddress = person.Address!,
                    State = state,
                    WrittenAt = At(at),
                    FinalAt = At(at),
                    IsRecipientRefused = isOfRecipient,
                }
            );
            return Task.CompletedTask;
        });
}

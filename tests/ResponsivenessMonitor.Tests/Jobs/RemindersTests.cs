using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>The two reminders follow the day on which people were told of the breach (§6).</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class RemindersTests(DatabaseProvider provider)
{
    private Office office = null!;

    [SetUp]
    public async Task Open() => office = await Office.OpenAsync(provider, "2026-06-09T10:00");

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task When_only_an_escalation_told_of_the_breach_reminders_follow_its_day()
    {
        _ = await office.AskAsync("2026-06-09T10:00");
        await WorkAsync("2026-06-10T14:00"); // the service was down: breach and escalation fell due together
        await WorkAsync("2026-06-10T14:05");
        Assert.That(await ToldAsync(Role.Administrator), Is.EqualTo([Step.Escalated]));

        await WorkAsync("2026-06-11T09:00");
        await WorkAsync("2026-06-11T09:05");
        await WorkAsync("2026-06-12T09:00");
        await WorkAsync("2026-06-12T09:05");
        Assert.That(await ToldAsync(Role.Administrator), Is.EqualTo([Step.Escalated, Step.FirstReminder, Step.SecondReminder]));
        Assert.That(await ToldAsync(Role.Deputy), Is.EqualTo([Step.Escalated, Step.FirstReminder, Step.SecondReminder]));
        Assert.That(await ToldAsync(Role.Marketing), Is.EqualTo([Step.Escalated]));
    }

    [Test]
    public async Task Reminders_follow_the_letter_that_told_of_the_breach_and_not_its_escalation()
    {
        _ = await office.AskAsync("2026-06-09T10:00");
        await WorkAsync("2026-06-10T09:00");
        await WorkAsync("2026-06-10T13:00");
        await WorkAsync("2026-06-10T13:05");
        await WorkAsync("2026-06-11T09:05");
        Assert.That(
            (await office.ReadAsync(db => db.Notices.Where(notice => notice.Step == Step.FirstReminder))).Select(notice => notice.DueAt),
            Is.All.EqualTo(At("2026-06-11T09:00")).And.Exactly(2).Items
        );
    }

    /// <summary>Reads the account, looks at its enquiry where it is due, and writes what may leave.</summary>
    private async Task WorkAsync(string at)
    {
        office.GoTo(at);
        await office.ChangeAsync(async db => (await db.Watches.SingleAsync()).TakeComplete(At(at)));
        await office.RunAsync<AssessEnquiriesJob>();
        await office.RunAsync<WriteLettersJob>();
    }

    private async Task<List<Step>> ToldAsync(Role role)
    {
        List<Notice> told = await office.ReadAsync(db =>
            db.Notices.Where(notice => notice.Role == role && notice.State == NoticeState.Told)
        );
        return [.. told.OrderBy(notice => notice.ToldAt).Select(notice => notice.Step ?? default)];
    }
}

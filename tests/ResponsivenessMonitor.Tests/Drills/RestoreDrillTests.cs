using System.Text;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Crashes;
using ResponsivenessMonitor.Tests.Crashes.Chaos;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Drills;

/// <summary>The drill of docs/operations.md, with the program's own processes: back up while it runs, go on, lose it, restore, release.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
[Category(CrashSet.Category)]
internal sealed class RestoreDrillTests(DatabaseProvider provider)
{
    private const string Ada = "ada@uni.example";
    private const string Ben = "ben@uni.example";

    [Test]
    [CancelAfter(600_000)]
    public async Task A_restored_copy_sends_nothing_until_it_is_released_and_then_one_letter_a_person(CancellationToken cancellationToken)
    {
        await using DrillOffice office = await DrillOffice.OpenAsync(provider);
        office.Ask("q1");
        office.Start();
        await office.UntilAsync("both were told of the first question", _ => Task.FromResult(office.To(Ben).Length > 0), cancellationToken);
        await office.BackUpAsync();
        await office.StopAsync();

        office.Ask("q2");
        office.Start();
        int known = office.To(Ben).Length;
        await office.UntilAsync("both were told of the second", _ => Task.FromResult(office.To(Ben).Length > known), cancellationToken);
        await office.StopAsync();

        SunkMail[] before = office.Sink.Mails;
        await office.RestoreAsync();
        office.Start();
        await office.UntilAsync("the copy has read and judged the second question", IsJudgedAsync, cancellationToken);
        string? round = await RoundAsync(office);
        await office.UntilAsync("it has been at work for a while", _ => HasTickedAsync(office, round), cancellationToken);
        round = await RoundAsync(office);
        await office.UntilAsync("and a while longer", _ => HasTickedAsync(office, round), cancellationToken);

        Assert.That(office.Sink.Mails, Has.Length.EqualTo(before.Length), "no letter leaves a copy");
        Assert.That(await office.RunAsync(["check"], code: 2), Does.Contain("Letters: the outbox is in quarantine. Nothing is sent since"));
        Assert.That(
            await office.RunAsync("letters", "release", "--quarantine", "--by", "jo@uni.example"),
            Does.StartWith("The quarantine ends")
        );
        await office.UntilAsync("letters left", IsToldAsync, cancellationToken);

        SunkMail[] after = [.. office.Sink.Mails.Skip(before.Length)];
        Assert.That(after.Select(mail => mail.To).Order(StringComparer.Ordinal), Is.EqualTo(new[] { Ada, Ben }), Shown(after));
        Assert.That(after.Select(mail => mail.MessageId), Has.None.AnyOf(before.Select(mail => mail.MessageId).ToArray<object>()));
        Assert.That(after.Select(WordsOf), Is.All.Contains("The monitor was restored from a copy that reaches until"), Shown(after));
        await office.StopAsync();
    }

    private static async Task<bool> IsJudgedAsync(MonitorDbContext db) =>
        await db.Enquiries.CountAsync(enquiry => enquiry.Standing == "Breached") == 2
        && await db.Notices.CountAsync(notice => notice.State == NoticeState.Waiting) >= 2;

    private static async Task<bool> IsToldAsync(MonitorDbContext db) =>
        await QuarantineNote.ReadAsync(db, CancellationToken.None) is { IsOver: true }
        && !await db.Notices.AnyAsync(notice => notice.DeliverAt != null)
        && !await db.Letters.AnyAsync(letter => letter.SendAt != null);

    private static async Task<bool> HasTickedAsync(DrillOffice office, string? since) =>
        !string.Equals(await RoundAsync(office), since, StringComparison.Ordinal);

    /// <summary>The instant of the last look for what must not be: another one says that the service has ticked meanwhile.</summary>
    private static async Task<string?> RoundAsync(DrillOffice office)
    {
        await using MonitorDbContext db = office.Open();
        byte[]? note = await db.Keys.Where(key => key.Name == TickNote.BeforeName).Select(key => key.Value).SingleOrDefaultAsync();
        return note is null ? null : Encoding.UTF8.GetString(note).Split('\n')[0];
    }

    /// <summary>Lines that the mail's encoding broke are whole again.</summary>
    private static string WordsOf(SunkMail mail) => mail.Message.Replace("=\r\n", string.Empty, StringComparison.Ordinal);

    private static string Shown(IEnumerable<SunkMail> mails) => string.Join("\n----\n", mails.Select(mail => mail.Message));
}

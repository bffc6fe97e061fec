using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

public sealed class ReviewLossesTests : ReviewedAccounts
{
    [Test]
    public async Task A_lost_access_is_told_when_it_was_seen_twice_and_lasted_15_minutes()
    {
        await LoseAsync(account, AccessLossKind.TokenRevoked, "2026-06-09T10:00");
        await RunAsync("2026-06-09T10:16");
        Assert.That(await KeysAsync(), Is.Empty, "seen once");
        await LoseAsync(account, AccessLossKind.TokenRevoked, "2026-06-09T10:05");
        await RunAsync("2026-06-09T10:14");
        Assert.That(await KeysAsync(), Is.Empty, "under 15 minutes");
        Assert.That((await WatchAsync()).NextReviewAt, Is.EqualTo(At("2026-06-09T10:15")));
        await RunAsync("2026-06-09T10:15");
        await RunAsync("2026-06-09T11:15");
        string key = $"access-lost:x/librarydesk:TokenRevoked:{At("2026-06-09T10:00")}:";
        Assert.That(await KeysAsync(), Is.EquivalentTo([key + "Administrator", key + "Operations"]));
        Assert.That(await database.ReadAsync(db => db.Cases), Is.Empty, "never a sign");
    }

    [Test]
    public async Task A_spent_allowance_is_told_after_15_minutes_although_nobody_asks_again_before_there_is_more()
    {
        await LoseAsync(account, AccessLossKind.QuotaSpent, "2026-06-09T10:00");
        await RunAsync("2026-06-09T10:14");
        Assert.That(await KeysAsync(), Is.Empty);
        await RunAsync("2026-06-09T10:15");
        await RunAsync("2026-06-09T12:00");
        Notice told = (await KindsAsync(NoticeKind.PlatformLost)).Single();
        Assert.That((told.Role, NoticeDetail.Read(told.Detail)["kind"]), Is.EqualTo((Role.Operations, nameof(AccessLossKind.QuotaSpent))));
    }

    [Test]
    public async Task A_platform_that_is_down_is_told_to_ops_once_a_spell()
    {
        Account other = await AddAsync("x/unihelp");
        foreach (Account own in new[] { account, other })
        {
            await LoseAsync(own, AccessLossKind.Unreachable, "2026-06-09T10:00", "2026-06-09T10:15");
        }

        await RunAsync("2026-06-09T10:15");
        await ReadAsync(account, "2026-06-09T11:00");
        await RunAsync("2026-06-09T11:00"); // the other one still fails: the same trouble
        Notice told = (await KindsAsync(NoticeKind.PlatformLost)).Single();
        Assert.That(told.Role, Is.EqualTo(Role.Operations));
        Assert.That(NoticeDetail.Read(told.Detail)["accounts"], Is.EqualTo("x/librarydesk x/unihelp"));

        await ReadAsync(other, "2026-06-09T12:00");
        await LoseAsync(other, AccessLossKind.Unreachable, "2026-06-10T10:00", "2026-06-10T10:15");
        await RunAsync("2026-06-10T10:15");
        Assert.That(await KindsAsync(NoticeKind.PlatformLost), Has.Count.EqualTo(2));
        Assert.That(await KindsAsync(NoticeKind.AccessLost), Is.Empty);
    }
}

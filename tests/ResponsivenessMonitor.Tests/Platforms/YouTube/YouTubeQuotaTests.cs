using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.YouTube;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>What is spent of the day's quota is counted once for all: YouTube tells nobody.</summary>
internal sealed class YouTubeQuotaTests : OnYouTube
{
    private YouTubeQuota Quota => new(Stage.Credentials, Stage.Settings, Stage.Time);

    [Test]
    public async Task Every_call_costs_a_unit_also_one_that_failed()
    {
        Stage.Settings.DailyQuota = 100;
        Reading good = await OnceAsync(withProfile: true);
        Assert.That(good.Cost, Is.EqualTo(Stage.Calls));
        Assert.That(good.Budget?.Remaining, Is.EqualTo(100 - Stage.Calls));
        Refuse("allThreadsRelatedToChannelId", 400, "processingFailure");
        Reading bad = await OnceAsync();
        Assert.That(bad.Budget?.Remaining, Is.EqualTo(100 - Stage.Calls));
        await Stage.BreakAsync(Trouble.Unavailable);
        Reading none = await OnceAsync();
        Assert.That((none.Cost, none.Budget?.Remaining), Is.EqualTo((3, (int?)(100 - Stage.Calls))), "What is tried again costs again.");
    }

    [Test]
    public async Task A_token_costs_none()
    {
        Stage.Settings.DailyQuota = 100;
        Stage.Server.Door.Forget();
        Reading reading = await OnceAsync();
        int tokens = Stage.Requests.Count(request => request.EndsWith("/token", StringComparison.Ordinal));
        Assert.That(tokens, Is.EqualTo(1));
        Assert.That(reading.Cost, Is.EqualTo(Stage.Calls));
        Assert.That(reading.Budget?.Remaining, Is.EqualTo(100 - Stage.Calls + tokens));
    }

    [Test]
    public async Task All_accounts_and_replicas_share_it()
    {
        Stage.Settings.DailyQuota = 100;
        _ = await Quota.SpendAsync(40, Patience);
        Stage.Credentials.Before = () => Stage.Credentials.Replace(NowSpent(70));
        Budget left = await Quota.SpendAsync(5, Patience);
        Assert.That(left.Remaining, Is.EqualTo(25), "What another replica counted in the same moment counts too.");
        Assert.That((await Quota.LeftAsync(Patience)).Remaining, Is.EqualTo(25));
    }

    [Test]
    public async Task When_none_is_left_nothing_is_asked_until_midnight_in_California()
    {
        Stage.Settings.DailyQuota = 3;
        _ = await OnceAsync();
        int before = Stage.Calls;
        Reading reading = await OnceAsync();
        Assert.That(
            reading,
            Is.EqualTo(new Reading.QuotaSpent(LimitScope.Access, Instant.FromUtc(2026, 10, 6, 7, 0)) { Budget = reading.Budget })
        );
        Assert.That((Stage.Calls - before, reading.Cost, reading.Budget?.Remaining), Is.EqualTo((0, 0, (int?)0)));
        Stage.Time.Now = Instant.FromUtc(2026, 10, 6, 7, 0);
        Assert.That(await OnceAsync(), Is.TypeOf<Reading.Page>());
    }

    [Test]
    public async Task A_quota_that_something_else_used_up_holds_the_access_back_and_not_what_is_counted_here()
    {
        Refuse("allThreadsRelatedToChannelId", 403, "quotaExceeded", "youtube.quota");
        Assert.That((await OnceAsync()).Budget?.Remaining, Is.Zero);
        Assert.That((await Quota.LeftAsync(Patience)).Remaining, Is.GreaterThan(0));
    }

    [Test]
    public async Task A_reading_that_is_given_up_has_spent_what_it_asked()
    {
        Stage.Settings.DailyQuota = 100;
        _ = await Reader.ReadAsync(withProfile: true);
        int before = (await Quota.LeftAsync(Patience)).Remaining;
        await Stage.BreakAsync(Trouble.Silence);
        int calls = Stage.Calls;
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(Patience);
        Task<Reading> reading = Stage.Platform.ReadAsync(Reader.Request(), enough.Token);
        while (Stage.Calls == calls)
        {
            await Task.Yield();
        }

        await enough.CancelAsync();
        Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await Quota.LeftAsync(Patience)).Remaining, Is.LessThan(before));
    }

    [TestCase("")]
    [TestCase("nonsense")]
    [TestCase("null")]
    [TestCase("{\"day\":\"2026-10-04\",\"spent\":99}", TestName = "Yesterday's")]
    [TestCase("{\"day\":\"2026-10-05\",\"spent\":-5}", TestName = "Less than none")]
    public async Task What_is_no_count_of_today_is_none(string kept)
    {
        Stage.Settings.DailyQuota = 100;
        _ = await Quota.SpendAsync(1, Patience);
        Stage.Credentials.Replace(kept);
        Assert.That((await Quota.LeftAsync(Patience)).Remaining, Is.EqualTo(100));
        Assert.That((await Quota.SpendAsync(2, Patience)).Remaining, Is.EqualTo(98));
    }

    private static string NowSpent(int units) => $$"""{"day":"2026-10-05","spent":{{units}},"mark":"of another"}""";
}

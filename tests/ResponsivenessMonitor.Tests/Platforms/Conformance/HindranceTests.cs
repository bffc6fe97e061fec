using System.Diagnostics;
using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>"Could not ask" is never an empty page, and says which way it could not.</summary>
[TestFixtureSource(typeof(Stages), nameof(Stages.All))]
internal sealed class HindranceTests(Func<Stage> make) : OnStage(make)
{
    [TestCase(StageAct.Suspend, GoneKind.Suspended)]
    [TestCase(StageAct.Deactivate, GoneKind.Deactivated)]
    [TestCase(StageAct.DeleteAccount, GoneKind.Deleted)]
    public async Task An_account_is_gone_in_its_own_way(StageAct act, GoneKind kind)
    {
        Needs(act);
        _ = await Reader.ReadAsync(withProfile: true);
        await Stage.HinderAsync(act);
        Wait(5);
        Assert.That((await Reader.TryAsync(withProfile: true)).Failure, Is.InstanceOf<Reading.AccountGone>());
        Wait(5);
        Reading? failure = await Reader.FailureAsync();
        Assert.That((failure as Reading.AccountGone)?.Kind, Is.EqualTo(kind), $"{failure}");
        await ItIsThereAgainAsync();
    }

    [TestCase(StageAct.RevokeToken, AccessLossKind.TokenRevoked)]
    [TestCase(StageAct.ExpireToken, AccessLossKind.TokenExpired)]
    [TestCase(StageAct.LoseScope, AccessLossKind.ScopeMissing)]
    public async Task A_lost_access_says_nothing_of_the_account(StageAct act, AccessLossKind kind)
    {
        Needs(act);
        _ = await Reader.ReadAsync(withProfile: true);
        await Stage.HinderAsync(act);
        Wait(5);
        Reading? failure = await Reader.FailureAsync();
        Assert.That((failure as Reading.AccessLost)?.Kind, Is.EqualTo(kind), $"{failure}");
        await ItIsThereAgainAsync();
    }

    [Test]
    public async Task Too_many_calls_are_told_with_the_time_from_which_on_there_are_more()
    {
        Needs(StageAct.Throttle);
        _ = await Reader.ReadAsync(withProfile: true);
        Instant until = Stage.Time.Now + Duration.FromMinutes(12);
        await Stage.ThrottleAsync(until);
        Wait(5);
        Reading? failure = await Reader.FailureAsync();
        Assert.That(failure, Is.TypeOf<Reading.RateLimited>());
        Assert.That(((Reading.RateLimited)failure!).Until, Is.InRange(until, until + Duration.FromSeconds(1)));
        Assert.That(failure.Cost, Is.LessThanOrEqualTo(2), "What is refused as too much was asked for again.");
        string id = await Stage.PublishAsync("ada", "Is the library open?");
        Wait(8);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Contains.Key(id));
    }

    [Test]
    public async Task A_platform_that_is_out_of_order_cannot_be_reached([Values] Trouble trouble)
    {
        if (trouble != default)
        {
            Needs(StageAct.BreakInKind);
        }

        if (trouble is Trouble.Silence or Trouble.Drip && Stage is ServedStage served)
        {
            served.IsGivenUpSoon = true;
        }

        _ = await Reader.ReadAsync(withProfile: true);
        await Stage.BreakAsync(trouble);
        string id = await Stage.PublishAsync("ada", "Is the library open?");
        Wait(5);
        Stopwatch watch = Stopwatch.StartNew();
        CompletedReading reading = await Reader.TryAsync();
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
        Assert.That(reading.Pages.Where(page => !page.More), Is.Empty, "What could not be read was told as read.");
        Assert.That((reading.Failure as Reading.Unreachable)?.Reason, Is.Not.Null.And.Not.Empty, $"{reading.Failure}");
        Assert.That(((Reading.Unreachable)reading.Failure!).Reason, Does.Not.Contain("ada").And.Not.Contain("library"));
        await Stage.RestoreAsync();
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Contains.Key(id));
    }

    [Test]
    public async Task A_reading_that_is_given_up_ends_at_once()
    {
        Needs(StageAct.Wait);
        _ = await Reader.ReadAsync(withProfile: true);
        await Stage.BreakAsync(Trouble.Silence);
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(Patience);
        Task<Reading> reading = Stage.Platform.ReadAsync(Reader.Request(), enough.Token);
        await enough.CancelAsync();
        Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_good_access_is_found_good_and_a_revoked_one_is_not()
    {
        Needs(StageAct.Check);
        Assert.That(await Stage.Platform.CheckAsync(Stage.Access, Patience), Is.TypeOf<AccessCheck.Works>());
        await Stage.HinderAsync(StageAct.RevokeToken);
        AccessCheck check = await Stage.Platform.CheckAsync(Stage.Access, Patience);
        Reader.Said.Add($"{check}");
        Assert.That((check as AccessCheck.Lacks)?.What, Is.Not.Null.And.Not.Empty, $"{check}");
        Assert.That(((AccessCheck.Lacks)check).Mend, Is.Not.Empty);
        await Stage.RestoreAsync();
        await Stage.BreakAsync(Trouble.GatewayPage);
        check = await Stage.Platform.CheckAsync(Stage.Access, Patience);
        Reader.Said.Add($"{check}");
        Assert.That(check, Is.TypeOf<AccessCheck.Lacks>());
    }

    [Test]
    public async Task A_missing_credential_is_a_lost_access_that_check_explains()
    {
        Needs(StageAct.Check);
        AccountAccess without = Stage.Access with { Credential = "env:NO_SUCH_CREDENTIAL_OF_A_TEST" };
        AccessCheck check = await Stage.Platform.CheckAsync(without, Patience);
        Assert.That((check as AccessCheck.Lacks)?.What, Does.Contain("NO_SUCH_CREDENTIAL_OF_A_TEST"), $"{check}");
        Reading reading = await Stage.Platform.ReadAsync(Reader.Request() with { Access = without }, Patience);
        Assert.That(reading, Is.InstanceOf<Reading.AccessLost>());
    }

    private async Task ItIsThereAgainAsync()
    {
        await Stage.RestoreAsync();
        string id = await Stage.PublishAsync("ada", "Are you back?");
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Contains.Key(id));
    }
}

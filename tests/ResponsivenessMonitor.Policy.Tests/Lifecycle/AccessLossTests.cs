using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;
using static ResponsivenessMonitor.Policy.Tests.Lifecycle.Quiet;
using static ResponsivenessMonitor.Policy.Tests.Support.London;

namespace ResponsivenessMonitor.Policy.Tests.Lifecycle;

public sealed class AccessLossTests
{
    [TestCase(AccessLossKind.TokenRevoked)]
    [TestCase(AccessLossKind.TokenExpired)]
    [TestCase(AccessLossKind.RoleLost)]
    [TestCase(AccessLossKind.ScopeMissing)]
    public void What_the_owner_can_mend_goes_to_the_administrator_and_ops(AccessLossKind kind) =>
        Assert.That(AccessLossRouter.Route(Loss("x/librarydesk", kind), []), Is.EqualTo(new AccessLossRoute.AdministratorAndOps(kind)));

    [TestCase(AccessLossKind.PlatformDown, AccessLossReason.PlatformIsDown)]
    [TestCase(AccessLossKind.Unreachable, AccessLossReason.PlatformIsDown)]
    [TestCase(AccessLossKind.BillingStopped, AccessLossReason.OursToMend)]
    [TestCase(AccessLossKind.QuotaSpent, AccessLossReason.OursToMend)]
    public void A_platform_that_is_down_and_what_is_ours_to_mend_go_to_ops_once_and_into_the_digest(
        AccessLossKind kind,
        AccessLossReason reason
    ) => Assert.That(AccessLossRouter.Route(Loss("x/librarydesk", kind), []), Is.EqualTo(new AccessLossRoute.OpsOnceAndDigest(reason, 1)));

    [Test]
    public void Two_accounts_of_a_platform_that_fail_alike_go_to_ops_once()
    {
        AccessLoss loss = Loss("x/librarydesk", AccessLossKind.TokenRevoked);
        Assert.That(
            AccessLossRouter.Route(loss, [loss, Loss("x/unihelp", AccessLossKind.TokenRevoked)]),
            Is.EqualTo(new AccessLossRoute.OpsOnceAndDigest(AccessLossReason.SeveralFailAlike, 2))
        );
    }

    [TestCase("x/librarydesk", AccessLossKind.TokenRevoked, TestName = "The same account")]
    [TestCase("facebook/unihelp", AccessLossKind.TokenRevoked, TestName = "An account of another platform")]
    [TestCase("x/unihelp", AccessLossKind.RoleLost, TestName = "An account that fails in another way")]
    public void Other_losses_do_not_make_it_several(string account, AccessLossKind kind) =>
        Assert.That(
            AccessLossRouter.Route(Loss("x/librarydesk", AccessLossKind.TokenRevoked), [Loss(account, kind)]),
            Is.TypeOf<AccessLossRoute.AdministratorAndOps>()
        );

    [TestCase("2026-06-15T10:00", null, ExpectedResult = "not yet, 2026-06-16T10:00")]
    [TestCase("2026-06-16T10:00", null, ExpectedResult = "14 days, 2026-06-16T10:00")]
    [TestCase("2026-06-17T10:00", 14, ExpectedResult = "not yet, 2026-06-23T10:00")]
    [TestCase("2026-06-23T10:00", 14, ExpectedResult = "7 days, 2026-06-23T10:00")]
    [TestCase("2026-06-29T10:00", 7, ExpectedResult = "1 days, 2026-06-29T10:00")]
    [TestCase("2026-06-29T11:00", 1, ExpectedResult = "not yet, 2026-06-30T10:00", TestName = "All were given")]
    [TestCase("2026-06-27T10:00", null, ExpectedResult = "7 days, 2026-06-23T10:00", TestName = "Of two overtaken only the last is given")]
    [TestCase("2026-06-30T10:00", 1, ExpectedResult = "expired, 2026-06-30T10:00")]
    public string A_token_is_warned_of_14_7_and_1_days_before_it_expires(string now, int? lastDays) =>
        Said(new TokenExpiry(At("2026-06-30T10:00")), lastDays, now);

    [TestCase(
        "2026-10-19T11:00",
        ExpectedResult = "7 days, 2026-10-19T11:00",
        TestName = "Seven days of 24 hours before a change of the clocks"
    )]
    public string Warnings_count_24_hour_days(string now) => Said(new TokenExpiry(At("2026-10-26T10:00")), 14, now);

    private static AccessLoss Loss(string account, AccessLossKind kind) => new(AccountId.Parse(account), kind, Now);

    private static string Said(TokenExpiry expiry, int? lastDays, string now)
    {
        Duration? last = lastDays is { } days ? Duration.FromDays(days) : null;
        return expiry.Decide(last, new LifecycleRules(), At(now)) switch
        {
            TokenWarning.NotYet notYet => $"not yet, {Local(notYet.Until)}",
            TokenWarning.Due due => $"{due.Before.Days} days, {Local(due.DueAt)}",
            TokenWarning.Expired expired => $"expired, {Local(expired.Since)}",
            _ => string.Empty,
        };
    }

    private static string Local(Instant at) => $"{at.InZone(Calendar.Zone).LocalDateTime:uuuu-MM-dd'T'HH:mm}";
}

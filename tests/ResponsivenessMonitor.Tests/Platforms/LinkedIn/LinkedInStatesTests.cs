using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.LinkedIn;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.LinkedIn;

/// <summary>What LinkedIn says, in its own words, and what is made of it: our access, the Page, the day's allowance, or LinkedIn itself.</summary>
internal sealed class LinkedInStatesTests : OnLinkedIn
{
    [TestCase("Resource level throttle APPLICATION DAY limit for calls to this resource is reached.")]
    [TestCase("Resource level throttle APPLICATION_AND_MEMBER DAY limit for calls to this resource is reached.")]
    public async Task The_allowance_of_a_day_is_used_up_until_midnight_UTC(string message)
    {
        _ = await Reader.ReadAsync();
        Answer(_ => LinkedInStage.Error(429, "TOO_MANY_REQUESTS", message, 101));
        Wait(5);
        Reading? failure = await Reader.FailureAsync();
        Assert.That(failure, Is.TypeOf<Reading.QuotaSpent>());
        Assert.That(((Reading.QuotaSpent)failure!).Until, Is.EqualTo(Instant.FromUtc(2026, 10, 6, 0, 0)));
        Assert.That(((Reading.QuotaSpent)failure).Scope, Is.EqualTo(LimitScope.Access));
        Assert.That(failure.Cost, Is.EqualTo(1), "What is refused as too much was asked for again.");
    }

    [Test]
    public async Task Another_throttle_is_over_in_a_minute()
    {
        Answer(_ => LinkedInStage.Error(429, "TOO_MANY_REQUESTS", "Too many requests", 101));
        Reading? failure = await Reader.FailureAsync();
        Assert.That((failure as Reading.RateLimited)?.Until, Is.EqualTo(Stage.Time.Now + Duration.FromMinutes(1)));
    }

    [TestCase(426, "NONEXISTENT_VERSION", "no longer answers version 202607")]
    [TestCase(400, "VERSION_MISSING", "does not take LinkedIn:Version (202607)")]
    public async Task A_version_that_is_not_answered_is_told_with_its_setting(int status, string code, string words)
    {
        Answer(_ => LinkedInStage.Error(status, code, "Requested version 20260701 is not active"));
        Reading? failure = await Reader.FailureAsync();
        Assert.That((failure as Reading.Unreachable)?.Reason, Does.Contain(words).And.Contain("LinkedIn:Version"));
        AccessCheck check = await Stage.Platform.CheckAsync(Stage.Access, Patience);
        Assert.That((check as AccessCheck.Lacks)?.What, Does.Contain(words));
    }

    [Test]
    public async Task Each_call_names_its_version()
    {
        _ = Stage.Versions.Remove("202607");
        _ = Stage.Versions.Add("202701");
        Assert.That(await Reader.FailureAsync(), Is.TypeOf<Reading.Unreachable>());
        Stage.Settings.Version = "202701";
        _ = await Reader.ReadAsync();
    }

    [Test]
    public async Task Whoever_is_no_administrator_any_more_would_be_shown_empty_lists_and_so_has_lost_the_access()
    {
        _ = await Reader.ReadAsync(withProfile: true);
        Stage.Administered[0] = "urn:li:organization:77";
        Wait(5);
        Reading? failure = (await Reader.TryAsync(withProfile: true)).Failure;
        Assert.That((failure as Reading.AccessLost)?.Kind, Is.EqualTo(AccessLossKind.RoleLost));
        AccessCheck check = await Stage.Platform.CheckAsync(Stage.Access, Patience);
        Assert.That((check as AccessCheck.Lacks)?.What, Does.Contain("no administrator"));
    }

    [TestCase(true, AccessLossKind.ScopeMissing)]
    [TestCase(false, AccessLossKind.RoleLost)]
    public async Task What_is_forbidden_is_so_for_want_of_a_scope_or_of_the_role(bool isAdministrator, AccessLossKind kind)
    {
        _ = await Reader.ReadAsync();
        Answer(request =>
            request.Path.StartsWithSegments("/rest/organizationalEntityNotifications", StringComparison.Ordinal)
                ? LinkedInStage.Error(403, "ACCESS_DENIED", "Not enough permissions to access: organizationalEntityNotifications", 100)
                : null
        );
        if (!isAdministrator)
        {
            Stage.Administered.Clear();
        }

        Wait(5);
        Assert.That((await Reader.FailureAsync() as Reading.AccessLost)?.Kind, Is.EqualTo(kind));
    }

    [Test]
    public async Task A_list_that_is_not_there_says_nothing_of_a_Page_that_is()
    {
        _ = await Reader.ReadAsync();
        Answer(request =>
            request.Path.StartsWithSegments("/rest/organizationalEntityNotifications", StringComparison.Ordinal)
                ? LinkedInStage.Error(404, "NOT_FOUND", "Could not find entity")
                : null
        );
        Wait(5);
        Assert.That(await Reader.FailureAsync(), Is.TypeOf<Reading.Unreachable>());
    }

    [Test]
    public async Task A_handle_that_no_Page_has_is_told_and_is_no_deleted_Page()
    {
        Stage.Server.VanityName = "somebody-else";
        Assert.That((await Reader.FailureAsync() as Reading.Unreachable)?.Reason, Does.Contain("address ends in"));
        AccessCheck check = await Stage.Platform.CheckAsync(Stage.Access, Patience);
        Assert.That((check as AccessCheck.Lacks)?.What, Does.Contain("larkmoor-library"));
    }

    [Test]
    public async Task A_handle_may_be_the_number_of_the_Page()
    {
        Reading reading = await Stage.Platform.ReadAsync(
            Reader.Request(withProfile: true) with
            {
                Access = Stage.Access with { Handle = LinkedInServer.PageNumber },
            },
            Patience
        );
        Assert.That((reading as Reading.Page)?.Profile, Is.EqualTo(new AccountProfile.Live(LinkedInServer.Page, LastPostAt: null)));
    }

    [Test]
    public async Task A_notification_that_does_not_say_what_it_tells_of_is_not_passed_over()
    {
        _ = await Reader.ReadAsync();
        Answer(request =>
            request.Path.StartsWithSegments("/rest/organizationalEntityNotifications", StringComparison.Ordinal)
                ? (
                    200,
                    JsonNode.Parse(
                        """{"elements":[{"action":"COMMENT","lastModifiedAt":1790000000000,"generatedActivity":"urn:li:new:1"}]}"""
                    )!
                )
                : null
        );
        Assert.That((await Reader.FailureAsync() as Reading.Unreachable)?.Reason, Does.Contain("does not say"));
    }

    [Test]
    public async Task Calls_of_a_day_are_counted_for_all_Pages_of_an_access_and_after_a_restart()
    {
        Stage.Settings.DailyCalls = 100;
        Reading first = await Stage.Platform.ReadAsync(Reader.Request(), Patience);
        int spent = first.Cost;
        Assert.That(first.Budget, Is.EqualTo(new Budget(100 - spent, Instant.FromUtc(2026, 10, 6, 0, 0))));

        ReadRequest another = Reader.Request() with
        {
            Access = Stage.Access with { Account = AccountId.Parse("linkedin/larkmoor-museum") },
        };
        Reading second = await Stage.Platform.ReadAsync(another, Patience);
        Assert.That(second.Budget!.Value.Remaining, Is.EqualTo(100 - spent - second.Cost));

        spent += second.Cost;
        using LinkedInPlatform restarted = Stage.New();
        await Stage.BreakAsync(Trouble.Unavailable);
        Reading failed = await restarted.ReadAsync(Reader.Request(), Patience);
        Assert.That(failed, Is.TypeOf<Reading.Unreachable>());
        Assert.That(failed.Budget!.Value.Remaining, Is.EqualTo(100 - spent - failed.Cost), "What failed was asked too.");
        Assert.That(failed.Cost, Is.Positive);
        await Stage.RestoreAsync();

        Stage.Time.Advance(Duration.FromHours(24));
        Reading fourth = await Stage.Platform.ReadAsync(Reader.Request(), Patience);
        Assert.That(fourth.Budget!.Value.Remaining, Is.EqualTo(100 - fourth.Cost), InstantPattern.General.Format(Stage.Time.Now));
    }

    [Test]
    public async Task Without_an_allowance_none_is_told()
    {
        Stage.Settings.DailyCalls = 0;
        Assert.That((await Reader.ReadAsync()).Budget, Is.Null);
    }

    private void Answer(Func<HttpRequest, (int Status, JsonNode Body)?> answer) => Stage.First = context => answer(context.Request);
}

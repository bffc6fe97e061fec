using System.Text.Json.Nodes;
using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>What YouTube says, in its own words, and what is made of it: our access, the channel, or YouTube itself.</summary>
internal sealed class YouTubeStatesTests : OnYouTube
{
    private const string Threads = "allThreadsRelatedToChannelId";

    [TestCase(401, "authError", AccessLossKind.TokenRevoked, TestName = "A token that is not known")]
    [TestCase(400, "keyInvalid", AccessLossKind.TokenRevoked, TestName = "A key that is not known")]
    [TestCase(403, "insufficientPermissions", AccessLossKind.ScopeMissing, TestName = "A consent to something else")]
    [TestCase(403, "accessNotConfigured", AccessLossKind.ScopeMissing, TestName = "A project without the API")]
    [TestCase(403, "ipRefererBlocked", AccessLossKind.ScopeMissing, TestName = "A key for other addresses")]
    [TestCase(403, "forbidden", AccessLossKind.RoleLost, TestName = "Forbidden without a reason")]
    [TestCase(403, "somethingNew", AccessLossKind.RoleLost, TestName = "Forbidden for a reason that is not known")]
    public async Task Our_access_is_refused(int status, string reason, AccessLossKind kind)
    {
        await ByKeyAsync();
        Refuse(Threads, status, reason);
        Reading reading = await OnceAsync();
        Assert.That((reading as Reading.AccessLost)?.Kind, Is.EqualTo(kind), $"{reading}");
    }

    [Test]
    public async Task A_key_is_refused_in_the_newer_way_too()
    {
        await ByKeyAsync();
        Stage.Server.Instead[Threads] = (
            400,
            JsonNode.Parse(
                """
                {"error":{"code":400,"message":"API key not valid.","errors":[{"message":"API key not valid.","domain":"global","reason":"badRequest"}],
                 "status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com"}]}}
                """
            )!
        );
        Assert.That((await OnceAsync() as Reading.AccessLost)?.Kind, Is.EqualTo(AccessLossKind.TokenRevoked));
    }

    [TestCase("channelSuspended", GoneKind.Suspended)]
    [TestCase("channelClosed", GoneKind.Deactivated)]
    public async Task The_channel_is_gone_in_its_own_way(string reason, GoneKind kind)
    {
        Refuse(Threads, 403, reason);
        Reading reading = await OnceAsync();
        Assert.That((reading as Reading.AccountGone)?.Kind, Is.EqualTo(kind), $"{reading}");
    }

    [TestCase("authenticatedUserAccountSuspended", GoneKind.Suspended)]
    [TestCase("authenticatedUserAccountClosed", GoneKind.Deactivated)]
    public async Task Who_consented_is_the_channel_only_where_held_comments_have_shown_it(string reason, GoneKind kind)
    {
        Refuse(Threads, 403, reason);
        Reading before = await OnceAsync();
        Assert.That((before as Reading.AccessLost)?.Kind, Is.EqualTo(AccessLossKind.RoleLost), $"{before}");
        Stage.Server.Instead.Clear();
        _ = await Reader.ReadAsync(withActivity: true);
        Refuse(Threads, 403, reason);
        Reading after = await OnceAsync();
        Assert.That((after as Reading.AccountGone)?.Kind, Is.EqualTo(kind), $"{after}");
    }

    [Test]
    public async Task A_channel_that_is_not_found_among_comments_is_only_gone_when_it_is_not_found_among_channels()
    {
        _ = await Reader.ReadAsync(withProfile: true);
        Refuse(Threads, 404, "channelNotFound");
        Assert.That(await OnceAsync(), Is.TypeOf<Reading.Unreachable>());
        Stage.Server.Instead["/channels"] = (200, YouTubeTold.List("youtube#channelListResponse", []));
        Assert.That((await OnceAsync() as Reading.AccountGone)?.Kind, Is.EqualTo(GoneKind.Deleted));
    }

    [Test]
    public async Task A_list_of_channels_without_any_is_believed_only_where_it_says_that_it_is_empty()
    {
        _ = await Reader.ReadAsync(withProfile: true);
        JsonObject list = YouTubeTold.List("youtube#channelListResponse", []);
        Stage.Server.Instead["/channels"] = (200, list);
        Assert.That(await OnceAsync(withProfile: true), Is.TypeOf<Reading.AccountGone>());
        list["pageInfo"]!["totalResults"] = 1;
        Assert.That((await Reader.TryAsync(withProfile: true)).Failure, Is.TypeOf<Reading.Unreachable>());
        Wait(5);
        _ = list.Remove("pageInfo");
        Assert.That((await Reader.TryAsync(withProfile: true)).Failure, Is.TypeOf<Reading.Unreachable>());
    }

    [Test]
    public async Task A_channel_whose_comments_are_shown_is_not_gone()
    {
        _ = await Reader.ReadAsync(withProfile: true);
        string id = await Stage.PublishAsync("ada", "Is the library open?");
        Stage.Server.Instead["/channels"] = (200, YouTubeTold.List("youtube#channelListResponse", []));
        Assert.That((await Reader.TryAsync(withProfile: true)).Failure, Is.TypeOf<Reading.Unreachable>());
        Assert.That(Reader.Kept, Contains.Key(id));
    }

    [Test]
    public async Task A_handle_that_no_channel_has_may_be_misspelt_and_says_nothing_of_an_account()
    {
        Script.Handle = "@somebodyelse";
        Reading reading = await OnceAsync(withProfile: true);
        Assert.That((reading as Reading.Unreachable)?.Reason, Does.Contain("handle"), $"{reading}");
    }

    [Test]
    public async Task Comments_that_are_switched_off_are_none_and_no_failure()
    {
        Script.IsSilent = true;
        _ = await Reader.ReadAsync(withProfile: true);
        Assert.That(Reader.Profile, Is.TypeOf<AccountProfile.Live>());
        Script.IsSilent = false;
        string id = await Stage.PublishAsync("ada", "Is the library open?");
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Contains.Key(id));
    }

    [TestCase("private", typeof(AccountProfile.Protected))]
    [TestCase("unlisted", typeof(AccountProfile.Limited))]
    [TestCase("public", typeof(AccountProfile.Live))]
    public async Task Who_sees_the_channel_is_told(string privacy, Type profile)
    {
        Script.Privacy = privacy;
        _ = await Reader.ReadAsync(withProfile: true);
        Assert.That(Reader.Profile, Is.TypeOf(profile));
    }

    [TestCase("rateLimitExceeded", 403)]
    [TestCase("userRateLimitExceeded", 403)]
    [TestCase("rateLimitExceeded", 429)]
    public async Task Too_many_calls_pass_in_a_minute(string reason, int status)
    {
        Refuse(Threads, status, reason, "usageLimits");
        Reading reading = await OnceAsync();
        Assert.That(reading, Is.TypeOf<Reading.RateLimited>());
        Assert.That(((Reading.RateLimited)reading).Until, Is.EqualTo(Stage.Time.Now + Duration.FromMinutes(1)));
        Assert.That(((Reading.RateLimited)reading).Scope, Is.EqualTo(LimitScope.Access));
    }

    // 09:00 UTC of the stage is 02:00 in California, in the summer of which midnight is 07:00 UTC, in the winter 08:00.
    [TestCase("2026-10-05T09:00:00Z", "2026-10-06T07:00:00Z", TestName = "In the summer of California")]
    [TestCase("2026-10-06T06:59:59Z", "2026-10-06T07:00:00Z", TestName = "A second before midnight in California")]
    [TestCase("2026-12-05T09:00:00Z", "2026-12-06T08:00:00Z", TestName = "In the winter of California")]
    [TestCase("2026-11-01T07:30:00Z", "2026-11-02T08:00:00Z", TestName = "On the day of 25 hours in California")]
    [TestCase("2027-03-14T08:30:00Z", "2027-03-15T07:00:00Z", TestName = "On the day of 23 hours in California")]
    public async Task A_quota_that_is_used_up_comes_back_at_midnight_in_California(string now, string reset)
    {
        Stage.Time.Now = NodaTime.Text.InstantPattern.General.Parse(now).Value;
        Stage.Credentials.Secrets["env:STAGE_YOUTUBE"] = Stage.Server.Door.Credential();
        Refuse(Threads, 403, "quotaExceeded", "youtube.quota");
        Reading reading = await OnceAsync();
        Assert.That(reading, Is.TypeOf<Reading.QuotaSpent>());
        Instant midnight = NodaTime.Text.InstantPattern.General.Parse(reset).Value;
        Assert.That(((Reading.QuotaSpent)reading).Until, Is.EqualTo(midnight));
        Assert.That(reading.Budget, Is.EqualTo(new Budget(0, midnight)));
    }

    [TestCase("2026-10-06T07:00:00Z", TestName = "At midnight in California")]
    [TestCase("2026-10-06T07:00:02Z", TestName = "Our clock two seconds ahead")]
    [TestCase("2026-10-06T07:29:59Z", TestName = "Google half an hour late")]
    [TestCase("2026-11-01T07:10:00Z", TestName = "At the beginning of the day of 25 hours")]
    public async Task A_quota_that_is_said_to_be_used_up_just_after_midnight_in_California_is_that_of_the_day_before(string now)
    {
        Stage.Time.Now = NodaTime.Text.InstantPattern.General.Parse(now).Value;
        Stage.Credentials.Secrets["env:STAGE_YOUTUBE"] = Stage.Server.Door.Credential();
        Refuse(Threads, 403, "quotaExceeded", "youtube.quota");
        Reading reading = await OnceAsync();
        Assert.That((reading as Reading.RateLimited)?.Until, Is.EqualTo(Stage.Time.Now + Duration.FromMinutes(5)), $"{reading}");
        Assert.That(((Reading.RateLimited)reading).Scope, Is.EqualTo(LimitScope.Access));
        Assert.That(reading.Budget?.Remaining, Is.GreaterThan(0));
        AccessCheck check = await Stage.Platform.CheckAsync(Stage.Access, Patience);
        Assert.That((check as AccessCheck.Lacks)?.Mend, Does.Contain("half an hour"), $"{check}");
    }

    [TestCase(500, "backendError")]
    [TestCase(400, "processingFailure")]
    public async Task Anything_else_is_out_of_reach_with_the_reason_s_word_alone(int status, string reason)
    {
        Refuse(Threads, status, reason);
        Reading reading = await OnceAsync();
        Assert.That((reading as Reading.Unreachable)?.Reason, Does.Contain($"{status}").And.Not.Contain("ada"), $"{reading}");
    }
}

using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>What X says, in its own words, and what is made of it: our access, the account, our purse, or X itself.</summary>
internal sealed class XStatesTests : OnX
{
    protected override Task BeginAsync() => Reader.ReadAsync(withProfile: true);

    [TestCase(401, """{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}""", AccessLossKind.TokenRevoked)]
    [TestCase(401, """{}""", AccessLossKind.TokenRevoked)]
    [TestCase(403, """{"title":"Forbidden","type":"https://api.twitter.com/2/problems/user-suspended"}""", AccessLossKind.RoleLost)]
    [TestCase(403, """{"title":"Forbidden","type":"https://api.x.com/2/problems/app-suspended"}""", AccessLossKind.RoleLost)]
    [TestCase(
        403,
        """{"title":"Client Forbidden","reason":"client-not-enrolled","type":"https://api.x.com/2/problems/client-forbidden"}""",
        AccessLossKind.ScopeMissing
    )]
    [TestCase(
        403,
        """{"errors":[{"title":"Unsupported Authentication","type":"https://api.twitter.com/2/problems/unsupported-authentication"}]}""",
        AccessLossKind.ScopeMissing
    )]
    [TestCase(
        200,
        """{"errors":[{"resource_type":"user","title":"Authorization Error","type":"https://api.x.com/2/problems/not-authorized-for-resource"}]}""",
        AccessLossKind.ScopeMissing
    )]
    public async Task Our_access_is_refused(int status, string body, AccessLossKind kind)
    {
        Answer(status, body);
        Reading? failure = await Reader.FailureAsync();
        Assert.That((failure as Reading.AccessLost)?.Kind, Is.EqualTo(kind), $"{failure}");
    }

    [TestCase("api.twitter.com", "Forbidden", "User has been suspended: [7].", GoneKind.Suspended)]
    [TestCase("api.x.com", "Forbidden", "User has been suspended: [7].", GoneKind.Suspended)]
    [TestCase("api.twitter.com", "Not Found Error", "Could not find user with id: [7].", GoneKind.Deleted)]
    [TestCase("api.x.com", "Not Found Error", "Could not find user with id: [7].", GoneKind.Deleted)]
    [TestCase("api.x.com", "Forbidden", "User has been suspended: [7].", GoneKind.Suspended, "\"data\":[],")]
    public async Task An_account_is_gone_by_a_good_status_without_data(
        string host,
        string title,
        string detail,
        GoneKind kind,
        string data = ""
    )
    {
        Answer(
            200,
            $$"""{{{data}}"errors":[{"resource_type":"user","title":"{{title}}","detail":"{{detail}}","type":"https://{{host}}/2/problems/resource-not-found"}]}"""
        );
        Reading? failure = await Reader.FailureAsync();
        Assert.That((failure as Reading.AccountGone)?.Kind, Is.EqualTo(kind), $"{failure}");
    }

    [Test]
    public async Task No_credits_left_is_a_matter_of_billing_and_says_nothing_of_the_account()
    {
        Answer(
            402,
            """{"title":"CreditsDepleted","detail":"Your enrolled account [7] does not have any credits.","type":"https://api.twitter.com/2/problems/credits"}"""
        );
        Assert.That(await Reader.FailureAsync(), Is.TypeOf<Reading.BillingStopped>());
        AccessCheck check = await Stage.Platform.CheckAsync(Stage.Access, CancellationToken.None);
        Assert.That((check as AccessCheck.Lacks)?.What, Does.Contain("no credits"));
    }

    [TestCase(402)]
    [TestCase(403)]
    [TestCase(429)]
    public async Task A_cap_that_is_reached_is_looked_at_again_on_the_next_day(int status)
    {
        Answer(status, """{"title":"UsageCapExceeded","period":"Monthly","type":"https://api.twitter.com/2/problems/usage-capped"}""");
        Reading? failure = await Reader.FailureAsync();
        Assert.That((failure as Reading.QuotaSpent)?.Until, Is.EqualTo(Instant.FromUtc(2026, 10, 6, 0, 0)), $"{failure}");
        Assert.That(((Reading.QuotaSpent)failure!).Scope, Is.EqualTo(LimitScope.Access));
    }

    [Test]
    public async Task A_limit_holds_back_all_accounts_that_are_read_by_the_same_token()
    {
        await Stage.ThrottleAsync(Stage.Time.Now + Duration.FromMinutes(9));
        Reading? failure = await Reader.FailureAsync();
        Assert.That((failure as Reading.RateLimited)?.Scope, Is.EqualTo(LimitScope.Access), $"{failure}");
    }

    [Test]
    public async Task Of_the_limits_that_X_has_for_each_kind_of_call_that_of_mentions_is_told()
    {
        CompletedReading reading = await Reader.ReadAsync(withProfile: true);
        Assert.That(reading.Cost, Is.EqualTo(3));
        Assert.That(reading.Budget?.Remaining, Is.EqualTo(448));
    }

    [TestCase(200, "{}")]
    [TestCase(200, """{"meta":{"result_count":2}}""")]
    [TestCase(200, """{"data":[{"id":"7","text":"Open?"}],"meta":{"result_count":1}}""")]
    [TestCase(200, """{"data":[null],"meta":{"result_count":1}}""")]
    [TestCase(200, """{"data":[],"meta":{"result_count":1}}""")]
    [TestCase(
        200,
        """{"errors":[{"title":"Service Unavailable","type":"https://api.x.com/2/problems/operational-disconnect"}],"meta":{"result_count":0}}"""
    )]
    [TestCase(
        200,
        """{"data":[],"errors":[{"title":"Service Unavailable","type":"https://api.x.com/2/problems/operational-disconnect"}]}"""
    )]
    [TestCase(200, """{"errors":[{"resource_type":"tweet","title":"Not Found Error"}]}""")]
    [TestCase(404, """{"title":"Not Found","type":"about:blank"}""")]
    [TestCase(400, """{"errors":[{"parameters":{"max_results":["1"]},"message":"no"}],"title":"Invalid Request"}""")]
    [TestCase(500, """{"title":"Internal Server Error"}""")]
    public async Task An_answer_of_which_nothing_can_be_made_is_none(int status, string body)
    {
        Answer(status, body);
        Reading? failure = await Reader.FailureAsync();
        Assert.That((failure as Reading.Unreachable)?.Reason, Is.Not.Null.And.Not.Empty, $"{failure}");
    }

    [TestCase("resource-not-found", "tweet", true)]
    [TestCase("resource-not-found", "post", true)]
    [TestCase("not-authorized-for-resource", "tweet", false)]
    [TestCase("resource-not-found", "user", false)]
    public async Task Only_what_X_does_not_find_is_withdrawn(string problem, string kind, bool isWithdrawn)
    {
        Stage.Answers["/2/tweets"] = (
            200,
            $$"""{"errors":[{"resource_id":"55","resource_type":"{{kind}}","type":"https://api.x.com/2/problems/{{problem}}"}]}"""
        );
        ReadRequest request = Reader.Request() with { Waiting = [new WaitingItem(new ItemId("55"), new ItemId("55"))] };
        Reading.Page page = (Reading.Page)await Stage.Platform.ReadAsync(request, CancellationToken.None);
        Assert.That(page.Withdrawn.Select(gone => gone.Item.Value), Is.EqualTo(isWithdrawn ? ["55"] : Array.Empty<string>()));
    }

    [Test]
    public async Task A_post_that_cannot_be_read_is_passed_over_and_the_others_are_kept()
    {
        const string Good =
            "\"author_id\":\"70\",\"conversation_id\":\"71\",\"created_at\":\"2026-10-05T09:00:00.000Z\",\"text\":\"Open?\"";
        Answer(
            200,
            $$"""
            {"data":[{"id":"71",{{Good}}},{"id":"72","text":"Open?"},{"id":"73",{{Good}},"in_reply_to_user_id":""},{"id":"x",{{Good}}},null,
            {"id":"74",{{Good}},"referenced_tweets":7}],"includes":{"users":[{"id":"70"}]},"meta":{"result_count":6} }
            """
        );
        CompletedReading reading = await Reader.ReadAsync(withActivity: false);
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo(["71", "73"]));
        Assert.That(reading.Reads, Is.EqualTo(new ReadCounts(Posts: 4, Users: 1)), "What cannot be read is billed too.");
        reading = await Reader.ReadAsync(withActivity: false);
        Assert.That(reading.Reads, Is.EqualTo(default(ReadCounts)), "Within a day it is billed once.");
    }

    [Test]
    public async Task What_waits_and_is_answered_without_its_author_is_still_there()
    {
        Stage.Answers["/2/tweets"] = (200, """{"data":[{"id":"55","text":"Open?"}]}""");
        ReadRequest request = Reader.Request() with { Waiting = [new WaitingItem(new ItemId("55"), new ItemId("55"))] };
        Reading.Page page = (Reading.Page)await Stage.Platform.ReadAsync(request, CancellationToken.None);
        Assert.That(page.Withdrawn, Is.Empty);
    }

    [Test]
    public async Task Ids_that_are_too_old_to_ask_from_are_replaced_by_their_time()
    {
        Stage.Answers[$"/2/users/{Stage.OfficialId}/mentions?max_results=100&since_id"] = (
            400,
            """{"errors":[{"parameters":{"since_id":["1"]},"message":"'since_id' must be a tweet id created after 2026-09-28T09:00Z."}],"title":"Invalid Request"}"""
        );
        string id = await Stage.PublishAsync("ada", "Is the library open?");
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Contains.Key(id));
        Assert.That(Stage.Requests, Has.Some.Contains("start_time="));
    }

    [Test]
    public async Task An_account_that_is_protected_says_so_and_check_what_to_do()
    {
        Stage.Script.IsProtected = true;
        _ = await Reader.ReadAsync(withActivity: false, withProfile: true);
        Assert.That(Reader.Profile, Is.TypeOf<AccountProfile.Protected>());
        Assert.That(await Reader.FailureAsync(), Is.InstanceOf<Reading.AccessLost>(), "Its own posts are not shown to an app.");
    }

    [TestCase("library-desk")]
    [TestCase("librarydeskoflarkmoor")]
    [TestCase("")]
    public async Task What_cannot_be_a_handle_is_never_asked_for(string handle)
    {
        int before = Stage.Calls;
        AccountAccess access = Stage.Access with { Handle = handle };
        AccessCheck check = await Stage.Platform.CheckAsync(access, CancellationToken.None);
        Assert.That((check as AccessCheck.Lacks)?.What, Does.Contain("handle"));
        ReadRequest request = Reader.Request() with { Access = access, Since = null };
        Assert.That(await Stage.Platform.ReadAsync(request, CancellationToken.None), Is.InstanceOf<Reading.Unreachable>());
        Assert.That(Stage.Calls, Is.EqualTo(before));
    }

    private void Answer(int status, string body) => Stage.Answers[$"/2/users/{Stage.OfficialId}/mentions"] = (status, body);
}

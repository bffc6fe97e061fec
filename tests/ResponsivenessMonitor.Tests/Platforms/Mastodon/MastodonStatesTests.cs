using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Mastodon;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Tests.Platforms.Mastodon;

/// <summary>What servers say, in their own words, and what is made of it: our access, the account, or the server itself.</summary>
internal sealed class MastodonStatesTests
{
    private const string Self = "/api/v1/accounts/verify_credentials";
    private const string Notifications = "/api/v1/notifications";
    private const string Lookup = "public /api/v1/accounts/lookup?acct=librarydesk";

    private CannedStage stage = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        stage = new CannedStage().Quiet();
        await stage.StartAsync(TestContext.CurrentContext.CancellationToken);
    }

    [TearDown]
    public async Task CloseAsync() => await stage.DisposeAsync();

    [TestCase(401, """{"error":"The access token was revoked"}""", AccessLossKind.TokenRevoked)]
    [TestCase(401, """{"error":"The access token is invalid"}""", AccessLossKind.TokenRevoked)]
    [TestCase(401, """{"error":"The access token expired"}""", AccessLossKind.TokenExpired)]
    [TestCase(
        401,
        """{"error": "Unauthorized: token not supplied"}""",
        AccessLossKind.TokenRevoked,
        TestName = "GoToSocial refuses a token"
    )]
    [TestCase(401, "", AccessLossKind.TokenRevoked, TestName = "Empty")]
    [TestCase(403, """{"error":"This action is outside the authorized scopes"}""", AccessLossKind.ScopeMissing)]
    [TestCase(
        403,
        """{"error":"Insufficient permissions: read:notifications."}""",
        AccessLossKind.ScopeMissing,
        TestName = "Pleroma lacks a scope"
    )]
    [TestCase(403, """{"error":"insufficient_scope"}""", AccessLossKind.ScopeMissing)]
    [TestCase(422, """{"error":"This method requires an authenticated user"}""", AccessLossKind.ScopeMissing)]
    [TestCase(403, """{"error":"Your login is currently disabled"}""", AccessLossKind.RoleLost)]
    [TestCase(403, "<h1>Forbidden</h1>", AccessLossKind.RoleLost, TestName = "A page for people")]
    public async Task Our_access_is_refused(int status, string body, AccessLossKind kind)
    {
        stage.Answers[Self] = new CannedStage.Answer(status, body);
        Reading reading = await stage.ReadAsync();
        Assert.That((reading as Reading.AccessLost)?.Kind, Is.EqualTo(kind), $"{reading}");
        stage.Quiet().Answers[Notifications] = new CannedStage.Answer(status, body);
        reading = await stage.ReadAsync();
        Assert.That((reading as Reading.AccessLost)?.Kind, Is.EqualTo(kind), $"{reading}");
    }

    [Test]
    public async Task A_refused_token_of_an_account_that_anybody_can_see_says_nothing_of_the_account()
    {
        stage.Answers[Self] = new CannedStage.Answer(403, """{"error":"Your login is currently disabled"}""");
        stage.Answers[Lookup] = new CannedStage.Answer(200, """{"id":"7","acct":"librarydesk","moved":{"id":"8","acct":"a@b.example"}}""");
        Assert.That(await stage.ReadAsync(), Is.InstanceOf<Reading.AccessLost>());
    }

    [TestCase(200, """{"id":"7","acct":"librarydesk","display_name":"","suspended":true,"last_status_at":null}""", GoneKind.Suspended)]
    [TestCase(410, """{"error":"Account is suspended"}""", GoneKind.Suspended)]
    [TestCase(404, """{"error":"Record not found"}""", GoneKind.Deleted)]
    public async Task An_account_is_gone_when_nobody_is_shown_it_any_more(int status, string body, GoneKind kind)
    {
        stage.Answers[Self] = new CannedStage.Answer(401, """{"error":"The access token is invalid"}""");
        stage.Answers[Lookup] = new CannedStage.Answer(status, body);
        Reading reading = await stage.ReadAsync();
        Assert.That((reading as Reading.AccountGone)?.Kind, Is.EqualTo(kind), $"{reading}");
        Assert.That(reading.Cost, Is.EqualTo(2));
    }

    [Test]
    public async Task A_page_that_is_not_found_is_no_word_of_the_server_s_on_the_account()
    {
        stage.Answers[Self] = new CannedStage.Answer(401, string.Empty);
        Assert.That(await stage.ReadAsync(), Is.InstanceOf<Reading.AccessLost>());
    }

    [Test]
    public async Task An_account_that_its_own_token_shows_as_suspended_is_gone()
    {
        stage.Answers[Self] = new CannedStage.Answer(200, """{"id":"7","acct":"librarydesk","suspended":true}""");
        Assert.That((await stage.ReadAsync() as Reading.AccountGone)?.Kind, Is.EqualTo(GoneKind.Suspended));
    }

    [Test]
    public async Task A_token_of_another_account_reads_nothing_of_this_one()
    {
        stage.Answers[Self] = new CannedStage.Answer(200, """{"id":"8","acct":"somebody"}""");
        Assert.That((await stage.ReadAsync() as Reading.Unreachable)?.Reason, Does.Contain("another account"));
        AccessCheck check = await stage.Platform.CheckAsync(stage.Access, TestContext.CurrentContext.CancellationToken);
        Assert.That((check as AccessCheck.Lacks)?.What, Does.Contain("@somebody@uni.social").And.Contain("@librarydesk@uni.social"));
    }

    [TestCase("2026-10-05T09:12:00.348080Z", TestName = "As an instant")]
    [TestCase("1791191520", TestName = "Counted from 1970")]
    public async Task Too_many_calls_end_when_the_server_says(string reset)
    {
        stage.Answers[Notifications] = new CannedStage.Answer(
            429,
            """{"error":"Too many requests"}""",
            ("X-RateLimit-Limit", "300"),
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Reset", reset)
        );
        Reading reading = await stage.ReadAsync();
        Assert.That(
            (reading as Reading.RateLimited)?.Until,
            Is.InRange(Instant.FromUtc(2026, 10, 5, 9, 12), Instant.FromUtc(2026, 10, 5, 9, 12, 1)),
            $"{reading}"
        );
        Assert.That(((Reading.RateLimited)reading).Scope, Is.EqualTo(LimitScope.Access));
    }

    [TestCase(404, """{"error":"Not Found"}""")]
    [TestCase(400, """{"error":"Bad Request"}""")]
    [TestCase(418, "")]
    [TestCase(500, "<h1>Sorry</h1>")]
    [TestCase(200, "<h1>Welcome</h1>")]
    [TestCase(200, """{"error":"something"}""")]
    [TestCase(200, """[{"id":"1","type":"mention"}]""")]
    [TestCase(200, """[null]""")]
    public async Task An_answer_of_which_nothing_can_be_made_is_none(int status, string body)
    {
        stage.Answers[Notifications] = new CannedStage.Answer(status, body);
        Reading reading = await stage.ReadAsync();
        Assert.That((reading as Reading.Unreachable)?.Reason, Is.Not.Null.And.Not.Empty, $"{reading}");
    }

    [TestCase("")]
    [TestCase("two words")]
    [TestCase("a\nb")]
    [TestCase("tökén")]
    public async Task What_is_no_token_is_never_sent(string secret)
    {
        MastodonPlatform platform = new(stage.Http, new StageTokens("file:token", secret), new MastodonOptions(), stage.Time);
        AccessCheck check = await platform.CheckAsync(stage.Access, TestContext.CurrentContext.CancellationToken);
        Assert.That((check as AccessCheck.Lacks)?.What, Does.Contain("no token"));
        Assert.That(stage.Calls, Is.Zero);
    }

    [Test]
    public async Task What_is_unknown_is_passed_over()
    {
        stage.Answers[Notifications] = new CannedStage.Answer(
            200,
            """
            [{"id":"3","type":"a_new_type","created_at":"2026-10-05T08:59:00Z","status":{"id":"1","created_at":"2026-10-05T08:59:00Z",
              "visibility":"a_new_one","account":{"id":"2","acct":"jo"}}},
             {"id":"2","type":"mention","created_at":"2026-10-05T08:58:00Z","status":null},
             {"id":"1","type":"mention","created_at":"2026-10-05T08:57:00Z","status":{"id":"9","created_at":"2026-10-05T08:57:00Z",
              "visibility":"a_new_one","content":"<p>Open?</p>","account":{"id":"2","acct":"jo"},"mentions":[{"id":"7"}]}}]
            """
        );
        Reading reading = await stage.ReadAsync();
        Assert.That(
            ((Reading.Page)reading).Items.Select(item => (item.Id.Value, item.Kind)),
            Is.EqualTo([("9", (MessageKind?)MessageKind.Mention)])
        );
    }

    [TestCase(404, """{"error":"Record not found"}""", true)]
    [TestCase(410, "", true)]
    [TestCase(403, """{"error":"This action is not allowed"}""", false)]
    [TestCase(200, """{"id":"55","created_at":"2026-10-05T08:57:00Z","account":{"id":"2","acct":"jo"}}""", false)]
    public async Task Only_what_the_server_does_not_find_is_withdrawn(int status, string body, bool isWithdrawn)
    {
        stage.Answers["/api/v1/statuses/55"] = new CannedStage.Answer(status, body);
        Reading reading = await stage.ReadAsync(since: null, new WaitingItem(new ItemId("55"), new ItemId("55")));
        Assert.That(((Reading.Page)reading).Withdrawn, Has.Count.EqualTo(isWithdrawn ? 1 : 0));
    }

    [Test]
    public async Task What_waits_is_asked_for_several_at_once_where_the_server_can()
    {
        stage.Answers["/api/v1/statuses?id[]="] = new CannedStage.Answer(
            200,
            """[{"id":"55","created_at":"2026-10-05T08:57:00Z","account":{"id":"2","acct":"jo"}}]"""
        );
        stage.Answers["/api/v1/statuses/56"] = new CannedStage.Answer(404, """{"error":"Record not found"}""");
        WaitingItem[] waiting = [.. new[] { "55", "56" }.Select(id => new WaitingItem(new ItemId(id), new ItemId(id)))];
        Reading.Page page = (Reading.Page)await stage.ReadAsync(since: null, waiting);
        Assert.That(page.Withdrawn.Select(gone => gone.Item.Value), Is.EqualTo(["56"]));
        Assert.That(stage.Requests.Count(request => request.Contains("/api/v1/statuses", StringComparison.Ordinal)), Is.EqualTo(2));
    }
}

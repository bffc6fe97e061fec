using System.Net;
using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.Http;

/// <summary>How platforms are called, and what is made of their answers.</summary>
internal sealed class PlatformHttpTests
{
    private PlainStage server = new();

    private static Instant Now => Instant.FromUtc(2026, 10, 5, 9, 0);

    [SetUp]
    public Task OpenAsync()
    {
        server = new PlainStage();
        return server.StartAsync(TestContext.CurrentContext.CancellationToken);
    }

    [TearDown]
    public async Task CloseAsync() => await server.DisposeAsync();

    [Test]
    public async Task An_answer_is_read_by_its_shape()
    {
        HttpAnswer.Came came = (HttpAnswer.Came)await server.CallAsync();
        Assert.That(came.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(came.Calls, Is.EqualTo(1));
        Assert.That(came.Read(PlainContext.Default.PlainShape), Is.EqualTo(new JsonBody<PlainShape>.Good(new PlainShape("plain", 3))));
    }

    [Test]
    public async Task Every_call_says_who_calls()
    {
        string agent = string.Empty;
        server.Answer = context =>
        {
            agent = context.Request.Headers.UserAgent.ToString();
            return Task.CompletedTask;
        };
        _ = await server.CallAsync();
        Assert.That(agent, Does.StartWith("ResponsivenessMonitor/"));
    }

    [TestCase(Trouble.ServerError, 1)]
    [TestCase(Trouble.GatewayPage, 3)]
    [TestCase(Trouble.Unavailable, 3)]
    [TestCase(Trouble.BrokenOff, 3)]
    [TestCase(Trouble.HangsUp, 3)]
    [TestCase(Trouble.TooLong, 1)]
    [TestCase(Trouble.Redirect, 1)]
    [TestCase(Trouble.PageInstead, 1)]
    public async Task A_question_is_asked_again_after_a_passing_trouble_only(Trouble trouble, int calls)
    {
        await server.BreakAsync(trouble);
        HttpAnswer answer = await server.CallAsync();
        Assert.That(server.Calls, Is.EqualTo(calls));
        Assert.That(answer.Calls, Is.EqualTo(calls));
        Assert.That($"{answer}", Does.Not.Contain("ada"));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(404)]
    [TestCase(429)]
    [TestCase(500)]
    public async Task What_the_platform_refuses_is_not_asked_again(int status)
    {
        server.Answer = PlainStage.Says(status, "{}");
        Assert.That(((HttpAnswer.Came)await server.CallAsync()).Status, Is.EqualTo((HttpStatusCode)status));
        Assert.That(server.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_server_that_says_when_to_come_again_is_not_asked_before()
    {
        server.Answer = PlainStage.Says(503, "", ("Retry-After", "120"));
        HttpAnswer.Came came = (HttpAnswer.Came)await server.CallAsync();
        Assert.That(server.Calls, Is.EqualTo(1));
        Assert.That(came.Again, Is.EqualTo(Now + Duration.FromSeconds(120)));
    }

    [Test]
    public async Task What_changes_something_is_never_done_twice()
    {
        await server.BreakAsync(Trouble.Unavailable);
        _ = await server.CallAsync(HttpMethod.Post);
        Assert.That(server.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_trouble_that_passes_leaves_no_trace_but_its_calls()
    {
        int asked = 0;
        server.Answer = context => PlainStage.Says(++asked < 3 ? 502 : 200, """{"name":"late","count":1}""")(context);
        HttpAnswer.Came came = (HttpAnswer.Came)await server.CallAsync();
        Assert.That(came.IsGood, Is.True);
        Assert.That(came.Calls, Is.EqualTo(3));
    }

    [TestCase(Trouble.Silence)]
    [TestCase(Trouble.Drip)]
    public async Task An_answer_that_does_not_end_is_given_up_in_time(Trouble trouble)
    {
        server.IsGivenUpSoon = true;
        await server.BreakAsync(trouble);
        HttpAnswer answer = await server.CallAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(answer, Is.TypeOf<HttpAnswer.Failed>());
        Assert.That(((HttpAnswer.Failed)answer).Reason, Is.EqualTo("127.0.0.1: no answer in time"));
    }

    [Test]
    public void A_call_that_is_given_up_ends_by_an_exception()
    {
        using CancellationTokenSource enough = new();
        server.Answer = async _ => await enough.CancelAsync();
        Assert.That(
            async () => await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, server.Address), enough.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public async Task A_server_that_is_not_there_is_a_failure_in_words()
    {
        PlainStage other = new();
        await other.StartAsync(TestContext.CurrentContext.CancellationToken);
        await other.DisposeAsync();
        using PlatformHttp http = new(
            new OutboundOptions { AllowedHosts = [$"http://{other.Address.Authority}"] },
            server.Time,
            Dns.GetHostAddressesAsync,
            TimeSpan.FromMilliseconds(1)
        );
        HttpAnswer answer = await http.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, other.Address),
            TestContext.CurrentContext.CancellationToken
        );
        Assert.That((answer as HttpAnswer.Failed)?.Reason, Is.EqualTo("127.0.0.1: it could not be connected to"));
    }

    [TestCase("", "")]
    [TestCase("null", "its body is null")]
    [TestCase("[]", "not the JSON")]
    [TestCase("""{"name":1,"count":3}""", "(at $.name)")]
    [TestCase("""{"name":null,"count":3}""", "not the JSON")]
    [TestCase("""{"name":"ada lovelace","count":"ada lovelace"}""", "(at $.count)")]
    [TestCase("""{"name":"x","count":99999999999999999999}""", "(at $.count)")]
    [TestCase("""{"name":"x","count":3,"child":{"name":"y","count":"z"}}""", "(at $.child.count)")]
    [TestCase("<html>ada lovelace</html>", "not the JSON")]
    [TestCase("""{"name":"\ud800","count":3}""", "not the JSON")]
    public async Task What_is_not_the_expected_JSON_is_told_without_its_values(string body, string words)
    {
        server.Answer = PlainStage.Says(200, body);
        JsonBody<PlainShape> read = ((HttpAnswer.Came)await server.CallAsync()).Read(PlainContext.Default.PlainShape);
        Assert.That(
            (read as JsonBody<PlainShape>.Bad)?.Reason,
            Does.StartWith("127.0.0.1 answered 200 (application/json").And.Contain(words)
        );
        Assert.That($"{read}", Does.Not.Contain("lovelace"));
    }

    [TestCase("RateLimit", "1791190860", ExpectedResult = 60, TestName = "Seconds since 1970")]
    [TestCase("X-RateLimit", "2026-10-05T09:01:00.000Z", ExpectedResult = 60, TestName = "An instant in ISO 8601")]
    [TestCase("X-RateLimit", "2026-10-05T10:01:00+01:00", ExpectedResult = 60, TestName = "An instant with an offset")]
    [TestCase("X-Rate-Limit", "60", ExpectedResult = 60, TestName = "Seconds from now")]
    [TestCase("RateLimit", "Mon, 05 Oct 2026 09:01:00 GMT", ExpectedResult = 60, TestName = "A date of the web")]
    [TestCase("RateLimit", "1791190000", ExpectedResult = 0, TestName = "What is past is now")]
    [TestCase("RateLimit", "99999999999999999999999999", ExpectedResult = 86_400, TestName = "Never more than a day")]
    [TestCase("RateLimit", "soon", ExpectedResult = null, TestName = "Nonsense is nothing")]
    [TestCase("RateLimit", "-5", ExpectedResult = null, TestName = "Less than nothing is nothing")]
    public async Task<int?> The_budget_ends_in_seconds(string header, string reset)
    {
        server.Answer = PlainStage.Says(200, "{}", ($"{header}-Remaining", "17"), ($"{header}-Reset", reset));
        Budget? budget = ((HttpAnswer.Came)await server.CallAsync()).Budget;
        Assert.That(budget?.Remaining, Is.EqualTo(budget is null ? null : 17));
        return budget is { } told ? (int)(told.ResetsAt - Now).TotalSeconds : null;
    }

    [Test]
    public async Task A_clock_that_differs_from_ours_does_no_harm()
    {
        // Theirs is an hour late: what they call 08:01 is a minute from now.
        (string, string)[] headers =
        [
            ("Date", "Mon, 05 Oct 2026 08:00:00 GMT"),
            ("RateLimit-Remaining", "0"),
            ("RateLimit-Reset", "1791187260"),
        ];
        server.Answer = PlainStage.Says(429, "{}", headers);
        HttpAnswer.Came came = (HttpAnswer.Came)await server.CallAsync();
        Assert.That(came.Budget?.ResetsAt, Is.EqualTo(Now + Duration.FromMinutes(1)));
        Assert.That(came.Again, Is.EqualTo(Now + Duration.FromMinutes(1)));
    }

    [Test]
    public async Task Whoever_says_nothing_is_asked_again_in_a_minute()
    {
        server.Answer = PlainStage.Says(429, "");
        HttpAnswer.Came came = (HttpAnswer.Came)await server.CallAsync();
        Assert.That(came.Budget, Is.Null);
        Assert.That(came.Again, Is.EqualTo(Now + Duration.FromMinutes(1)));
    }
}

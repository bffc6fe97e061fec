using System.Security.Cryptography.X509Certificates;
using NodaTime;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Graph;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Mail.Graph;

internal sealed class GraphTokensTests
{
    private readonly ManualTime time = new(A.Time("2026-06-09T13:05"));
    private GraphServer server = null!;
    private GraphLine line = null!;
    private MailOptions options = null!;

    [SetUp]
    public async Task Start()
    {
        server = await GraphServer.StartAsync();
        options = server.Options();
        line = new GraphLine(options.Graph, time);
    }

    [TearDown]
    public async Task Stop()
    {
        line.Dispose();
        await server.DisposeAsync();
    }

    [Test]
    public async Task Many_who_wait_ask_once()
    {
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        server.OnToken = async (context, count) =>
        {
            begun.TrySetResult();
            await all.Task;
            await GraphServer.SayAsync(context, 200, $$"""{"access_token":"token-{{count}}","expires_in":3599}""");
        };

        Task<GraphToken>[] waiting = [.. Enumerable.Range(0, 8).Select(_ => GetAsync())];
        await begun.Task;
        all.SetResult();

        Assert.That((await Task.WhenAll(waiting)).Cast<GraphToken.Granted>().Select(token => token.Value), Is.All.EqualTo("token-1"));
        Assert.That(server.Forms, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task It_is_kept_until_shortly_before_it_ends()
    {
        GraphToken first = await GetAsync();
        time.Advance(Duration.FromSeconds(3599 - 301));
        Assert.That(await GetAsync(), Is.SameAs(first));

        time.Advance(Duration.FromSeconds(1));
        Assert.That((await GetAsync() as GraphToken.Granted)?.Value, Is.EqualTo("token-2"));
    }

    [Test]
    public async Task One_that_was_dropped_already_does_not_take_the_new_one_with_it()
    {
        GraphToken.Granted first = (GraphToken.Granted)await GetAsync();
        line.Tokens.Drop(first);
        GraphToken second = await GetAsync();
        line.Tokens.Drop(first);

        Assert.That(await GetAsync(), Is.SameAs(second));
        Assert.That(server.Forms, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_refusal_is_not_kept()
    {
        server.OnToken = (context, count) =>
            count == 1
                ? GraphServer.SayAsync(context, 401, """{"error":"invalid_client"}""")
                : GraphServer.SayAsync(context, 200, """{"access_token":"t","expires_in":3599}""");

        Assert.That(await GetAsync(), Is.InstanceOf<GraphToken.NotGranted>());
        Assert.That(await GetAsync(), Is.InstanceOf<GraphToken.Granted>());
    }

    [Test]
    public async Task A_secret_that_was_changed_counts_for_the_next_token()
    {
        string file = Path.GetTempFileName();
        try
        {
            options.Graph.ClientSecret = $"file:{file}";
            File.WriteAllText(file, "old\n");
            line.Tokens.Drop((GraphToken.Granted)await GetAsync());
            File.WriteAllText(file, "new\n");
            _ = await GetAsync();

            Assert.That(server.Forms.Select(form => form["client_secret"]), Is.EqualTo(new[] { "old", "new" }));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestCase(401, "invalid_client", "AADSTS7000215", "the client secret is not the app's")]
    [TestCase(401, "invalid_client", "AADSTS7000222", "the client secret has expired")]
    [TestCase(401, "invalid_client", "", "the app's id or secret is not accepted")]
    [TestCase(400, "unauthorized_client", "AADSTS700016", "there is no app 11111111-2222-3333-4444-555555555555")]
    [TestCase(400, "invalid_request", "AADSTS90002", "there is no directory example.ac.uk")]
    [TestCase(400, "invalid_scope", "", "look at Mail:Graph:Tenant")]
    [TestCase(503, "temporarily_unavailable", "", "busy")]
    public async Task Why_there_is_none_is_said_in_our_words_and_loses_no_letter(int status, string error, string code, string words)
    {
        server.OnToken = (context, _) =>
        {
            context.Response.Headers.RetryAfter = "90";
            return GraphServer.SayAsync(
                context,
                status,
                $$"""{"error":"{{error}}","error_description":"{{code}}: not {{GraphServer.Secret}}."}"""
            );
        };

        SendResult result = await new GraphTransport(line, options, time).SendAsync(
            A.Letter(),
            Duration.FromSeconds(10),
            CancellationToken.None
        );

        SendResult.Deferred? deferred = result as SendResult.Deferred;
        Assert.That(deferred?.Reason, Does.Contain(words).And.Contain(error).And.Contain(code).And.Not.Contain(GraphServer.Secret));
        Assert.That(deferred?.Wait, Is.EqualTo(Duration.FromSeconds(90)));
        Assert.That(server.Letters, Is.Empty);
    }

    [TestCase("")]
    [TestCase("<html>Sign in</html>")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("{\"access_token\":\"\"}")]
    [TestCase("{\"access_token\":\"a\\r\\nX-Other: b\"}")]
    [TestCase("{\"access_token\":7}")]
    public async Task What_is_no_token_is_not_taken_for_one(string body)
    {
        server.OnToken = (context, _) => GraphServer.SayAsync(context, 200, body);

        Assert.That((await GetAsync() as GraphToken.NotGranted)?.Reason, Does.Contain("answers without a token"));
    }

    [Test]
    public async Task An_answer_without_end_is_not_read_on_and_on()
    {
        server.OnToken = (context, _) => GraphServer.SayAsync(context, 200, $$"""{"access_token":"{{new string('x', 1_000_000)}}"}""");

        Assert.That(await GetAsync(), Is.InstanceOf<GraphToken.NotGranted>());
    }

    [Test]
    public async Task A_secret_that_is_gone_is_said()
    {
        options.Graph.ClientSecret = "env:RM_TEST_NO_SUCH";

        Assert.That(
            await GetAsync(),
            Is.EqualTo(
                new GraphToken.NotGranted("Mail:Graph:ClientSecret cannot be read: the environment variable RM_TEST_NO_SUCH is not set.")
            )
        );
    }

    [Test]
    public async Task A_server_whose_certificate_is_not_trusted_hears_no_secret()
    {
        using X509Certificate2 certificate = Certificates.Of("127.0.0.1");
        await using GraphServer strange = await GraphServer.StartAsync(certificate);
        options.Graph.Authority = strange.Address;

        Assert.That((await GetAsync() as GraphToken.NotGranted)?.Reason, Does.StartWith("the certificate of 127.0.0.1 is not trusted"));
        Assert.That(strange.Forms, Is.Empty);
    }

    [Test]
    public async Task A_token_tells_nothing_of_itself() => Assert.That($"{await GetAsync()}", Does.Not.Contain("token-1"));

    private Task<GraphToken> GetAsync() => line.Tokens.GetAsync(CancellationToken.None);
}

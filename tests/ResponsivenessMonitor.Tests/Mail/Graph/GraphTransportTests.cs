using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using NodaTime;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Graph;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Mail.Graph;

internal sealed class GraphTransportTests
{
    private static readonly Duration Long = Duration.FromSeconds(20);

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
    public async Task A_letter_is_handed_over_as_the_bytes_of_the_pickup_folder()
    {
        Assert.That(await SendAsync(), Is.EqualTo(new SendResult.Accepted("Accepted by Microsoft Graph.")));

        (string path, string? token, string? type, string body) = server.Letters.Single();
        Assert.That(path, Is.EqualTo("/v1.0/users/social-media@example.ac.uk/sendMail"));
        Assert.That(token, Is.EqualTo("Bearer token-1"));
        Assert.That(type, Is.EqualTo("text/plain"));
        Assert.That(
            Convert.FromBase64String(body),
            Is.EqualTo(await MimeLetter.WriteAsync(A.Letter(), options.SettledListId, CancellationToken.None))
        );
    }

    [Test]
    public async Task A_token_is_asked_for_as_the_app_itself()
    {
        _ = await SendAsync();

        Assert.That(
            server.Forms.Single(),
            Is.EquivalentTo(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["grant_type"] = "client_credentials",
                    ["client_id"] = "11111111-2222-3333-4444-555555555555",
                    ["client_secret"] = GraphServer.Secret,
                    ["scope"] = $"{server.Address}/.default",
                }
            )
        );
    }

    [Test]
    public async Task Another_mailbox_sends_where_one_is_stated()
    {
        options.Graph.Sender = "shared+box@example.ac.uk";
        _ = await SendAsync();

        Assert.That(server.Letters.Single().Path, Is.EqualTo("/v1.0/users/shared+box@example.ac.uk/sendMail"));
    }

    [TestCase(200, "", ExpectedResult = "InDoubt")]
    [TestCase(302, "", ExpectedResult = "Deferred")]
    [TestCase(400, "ErrorInvalidRecipients", ExpectedResult = "Refused of recipient")]
    [TestCase(400, "ErrorMimeContentInvalid", ExpectedResult = "Deferred")]
    [TestCase(403, "ErrorAccessDenied", ExpectedResult = "Deferred")]
    [TestCase(404, "ErrorInvalidUser", ExpectedResult = "Deferred")]
    [TestCase(413, "ErrorMessageSizeExceeded", ExpectedResult = "Deferred")]
    [TestCase(429, "ApplicationThrottled", ExpectedResult = "Deferred")]
    [TestCase(500, "ErrorInternalServerError", ExpectedResult = "InDoubt")]
    [TestCase(502, "BadGateway", ExpectedResult = "InDoubt")]
    [TestCase(503, "ErrorServerBusy", ExpectedResult = "Deferred")]
    [TestCase(504, "GatewayTimeout", ExpectedResult = "InDoubt")]
    public async Task<string> What_Graph_says_becomes(int status, string code)
    {
        server.OnLetter = (context, _) =>
        {
            context.Response.Headers.Location = "http://127.0.0.1:1/elsewhere";
            return GraphServer.FailAsync(context, status, code);
        };
        SendResult result = await SendAsync();

        Assert.That(server.Letters, Has.Count.EqualTo(1), "nothing is sent again by itself");
        Assert.That($"{result}", Does.Contain($"{status}").And.Contain(code));
        Assert.That($"{result}", Does.Not.Contain(GraphServer.Secret).And.Not.Contain("token-1"));
        return result.GetType().Name + (result is SendResult.Refused { IsOfRecipient: true } ? " of recipient" : string.Empty);
    }

    [TestCase(403, "ErrorAccessDenied", "Mail.Send")]
    [TestCase(404, "ErrorInvalidUser", "Mail:Graph:Sender")]
    public async Task What_is_ours_to_mend_says_how(int status, string code, string how)
    {
        server.OnLetter = (context, _) => GraphServer.FailAsync(context, status, code);

        Assert.That($"{await SendAsync()}", Does.Contain(how).And.Contain("social-media@example.ac.uk"));
    }

    [TestCase("120", 120)]
    [TestCase("Tue, 09 Jun 2026 12:10:00 GMT", 300)]
    [TestCase("Tue, 09 Jun 2026 11:00:00 GMT", 0)]
    public async Task How_long_to_wait_is_heard(string asked, int seconds)
    {
        server.OnLetter = (context, _) =>
        {
            context.Response.Headers.RetryAfter = asked;
            return GraphServer.FailAsync(context, 429, "ApplicationThrottled");
        };

        Assert.That((await SendAsync() as SendResult.Deferred)?.Wait, Is.EqualTo(Duration.FromSeconds(seconds)));
    }

    [Test]
    public async Task A_token_that_is_no_longer_accepted_is_replaced_once()
    {
        server.OnLetter = (context, count) =>
            count == 1 ? GraphServer.FailAsync(context, 401, "InvalidAuthenticationToken") : Accept(context);

        Assert.That(await SendAsync(), Is.InstanceOf<SendResult.Accepted>());
        Assert.That(server.Letters.Select(letter => letter.Token), Is.EqualTo(new[] { "Bearer token-1", "Bearer token-2" }));
    }

    [Test]
    public async Task A_second_token_that_is_not_accepted_ends_it_for_now()
    {
        server.OnLetter = (context, _) => GraphServer.FailAsync(context, 401, "InvalidAuthenticationToken");

        Assert.That((await SendAsync() as SendResult.Deferred)?.Reason, Does.Contain("nor a new one"));
        Assert.That(server.Letters, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_line_that_breaks_after_the_letter_leaves_it_in_doubt()
    {
        server.OnLetter = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.That(await SendAsync(), Is.InstanceOf<SendResult.InDoubt>());
        Assert.That(server.Letters, Has.Count.EqualTo(1), "nothing is sent again by itself");
    }

    [Test]
    public async Task No_answer_in_time_leaves_it_in_doubt()
    {
        server.OnLetter = (context, _) => UntilItLeaves(context);

        Assert.That(await SendAsync(Duration.FromSeconds(2)), Is.InstanceOf<SendResult.InDoubt>());
    }

    [Test]
    public async Task A_letter_that_was_not_taken_whole_is_sent_again_later()
    {
        using TcpListener deaf = new(IPAddress.Loopback, 0);
        deaf.Start(); // it is connected to, and reads nothing
        options.Graph.Endpoint = $"http://{deaf.LocalEndpoint}/v1.0";

        Assert.That(
            await SendAsync(Duration.FromSeconds(2), A.Letter(html: new string('x', 24_000_000))),
            Is.InstanceOf<SendResult.Deferred>()
        );
    }

    [Test]
    public async Task Where_nobody_listens_it_is_sent_again_later()
    {
        _ = await line.Tokens.GetAsync(CancellationToken.None);
        using TcpListener nobody = new(IPAddress.Loopback, 0);
        nobody.Start();
        options.Graph.Endpoint = $"http://{nobody.LocalEndpoint}/v1.0";
        nobody.Stop();

        Assert.That((await SendAsync() as SendResult.Deferred)?.Reason, Does.Contain("cannot be reached"));
    }

    [Test]
    public async Task A_host_that_is_not_found_is_asked_again_later()
    {
        _ = await line.Tokens.GetAsync(CancellationToken.None);
        options.Graph.Endpoint = "https://no-such-host.invalid/v1.0";

        Assert.That(await SendAsync(), Is.InstanceOf<SendResult.Deferred>());
    }

    [Test]
    public async Task An_address_that_is_not_Graphs_is_told()
    {
        options.Graph.Endpoint = $"{server.Address}/v9";

        Assert.That((await SendAsync() as SendResult.Deferred)?.Reason, Is.EqualTo("404: Graph is not at Mail:Graph:Endpoint."));
    }

    [Test]
    public async Task A_recipient_without_an_address_costs_no_token()
    {
        SendResult result = await SendAsync(Long, A.Letter() with { To = new MailBox("Jo", "nobody") });

        Assert.That(result, Is.InstanceOf<SendResult.Refused>());
        Assert.That(server.Forms, Is.Empty);
    }

    [Test]
    public void What_is_cancelled_before_is_not_sent()
    {
        GraphTransport transport = new(line, options, time);

        Assert.That(
            async () => await transport.SendAsync(A.Letter(), Long, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(server.Letters, Is.Empty);
    }

    private Task<SendResult> SendAsync(Duration? timeout = null, OutgoingLetter? letter = null) =>
        new GraphTransport(line, options, time).SendAsync(letter ?? A.Letter(), timeout ?? Long, CancellationToken.None);

    private static Task Accept(HttpContext context)
    {
        context.Response.StatusCode = 202;
        return Task.CompletedTask;
    }

    private static async Task UntilItLeaves(HttpContext context)
    {
        TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = context.RequestAborted.Register(left.SetResult);
        await left.Task;
    }
}

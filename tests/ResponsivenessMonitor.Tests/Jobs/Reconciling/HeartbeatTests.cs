using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Jobs.Reconciling;
using ResponsivenessMonitor.Tests.Audit;
using ResponsivenessMonitor.Tests.Commands;

namespace ResponsivenessMonitor.Tests.Jobs.Reconciling;

/// <summary>The dead man's switch hears of it when all is well, and of nothing else.</summary>
internal sealed class HeartbeatTests
{
    private readonly List<string> calls = [];
    private int answer = StatusCodes.Status200OK;
    private WebApplication server = null!;

    private MonitoringOptions Monitoring => new() { HeartbeatUrl = $"{server.Urls.Single()}/ping/s3cr3t" };

    [SetUp]
    public async Task Listen()
    {
        (answer, _) = (StatusCodes.Status200OK, calls.RemoveAll(_ => true));
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        _ = builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _ = builder.Services.AddRoutingCore();
        server = builder.Build();
        server.Run(context =>
        {
            calls.Add($"{context.Request.Method} {context.Request.Path}");
            context.Response.StatusCode = answer;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        });
        await server.StartAsync();
    }

    [TearDown]
    public async Task Leave() => await server.DisposeAsync();

    [Test]
    public async Task It_is_called_once_an_interval_while_all_is_well()
    {
        await using KeptOffice kept = await KeptOffice.OpenAsync(DatabaseProvider.Sqlite, monitoring: Monitoring);
        ReconcileJob other = kept.Another(new LastRound(), Monitoring);
        for (int tick = 0; tick < 3; tick++)
        {
            await kept.TickAsync();
            await other.RunAsync(kept.Now + Duration.FromMinutes(1), CancellationToken.None);
        }

        Assert.That(calls, Is.EqualTo(Enumerable.Repeat("GET /ping/s3cr3t", 3)));
        Assert.That(kept.Log.Loud, Is.Empty);
    }

    [Test]
    public async Task It_is_not_called_when_something_is_wrong_and_the_log_says_what()
    {
        await using KeptOffice kept = await KeptOffice.OpenAsync(DatabaseProvider.Sqlite, monitoring: Monitoring);
        await kept.WatchAsync(watch => watch.NextReviewAt = kept.Now - Duration.FromHours(1));
        for (int tick = 0; tick < 3; tick++)
        {
            await kept.TickAsync();
        }

        Assert.That(calls, Is.Empty);
        Assert.That(
            kept.Log.Loud.Last(),
            Is.EqualTo("Did not call Monitoring:HeartbeatUrl, because not all is well: 1 accounts whose review is overdue.")
        );
    }

    [TestCase(StatusCodes.Status500InternalServerError, "500")]
    [TestCase(StatusCodes.Status302Found, "302")]
    public async Task A_call_that_fails_is_a_line_in_the_log_that_holds_no_address(int status, string words)
    {
        answer = status;
        await using KeptOffice kept = await KeptOffice.OpenAsync(DatabaseProvider.Sqlite, monitoring: Monitoring);
        await kept.TickAsync();

        Assert.That(calls, Has.Count.EqualTo(1), "nothing is followed");
        Assert.That(kept.Log.Loud.Single(), Does.Contain($"in vain ({words})").And.Not.Contain("s3cr3t"));
        Assert.That(kept.Round.IsWell);
    }

    [Test]
    public async Task Nobody_who_answers_is_a_line_in_the_log_too()
    {
        MonitoringOptions monitoring = Monitoring;
        await server.StopAsync();
        await using KeptOffice kept = await KeptOffice.OpenAsync(DatabaseProvider.Sqlite, monitoring: monitoring);
        await kept.TickAsync();

        Assert.That(kept.Log.Loud.Single(), Does.Contain("in vain (ConnectionError)"));
    }

    [TestCase("", false, ExpectedResult = true)]
    [TestCase("https://beats.example/ping/1", false, ExpectedResult = true)]
    [TestCase("http://127.0.0.1:8000/ping/1", false, ExpectedResult = true)]
    [TestCase("http://beats.uni.example/ping/1", true, ExpectedResult = true)]
    [TestCase("http://beats.uni.example/ping/1", false, ExpectedResult = false)]
    [TestCase("https://jo:secret@beats.example/", false, ExpectedResult = false)]
    [TestCase("beats.example", false, ExpectedResult = false)]
    [TestCase("file:/there/is/no/such/file", false, ExpectedResult = false)]
    public bool An_address_is_taken(string url, bool allowHttp)
    {
        string[] faults = [.. new MonitoringOptions { HeartbeatUrl = url, AllowHttp = allowHttp }.Faults()];

        Assert.That(faults, Is.All.StartsWith("Monitoring:HeartbeatUrl: ").And.All.Not.Contains("secret@"));
        return faults.Length == 0;
    }

    [Test]
    public void A_check_says_whether_it_is_stated_and_well_formed_and_calls_nobody()
    {
        using AnOffice office = new();
        _ = office.Run("migrate");

        AuditOutcome without = office.Run("check");
        Assert.That(without.Error, Does.Contain("Monitoring:HeartbeatUrl is not stated; nobody is told when this service itself stops"));
        AuditOutcome with = office.Run("check", $"--Monitoring:HeartbeatUrl={Monitoring.HeartbeatUrl}");
        Assert.That(with.Output, Does.Contain("Heartbeat: 127.0.0.1 is called every 00:05:00").And.Not.Contain("s3cr3t"));
        AuditOutcome wrong = office.Run("check", "--Monitoring:HeartbeatUrl=beats");
        Assert.That(wrong.Error, Does.Contain("Monitoring:HeartbeatUrl: it has to begin with https://"));
        Assert.That(wrong.Code, Is.EqualTo(2));
        Assert.That(calls, Is.Empty);
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Tests.Service;

/// <summary>The service as <c>serve</c> runs it, on the machine's clock, with a script for a platform and a folder for a mail server.</summary>
internal sealed class ServeTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private string folder = null!;
    private string[] settings = null!;

    [SetUp]
    public async Task Prepare()
    {
        folder = Directory.CreateTempSubdirectory("serve-").FullName;
        Instant now = TimeProvider.System.GetUtcNow().ToInstant();
        string script = Path.Combine(folder, "script.jsonl");
        await File.WriteAllTextAsync(
            script,
            $$"""
            {"at":"{{Text(
                now - Duration.FromMinutes(20)
            )}}","account":"x/librarydesk","do":"item","id":"p1","text":"We are open until midnight."}
            {"at":"{{Text(
                now - Duration.FromMinutes(10)
            )}}","account":"x/librarydesk","do":"item","id":"c1","author":"ada","parent":"p1","text":"Is the café open as well?"}
            """
        );
        settings =
        [
            "--Kestrel:Endpoints:Loopback:Url=http://127.0.0.1:0",
            "--Database:Provider=Sqlite",
            "--Database:ConnectionString=Data Source=monitor.db",
            $"--Storage:Folder={folder}",
            $"--Replay:Script={script}",
            "--Mail:Transport=Pickup",
            "--Mail:From=monitor@uni.example",
            $"--Mail:Folder={Path.Combine(folder, "letters")}",
            "--Mail:InternalDomains:0=uni.example",
            "--Marketing:Address=marketing@uni.example",
            "--Ticks:Poll=00:00:00.200",
            "--Ticks:Decide=00:00:00.200",
        ];
        string register = Path.Combine(folder, "accounts.csv");
        await File.WriteAllTextAsync(
            register,
            "platform,handle,state,administrator_name,administrator_email,authoriser_name,approved_on,monitored_since,access\n"
                + $"x,LibraryDesk,live,Ada Archer,ada@uni.example,Dean Drew,2026-03-02,{Text(now - Duration.FromHours(1))},replay\n"
        );
        (int code, string error) = await RunAsync("accounts", "import", register);
        Assert.That(code, Is.Zero, error);
    }

    [TearDown]
    public void Remove()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task It_is_healthy_reads_what_was_asked_and_stops_at_once()
    {
        await using WebApplication service = Build();
        await service.StartAsync().WaitAsync(Deadline);
        Assert.That(await StatusAsync(service, "/health/live"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(service, "/health/ready"), Is.EqualTo(HttpStatusCode.OK));

        Enquiry read = await FirstEnquiryAsync();
        Assert.That(read.OpeningItem, Is.EqualTo("c1"));

        await service.StopAsync().WaitAsync(LongestStop);
    }

    [Test]
    public async Task It_shows_no_page_without_a_signed_link()
    {
        await using WebApplication service = Build();
        await service.StartAsync().WaitAsync(Deadline);
        foreach (string path in new[] { "/", "/a/forged", "/p/forged" })
        {
            Assert.That(await StatusAsync(service, path), Is.EqualTo(HttpStatusCode.NotFound), path);
        }

        await service.StopAsync().WaitAsync(LongestStop);
    }

    [Test]
    public async Task A_second_one_on_the_same_file_refuses_to_start_and_says_why()
    {
        await using WebApplication first = Build();
        await first.StartAsync().WaitAsync(Deadline);

        (int code, string error) = await RunAsync("serve").WaitAsync(Deadline);

        Assert.That(code, Is.Not.Zero);
        Assert.That(error, Does.Contain($"{Path.Combine(folder, "monitor.db")} is in use by another responsiveness-monitor."));
        Assert.That(await StatusAsync(first, "/health/ready"), Is.EqualTo(HttpStatusCode.OK), "the first one runs on");
        await first.StopAsync().WaitAsync(LongestStop);
    }

    [Test]
    public async Task One_that_stopped_leaves_the_file_to_the_next()
    {
        await using (WebApplication first = Build())
        {
            await first.StartAsync().WaitAsync(Deadline);
            await first.StopAsync().WaitAsync(LongestStop);
        }

        await using WebApplication second = Build();
        await second.StartAsync().WaitAsync(Deadline);
        Assert.That(await StatusAsync(second, "/health/ready"), Is.EqualTo(HttpStatusCode.OK));
        await second.StopAsync().WaitAsync(LongestStop);
    }

    [Test]
    public async Task It_tells_who_asks_at_its_management_address_whether_it_lives()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        string url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
        free.Stop();
        settings = [.. settings, $"--Management:Url={url}"];
        (int code, string error) = await RunAsync("healthcheck");
        Assert.That((code, error.Contains("does not answer", StringComparison.Ordinal)), Is.EqualTo((ExitCode.Nothing, true)), error);

        await using WebApplication service = Build();
        await service.StartAsync().WaitAsync(Deadline);
        Assert.That(service.Urls, Has.Count.EqualTo(2).And.Some.EqualTo(url));
        foreach (string[] verb in new string[][] { ["healthcheck"], ["healthcheck", "--ready"] })
        {
            (code, error) = await RunAsync(verb);
            Assert.That(code, Is.Zero, error);
        }

        await service.StopAsync().WaitAsync(LongestStop);
    }

    private WebApplication Build() => MonitorApplication.Build(settings, builder => builder.Logging.ClearProviders());

    private static async Task<HttpStatusCode> StatusAsync(WebApplication service, string path)
    {
        using HttpClient client = new() { Timeout = Deadline };
        using HttpResponseMessage response = await client.GetAsync(new Uri(new Uri(service.Urls.Single()), path));
        return response.StatusCode;
    }

    private async Task<Enquiry> FirstEnquiryAsync()
    {
        using CancellationTokenSource deadline = new(Deadline);
        while (true)
        {
            await using (MonitorDbContext db = Open())
            {
                if (await db.Enquiries.AsNoTracking().FirstOrDefaultAsync(deadline.Token) is { } enquiry)
                {
                    return enquiry;
                }
            }

            await Task.Delay(BetweenLooks, TimeProvider.System, deadline.Token);
        }
    }

    private SqliteMonitorDbContext Open() =>
        new(
            new DbContextOptionsBuilder<SqliteMonitorDbContext>()
                .UseSqlite($"Data Source={Path.Combine(folder, "monitor.db")};Pooling=False")
                .Options
        );

    private async Task<(int Code, string Error)> RunAsync(params string[] verb)
    {
        await using StringWriter output = new();
        await using StringWriter error = new();
        int code = await CommandLine.RunAsync([.. verb, .. settings], output, error);
        return (code, error.ToString());
    }

    private static string Text(Instant at) => InstantPattern.General.Format(at);
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Telemetry;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>What operations look at: where it is shown, to whom, and what it says.</summary>
internal sealed class OperationsTests
{
    private const string Ticked = "responsiveness_monitor_job_last_success_timestamp_seconds{job_name=\"ReconcileJob\"}";

    [Test]
    public async Task The_metrics_are_written_as_prometheus_reads_them_and_hold_every_one_of_ours()
    {
        await using Served served = await Served.StartAsync();
        _ = await served.MetricsAsync("responsiveness_monitor_database_up 1");
        string text = await served.MetricsAsync(Ticked);
        (HttpStatusCode status, string type, _) = await served.GetAsync("/metrics");

        Assert.That((status, type), Is.EqualTo((HttpStatusCode.OK, "text/plain; version=0.0.4; charset=utf-8")));
        Exposed exposed = Exposed.Read(text);
        string[] eventually = // these come with the first account, digest or call
        [
            "readings_total",
            "reading_duration_seconds",
            "platform_calls_total",
            "platform_reads_total",
            "platform_reads_cost_total",
            "enquiries_found_total",
            "accounts",
            "enquiries_open",
            "reading_last_success_timestamp_seconds",
            "accesses_paused",
            "digest_last_timestamp_seconds",
            "digest_due_timestamp_seconds",
            "heartbeat_last_success_timestamp_seconds",
            "setbacks",
        ];
        Assert.That(
            MetricList
                .All.Select(metric => metric.PrometheusName)
                .Except(eventually.Select(name => $"responsiveness_monitor_{name}"), StringComparer.Ordinal)
                .Except(exposed.Types.Keys, StringComparer.Ordinal),
            Is.Empty
        );
        Assert.That(
            exposed.Types.Keys.Where(name => name.StartsWith("responsiveness_monitor_", StringComparison.Ordinal)),
            Is.SubsetOf(MetricList.All.Select(metric => metric.PrometheusName)),
            "and none that the list does not have"
        );
        Assert.That(exposed.Types.Keys, Has.Some.StartsWith("dotnet_").And.Some.StartsWith("http_server_").And.Some.StartsWith("quartz_"));
    }

    [Test]
    public async Task Promtool_has_nothing_to_say_about_the_metrics()
    {
        string promtool = Promtool.OrSkip();
        await using Served served = await Served.StartAsync();
        _ = await served.MetricsAsync("responsiveness_monitor_database_up 1");
        string text = await served.MetricsAsync(Ticked);

        (int code, string said) = await Promtool.RunAsync(promtool, text, "check", "metrics");

        Assert.That((code, said), Is.EqualTo((0, string.Empty)));
    }

    [Test]
    public async Task Without_a_management_address_this_machine_alone_sees_them()
    {
        await using Served served = await Served.StartAsync(configure: null, "--Web:PublicUrl=https://monitor.uni.example/social");
        foreach (string path in new[] { "/metrics", "/status" })
        {
            Assert.That((await served.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.OK), path);
            foreach (string asked in new[] { path, $"/social{path}" })
            {
                Assert.That(
                    (await served.GetAsync(asked, ("X-Forwarded-For", "198.51.100.7"))).Status,
                    Is.EqualTo(HttpStatusCode.NotFound),
                    $"{asked} by a proxy"
                );
                Assert.That(
                    (await served.GetAsync(asked, ("Host", "monitor.uni.example"))).Status,
                    Is.EqualTo(HttpStatusCode.NotFound),
                    $"{asked} by the public name"
                );
            }
        }
    }

    [Test]
    public async Task With_a_management_address_they_are_there_and_nowhere_else_and_no_page_is()
    {
        string management = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Served.FreePort()}");
        await using Served served = await Served.StartAsync(configure: null, $"--Management:Url={management}");
        foreach (string path in new[] { "/metrics", "/status" })
        {
            Assert.That((await served.GetAsync(new Uri(management + path))).Status, Is.EqualTo(HttpStatusCode.OK), path);
            Assert.That(
                (await served.GetAsync(new Uri(management + path), ("Host", "monitor:8081"))).Status,
                Is.EqualTo(HttpStatusCode.OK),
                "whoever reaches the address may ask"
            );
            Assert.That((await served.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.NotFound), $"{path} at the pages' address");
        }

        Assert.That((await served.GetAsync(new Uri($"{management}/health/ready"))).Status, Is.EqualTo(HttpStatusCode.OK));
        (HttpStatusCode _, string _, string here) = await served.GetAsync("/a/forged");
        Assert.That(here, Does.Contain("There is no such page"), "the pages' own answer");
    }

    [Test]
    public async Task Two_hundred_accounts_are_told_by_few_series_and_quickly()
    {
        await using Served served = await Served.StartAsync();
        _ = await served.MetricsAsync("responsiveness_monitor_database_up 1");
        await FillAsync(served.Get<IDbContextFactory<MonitorDbContext>>());
        FactsLoop loop = served.Get<IEnumerable<IHostedService>>().OfType<FactsLoop>().Single();
        List<double> looks = [];
        for (int i = 0; i < 9; i++)
        {
            looks.Add(await MeasureAsync(() => loop.LookAsync(CancellationToken.None)));
        }

        List<double> answers = [];
        string text = string.Empty;
        for (int i = 0; i < 21; i++)
        {
            answers.Add(await MeasureAsync(async () => text = (await served.GetAsync("/metrics")).Body));
        }

        await TestContext.Progress.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"200 accounts, 3,000 enquiries: /metrics takes {Median(answers):0.0} ms for {Exposed.Read(text).Samples.Count} series in {text.Length / 1024.0:0} KiB; a look at the tables takes {Median(looks):0.0} ms."
            )
        );
        Assert.That(text, Does.Contain("responsiveness_monitor_accounts{platform=\"x\",state=\"not_read\"} 100"));
        Assert.That(text, Does.Not.Contain("desk").IgnoreCase, "no account is named");
        string[] series = [.. Exposed.Read(text).Samples.Keys.Where(IsOurs)];
        Assert.That(
            series.Count(one => one.Contains("platform=", StringComparison.Ordinal)),
            Is.InRange(20, 50),
            "two platforms, and not two hundred accounts"
        );
        Assert.That(series, Has.Length.LessThan(400), "with everything else that is ours");
        Assert.That(Median(answers), Is.LessThan(1000), "a busy machine is given time; docs/metrics.md says what it took");
    }

    private static bool IsOurs(string series) => series.StartsWith("responsiveness_monitor_", StringComparison.Ordinal);

    private static async Task<double> MeasureAsync(Func<Task> what)
    {
        long began = Stopwatch.GetTimestamp();
        await what();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);

    private static async Task FillAsync(IDbContextFactory<MonitorDbContext> databases)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync();
        for (int i = 0; i < 200; i++)
        {
            Account account = Rows.Account(string.Create(CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "x" : "facebook")}/desk{i}"));
            _ = db.Accounts.Add(account);
            _ = await db.SaveChangesAsync();
            _ = db.Watches.Add(Rows.Watch(account));
            for (int asked = 0; asked < 15; asked++)
            {
                Enquiry enquiry = await Rows.EnquiryAsync(db, account, "2026-06-08T10:00", $"q{i}-{asked}");
                _ = enquiry.AssessedAt("2026-06-08T10:30");
                enquiry.LookAt(Instant.FromUtc(2100, 1, 1, 0, 0));
            }

            _ = await db.SaveChangesAsync();
        }
    }

    [Test]
    public async Task Asking_often_is_not_limited()
    {
        await using Served served = await Served.StartAsync();
        for (int i = 0; i < 100; i++)
        {
            Assert.That((await served.GetAsync("/metrics")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task The_status_tells_ages_to_machines_and_lines_to_people()
    {
        await using Served served = await Served.StartAsync();
        _ = await served.MetricsAsync("responsiveness_monitor_database_up 1");
        _ = await served.MetricsAsync(Ticked);
        _ = await served.MetricsAsync(Ticked.Replace("ReconcileJob", "PollAccountsJob", StringComparison.Ordinal)); // whichever is first
        (HttpStatusCode status, string type, string body) = await served.GetAsync("/status");

        Assert.That((status, type), Is.EqualTo((HttpStatusCode.OK, "application/json; charset=utf-8")));
        using JsonDocument json = JsonDocument.Parse(body);
        JsonElement root = json.RootElement;
        Assert.That(root.GetProperty("database").GetProperty("isUp").GetBoolean(), Is.True);
        Assert.That(root.GetProperty("letters").GetProperty("waiting").GetInt32(), Is.Zero);
        Assert.That(root.GetProperty("letters").GetProperty("oldestDue").ValueKind, Is.EqualTo(JsonValueKind.Null));
        JsonElement reconciler = root.GetProperty("reconciler");
        Assert.That(
            reconciler.GetProperty("isWell").GetBoolean(),
            Is.Not.EqualTo(reconciler.GetProperty("isCatchingUp").GetBoolean()),
            "at its start it is well, or catches up"
        );
        Assert.That(reconciler.GetProperty("last").GetProperty("ageSeconds").GetInt64(), Is.InRange(0, 60));
        Assert.That(root.GetProperty("heartbeat").GetProperty("isStated").GetBoolean(), Is.False);
        Assert.That(root.GetProperty("jobs").GetProperty("PollAccountsJob").GetProperty("ageSeconds").GetInt64(), Is.InRange(0, 60));
        Assert.That(root.GetProperty("replica").GetString(), Does.Contain(":"));

        (status, type, body) = await served.GetAsync("/status", ("Accept", "text/html,application/xhtml+xml"));
        Assert.That((status, type), Is.EqualTo((HttpStatusCode.OK, "text/plain; charset=utf-8")));
        Assert.That(body, Does.Match(@"(?m)^database\.isUp +True$").And.Match(@"(?m)^letters\.oldestDue +-$"));
    }

    [Test]
    public async Task A_database_that_is_gone_is_told_and_the_answers_still_come_at_once()
    {
        await using Served served = await Served.StartAsync();
        _ = await served.MetricsAsync("responsiveness_monitor_letters_waiting 0");
        served.Get<FactsBoard>().Keep(facts: null); // as its look says when the database does not answer

        (HttpStatusCode status, _, string text) = await served.GetAsync("/metrics");
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(text, Does.Contain("\nresponsiveness_monitor_database_up 0\n"));
        Assert.That(text, Does.Not.Contain("responsiveness_monitor_letters_waiting"));

        (status, _, text) = await served.GetAsync("/status");
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(text, Does.Contain("\"isUp\": false").And.Contain("\"letters\": null"));
        Assert.That((await served.GetAsync("/health/live")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_key_that_cannot_be_read_is_no_readiness()
    {
        string file = Path.Combine(Path.GetTempPath(), $"rm-no-key-{Environment.ProcessId}");
        await using Served served = await Served.StartAsync(configure: null, $"--Secrets:KeyFile={file}");
        Assert.That((await served.GetAsync("/health/ready")).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((await served.GetAsync("/health/live")).Status, Is.EqualTo(HttpStatusCode.OK));
    }
}

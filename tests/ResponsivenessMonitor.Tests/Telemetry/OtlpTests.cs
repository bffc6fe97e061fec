using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>What is sent to a collector of OpenTelemetry, which stands on this machine.</summary>
internal sealed class OtlpTests
{
    [Test]
    public async Task Metrics_are_sent_to_the_collector_of_the_settings_and_once_more_at_the_stop()
    {
        await using Collector collector = await Collector.StartAsync();
        await using Served served = await Served.StartAsync(
            configure: null,
            $"--Telemetry:OtlpEndpoint={collector.Url}",
            "--Telemetry:OtlpInterval=00:00:01"
        );
        _ = await served.MetricsAsync("responsiveness_monitor_database_up 1");
        string sent = await Served.WaitAsync(() =>
            Task.FromResult(
                collector
                    .Got("/v1/metrics")
                    .FirstOrDefault(body => body.Contains("responsiveness_monitor.database.up", StringComparison.Ordinal))
            )
        );
        Assert.That(sent, Does.Contain("responsiveness-monitor").And.Contain("responsiveness_monitor.letters").And.Contain("dotnet.gc"));
        Assert.That(sent, Does.Not.Contain("server.address").And.Not.Contain("127.0.0.1"), "labels that are not named do not leave");

        int before = collector.Got("/v1/metrics").Count();
        await served.StopAsync();
        // The stop waits a second for it; on a busy machine it may arrive after that, for the process is still there.
        string last = await Served.WaitAsync(() => Task.FromResult(collector.Got("/v1/metrics").Skip(before).FirstOrDefault()));
        Assert.That(last, Does.Contain("responsiveness-monitor"));
    }

    [Test]
    public async Task A_collector_that_does_not_answer_holds_up_no_stop()
    {
        await using Collector collector = await Collector.StartAsync(hangs: true);
        await using Served served = await Served.StartAsync(configure: null, $"--Telemetry:OtlpEndpoint={collector.Url}");
        await served.StopAsync(within: TimeSpan.FromSeconds(5));
    }

    [TestCase("otel-collector:4318")]
    [TestCase("ftp://collector")]
    [TestCase("http://user:word@collector:4318")]
    public void An_address_that_cannot_be_called_is_told(string address) =>
        Assert.That(new TelemetryOptions { OtlpEndpoint = address }.Faults(), Has.One.Contains("Telemetry:OtlpEndpoint"));

    [Test]
    public void Nothing_is_sent_unless_it_is_stated() => Assert.That(new TelemetryOptions().Endpoint(), Is.Null);

    /// <summary>Keeps what it is sent.</summary>
    private sealed class Collector(WebApplication application, ConcurrentQueue<(string Path, string Body)> got, CancellationTokenSource end)
        : IAsyncDisposable
    {
        internal string Url => application.Urls.Single();

        internal static async Task<Collector> StartAsync(bool hangs = false)
        {
            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            _ = builder.Logging.ClearProviders();
            _ = builder.WebHost.UseUrls("http://127.0.0.1:0");
            WebApplication application = builder.Build();
            ConcurrentQueue<(string, string)> got = new();
            CancellationTokenSource end = new();
            application.Run(async context =>
            {
                using MemoryStream body = new();
                await context.Request.Body.CopyToAsync(body);
                got.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
                if (hangs)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end.Token)
                        .ContinueWith(_ => { }, TaskScheduler.Default);
                }
            });
            await application.StartAsync();
            return new Collector(application, got, end);
        }

        internal IEnumerable<string> Got(string path) =>
            got.Where(one => string.Equals(one.Path, path, StringComparison.Ordinal)).Select(one => one.Body);

        public async ValueTask DisposeAsync()
        {
            await end.CancelAsync();
            await application.StopAsync();
            await application.DisposeAsync();
            end.Dispose();
        }
    }
}

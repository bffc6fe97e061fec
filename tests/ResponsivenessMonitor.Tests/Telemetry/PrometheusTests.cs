using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>Debian's Prometheus scrapes a running service with the alert rules loaded, and finds our series.</summary>
[Category("Real")]
internal sealed class PrometheusTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Test]
    public async Task It_scrapes_a_running_service_and_evaluates_its_rules()
    {
        string program = Promtool.OrSkip("prometheus");
        string folder = Directory.CreateTempSubdirectory("prometheus-").FullName;
        (int monitored, int monitor) = (Served.FreePort(), Served.FreePort());
        await File.WriteAllTextAsync(
            Path.Combine(folder, "prometheus.yml"),
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                global: { scrape_interval: 1s, evaluation_interval: 1s }
                rule_files: [ "{{Repository.Path("deploy", "prometheus", "alerts.yaml")}}" ]
                scrape_configs:
                  - job_name: responsiveness-monitor
                    static_configs: [ { targets: [ "127.0.0.1:{{monitored}}" ] } ]
                """
            )
        );
        using Process service = ServedProcess.Start(folder, monitored);
        using Process prometheus = Start(program, folder, monitor);
        try
        {
            Task<string> unread = service.StandardOutput.ReadToEndAsync();
            using HttpClient client = new(new SocketsHttpHandler { UseProxy = false })
            {
                BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{monitor}")),
            };
            string up = await Served.WaitAsync(() => QueryAsync(client, "responsiveness_monitor_database_up == 1"), Patience);
            Assert.That(up, Does.Contain($"127.0.0.1:{monitored}"));
            _ = await Served.WaitAsync(
                () => QueryAsync(client, "responsiveness_monitor_job_duration_seconds_count{job_name=\"PollAccountsJob\"} > 1"),
                Patience
            );
            _ = await Served.WaitAsync(
                () => QueryAsync(client, "time() - responsiveness_monitor_reconciler_last_round_timestamp_seconds < 60"),
                Patience
            );
            Assert.That(await QueryAsync(client, "scrape_samples_scraped < 50"), Is.Null);

            using JsonDocument rules = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/rules", UriKind.Relative)));
            JsonElement[] loaded =
            [
                .. rules.RootElement.GetProperty("data").GetProperty("groups")[0].GetProperty("rules").EnumerateArray(),
            ];
            Assert.That(loaded, Has.Length.GreaterThan(10));
            Assert.That(loaded.Select(rule => rule.GetProperty("health").GetString()), Is.All.Not.EqualTo("err"));
        }
        finally
        {
            await StopAsync(prometheus);
            await StopAsync(service);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What a query finds; null where it finds nothing, or nobody answers yet.</summary>
    private static async Task<string?> QueryAsync(HttpClient client, string query)
    {
        try
        {
            using JsonDocument answer = JsonDocument.Parse(
                await client.GetStringAsync(new Uri($"/api/v1/query?query={Uri.EscapeDataString(query)}", UriKind.Relative))
            );
            JsonElement result = answer.RootElement.GetProperty("data").GetProperty("result");
            return result.GetArrayLength() > 0 ? result.GetRawText() : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static Process Start(string program, string folder, int port) =>
        Process.Start(
            new ProcessStartInfo(
                program,
                [
                    $"--config.file={Path.Combine(folder, "prometheus.yml")}",
                    $"--storage.tsdb.path={Path.Combine(folder, "data")}",
                    string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{port}"),
                    "--log.level=error",
                ]
            )
            {
                UseShellExecute = false,
                WorkingDirectory = folder,
            }
        ) ?? throw new IOException("prometheus does not start");

    private static async Task StopAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
    }
}

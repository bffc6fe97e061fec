using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>The log of the service as its process writes it.</summary>
internal sealed class ConsoleFormTests
{
    [Test]
    public async Task In_a_container_every_line_is_json_with_scopes_and_utc_times()
    {
        string[] lines = await LogAsync(("Logging__Console__FormatterName", "json"), ("RM__Mail__Hots", "misspelt"));

        Assert.That(lines, Has.Length.GreaterThan(2));
        JsonElement[] events =
        [
            .. lines.Select(line =>
            {
                using JsonDocument json = JsonDocument.Parse(line);
                return json.RootElement.Clone();
            }),
        ];
        JsonElement unknown = events.Single(line => line.GetProperty("EventId").GetInt32() == 1001);
        Assert.That(unknown.GetProperty("LogLevel").GetString(), Is.EqualTo("Warning"));
        Assert.That(
            events.Select(line => line.GetProperty("Timestamp").GetString()),
            Is.All.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
        );
        DateTimeOffset first = DateTimeOffset.Parse(
            events[0].GetProperty("Timestamp").GetString() ?? string.Empty,
            CultureInfo.InvariantCulture
        );
        Assert.That(TimeProvider.System.GetUtcNow() - first, Is.InRange(TimeSpan.FromSeconds(-5), TimeSpan.FromMinutes(2)));
        JsonElement scoped = events.First(line =>
            line.GetProperty("Category").GetString()!.Contains("PlanDigestsJob", StringComparison.Ordinal)
            || line.GetProperty("Category").GetString()!.Contains("TickJob", StringComparison.Ordinal)
            || line.GetProperty("EventId").GetInt32() == 6004
        );
        Assert.That(scoped.GetProperty("Scopes").GetRawText(), Does.Contain("\"Job\"").And.Contain("\"Replica\""));
    }

    [Test]
    public async Task On_a_terminal_every_event_is_a_line()
    {
        string[] lines = await LogAsync();

        Assert.That(lines, Has.Some.Match(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ info: .+The database is ready"));
        Assert.That(lines, Has.None.StartsWith(" "));
    }

    /// <summary>What a process logs until it has looked its tables over.</summary>
    private static async Task<string[]> LogAsync(params (string Name, string Value)[] environment)
    {
        string folder = Directory.CreateTempSubdirectory("logged-").FullName;
        try
        {
            using Process process = ServedProcess.Start(
                folder,
                port: 0,
                [.. environment, ("Logging__LogLevel__ResponsivenessMonitor", "Debug")]
            );
            List<string> lines = [];
            using CancellationTokenSource deadline = new(Served.Deadline * 2);
            try
            {
                while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
                {
                    lines.Add(line);
                    if (line.Contains("Looked for what must not be", StringComparison.Ordinal))
                    {
                        break;
                    }
                }
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync();
            }

            return [.. lines];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

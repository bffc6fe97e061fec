using System.Text.Json;
using System.Text.RegularExpressions;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>What deploy/ asks of Prometheus is what the program tells it, and every alert says what to do.</summary>
internal sealed partial class AlertsTests
{
    private static readonly string Rules = Repository.Path("deploy", "prometheus", "alerts.yaml");

    /// <summary>The names that the metrics have in queries, and the labels that they may be asked by.</summary>
    private static readonly Dictionary<string, string[]> Known = MetricList
        .All.SelectMany(metric =>
            (metric.Kind == MetricKind.Histogram ? ["_bucket", "_sum", "_count"] : new[] { string.Empty }).Select(suffix =>
                (Name: metric.PrometheusName + suffix, Labels: suffix is "_bucket" ? [.. metric.Labels, "le"] : metric.Labels)
            )
        )
        .ToDictionary(metric => metric.Name, metric => metric.Labels, StringComparer.Ordinal);

    [Test]
    public void Every_metric_that_an_alert_asks_for_is_told()
    {
        string[] queries = [.. Alerts().Select(alert => alert.Query)];
        Assert.That(queries, Has.Length.GreaterThan(10));
        Assert.That(queries.SelectMany(Strange), Is.Empty);
    }

    [Test]
    public void Every_metric_that_a_panel_asks_for_is_told()
    {
        string[] queries = [.. Queries()];
        Assert.That(queries, Has.Length.GreaterThan(20));
        Assert.That(queries.SelectMany(Strange), Is.Empty);
    }

    [Test]
    public void Every_metric_of_ours_is_on_the_dashboard()
    {
        string all = string.Join('\n', Queries());
        Assert.That(
            MetricList.All.Select(metric => metric.PrometheusName).Where(name => !all.Contains(name, StringComparison.Ordinal)),
            Is.Empty
        );
    }

    [Test]
    public void Every_alert_has_an_entry_in_the_runbook_and_every_entry_an_alert()
    {
        string[] entries =
        [
            .. File.ReadLines(Repository.Path("docs", "runbook.md"))
                .Where(line => line.StartsWith("### ", StringComparison.Ordinal))
                .Select(line => line[4..].Trim()),
        ];
        Assert.That(entries, Is.EqualTo(Alerts().Select(alert => alert.Name)));
        foreach ((string name, _, string runbook) in Alerts())
        {
            Assert.That(runbook, Is.EqualTo($"docs/runbook.md#{name.ToLowerInvariant()}"), name);
        }
    }

    [Test]
    public void Every_entry_says_what_it_means_what_to_look_at_and_what_to_do()
    {
        string[] entries = File.ReadAllText(Repository.Path("docs", "runbook.md")).Split("\n### ")[1..];
        foreach (string entry in entries)
        {
            Assert.That(entry, Does.Contain("**It means**").And.Contain("**Look at**").And.Contain("**Do**"), entry.Split('\n')[0]);
        }
    }

    [Test]
    public void A_metric_that_nobody_tells_would_be_found() =>
        Assert.That(
            Strange("sum(responsiveness_monitor_lettres_total) by (le) > responsiveness_monitor_letters_total{fate=\"sent\"}"),
            Is.EquivalentTo(new[] { "responsiveness_monitor_lettres_total", "responsiveness_monitor_letters_total has no label fate" })
        );

    [Test]
    public async Task The_rules_pass_promtool()
    {
        string promtool = Promtool.OrSkip();
        (int code, string said) = await Promtool.RunAsync(promtool, input: null, "check", "rules", Rules);
        Assert.That(code, Is.Zero, said);
        Assert.That(said, Does.Contain($"{Alerts().Count} rules found"));
    }

    /// <summary>What a query asks for that no metric says.</summary>
    private static IEnumerable<string> Strange(string query)
    {
        foreach (Match asked in Asked().Matches(query))
        {
            string name = asked.Groups["name"].Value;
            if (!Known.TryGetValue(name, out string[]? labels))
            {
                yield return name;
                continue;
            }

            foreach (Capture label in asked.Groups["label"].Captures)
            {
                if (!labels.Contains(label.Value, StringComparer.Ordinal))
                {
                    yield return $"{name} has no label {label.Value}";
                }
            }
        }
    }

    private static List<(string Name, string Query, string Runbook)> Alerts() =>
        [
            .. Alert()
                .Matches(File.ReadAllText(Rules))
                .Select(alert =>
                    (
                        alert.Groups["name"].Value,
                        alert.Groups["query"].Value.Replace("''", "'", StringComparison.Ordinal),
                        alert.Groups["runbook"].Value
                    )
                ),
        ];

    private static IEnumerable<string> Queries()
    {
        using JsonDocument dashboard = JsonDocument.Parse(
            File.ReadAllText(Repository.Path("deploy", "grafana", "responsiveness-monitor.json"))
        );
        return [.. Named(dashboard.RootElement, "expr")];
    }

    private static IEnumerable<string> Named(JsonElement element, string name) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(member => member.NameEquals(name) ? [member.Value.GetString() ?? string.Empty] : Named(member.Value, name)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Named(item, name)),
            _ => [],
        };

    [GeneratedRegex(
        @"(?<name>responsiveness_monitor_\w+)(\{((?<label>\w+)(=~|!~|!=|=)""[^""]*"",?)*\})?",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Asked();

    [GeneratedRegex(
        @"- alert: (?<name>\w+)\n +expr: '(?<query>(?:[^'\n]|'')+)'\n(?: +.+\n)*? +runbook: (?<runbook>\S+)\n",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Alert();
}

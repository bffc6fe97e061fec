using System.Globalization;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>docs/metrics.md says what there is, in the words of the code.</summary>
internal sealed class MetricDocumentTests
{
    private const string Begins = "<!-- The table is compared with the code by a test. -->";

    [Test]
    public void The_document_has_every_metric_as_the_code_has_it()
    {
        string document = File.ReadAllText(Repository.Path("docs", "metrics.md"));
        string[] rows =
        [
            .. document[document.IndexOf(Begins, StringComparison.Ordinal)..]
                .Split('\n')
                .Skip(1)
                .SkipWhile(line => line.Length == 0)
                .TakeWhile(line => line.StartsWith('|'))
                .Skip(2),
        ];

        Assert.That(rows, Is.EqualTo(MetricList.All.OrderBy(metric => metric.PrometheusName, StringComparer.Ordinal).Select(Row)));
    }

    [Test]
    public void No_metric_is_told_by_account_or_person()
    {
        string[] allowed = ["platform", "outcome", "kind", "job_name", "state", "standing", "version"];
        Assert.That(MetricList.All.SelectMany(metric => metric.Labels).Except(allowed, StringComparer.Ordinal), Is.Empty);
        Assert.That(MetricList.All.Select(metric => metric.PrometheusName), Is.Unique);
    }

    private static string Row(MetricDefinition metric) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| `{metric.PrometheusName}` | {metric.Kind.ToString().ToLowerInvariant()} | {string.Join(", ", metric.Labels.Select(label => $"`{label}`"))} | {(metric.Source == MetricSource.Tables ? "tables" : "process")} | {metric.Description} |"
        );
}

using System.Diagnostics.Metrics;
using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Telemetry;
using ResponsivenessMonitor.Telemetry.Exposition;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>What is measured is written as Prometheus reads it.</summary>
internal sealed class ExpositionTests
{
    [Test]
    public void A_counter_is_told_by_its_labels_and_only_grows()
    {
        using Counting counting = new();
        MonitorMetrics metrics = counting.Metrics;
        metrics.Read(Platform.X, "complete", TimeSpan.FromMilliseconds(300), cost: 3);
        metrics.Read(Platform.X, "complete", TimeSpan.FromSeconds(70), cost: 2);
        metrics.Read(Platform.Mastodon, "limited", TimeSpan.FromSeconds(1), cost: 1);

        Exposed exposed = counting.Exposed;
        Assert.That(exposed.Types["responsiveness_monitor_readings_total"], Is.EqualTo("counter"));
        Assert.That(exposed.Find("""responsiveness_monitor_readings_total{platform="x",outcome="complete"}"""), Is.EqualTo(2));
        Assert.That(exposed.Find("""responsiveness_monitor_readings_total{platform="mastodon",outcome="limited"}"""), Is.EqualTo(1));
        Assert.That(exposed.Find("""responsiveness_monitor_platform_calls_total{platform="x"}"""), Is.EqualTo(5));
    }

    [Test]
    public void A_duration_is_a_histogram_in_seconds_whose_buckets_add_up()
    {
        using Counting counting = new();
        MonitorMetrics metrics = counting.Metrics;
        foreach (double seconds in new[] { 0.3, 0.5, 70, 500 })
        {
            metrics.Read(Platform.X, "complete", TimeSpan.FromSeconds(seconds), cost: 0);
        }

        const string name = "responsiveness_monitor_reading_duration_seconds";
        Exposed exposed = counting.Exposed;
        Assert.That(exposed.Types[name], Is.EqualTo("histogram"));
        Assert.That(exposed.Find($$"""{{name}}_bucket{platform="x",le="0.25"}"""), Is.Zero);
        Assert.That(exposed.Find($$"""{{name}}_bucket{platform="x",le="0.5"}"""), Is.EqualTo(2), "a bound belongs to its bucket");
        Assert.That(exposed.Find($$"""{{name}}_bucket{platform="x",le="120"}"""), Is.EqualTo(3));
        Assert.That(exposed.Find($$"""{{name}}_bucket{platform="x",le="+Inf"}"""), Is.EqualTo(4));
        Assert.That(exposed.Find($$"""{{name}}_count{platform="x"}"""), Is.EqualTo(4));
        Assert.That(exposed.Find($$"""{{name}}_sum{platform="x"}"""), Is.EqualTo(570.8).Within(1e-9));
    }

    [Test]
    public void What_is_not_known_any_more_has_no_series()
    {
        using Counting counting = new();
        bool isKnown = true;
        MonitorMeter.Gauge(counting.Meters, MetricList.LettersWaiting, () => isKnown ? [new Measurement<double>(3)] : []);

        Assert.That(counting.Exposed.Find("responsiveness_monitor_letters_waiting"), Is.EqualTo(3));
        isKnown = false;
        Assert.That(counting.Exposed.SeriesOf("responsiveness_monitor_letters_waiting"), Is.Empty);
        isKnown = true;
        Assert.That(counting.Exposed.Find("responsiveness_monitor_letters_waiting"), Is.EqualTo(3));
    }

    [Test]
    public void Values_of_labels_and_helps_are_escaped()
    {
        using Counting counting = new();
        Meter meter = counting.Meters.Create("System.Runtime");
        Counter<int> odd = meter.CreateCounter<int>("odd", unit: null, "Two\nlines, and a \\.");
        odd.Add(1, new KeyValuePair<string, object?>("error.type", "a \"b\" \\ c\nd"));

        Assert.That(counting.Text, Does.Contain("# HELP odd_total Two\\nlines, and a \\\\.\n"));
        Assert.That(counting.Exposed.Find("""odd_total{error_type="a \"b\" \\ c\nd"}"""), Is.EqualTo(1));
    }

    [Test]
    public void Labels_that_are_not_named_are_summed_over()
    {
        using Counting counting = new();
        Counter<long> calls = counting.Meters.Create("System.Net.Http").CreateCounter<long>("calls");
        foreach (string server in new[] { "social.uni.example", "elsewhere.example" })
        {
            calls.Add(2, new("server.address", server), new("http.request.method", "GET"));
        }

        Assert.That(counting.Exposed.Find("""calls_total{http_request_method="GET"}"""), Is.EqualTo(4));
        Assert.That(counting.Text, Does.Not.Contain("elsewhere"));
    }

    [Test]
    public void Meters_that_are_not_named_do_not_leave()
    {
        using Counting counting = new();
        counting.Meters.Create("Somebody.Else").CreateCounter<long>("secret").Add(1);

        Assert.That(counting.Text, Does.Not.Contain("secret"));
    }

    [Test]
    public void Another_program_in_the_same_process_is_not_heard()
    {
        using Counting counting = new();
        using Counting other = new();
        other.Metrics.Written(7);
        counting.Metrics.Written(1);

        Assert.That(counting.Exposed.Find("responsiveness_monitor_letters_written_total"), Is.EqualTo(1));
    }

    [Test]
    public void Too_many_series_become_one()
    {
        using Counting counting = new();
        for (int i = 0; i < MetricStream.MostSeries + 50; i++)
        {
            counting.Metrics.SetAside($"job {i}");
        }

        Exposed exposed = counting.Exposed;
        Assert.That(exposed.SeriesOf("responsiveness_monitor_rows_set_aside_total"), Has.Length.EqualTo(MetricStream.MostSeries + 1));
        Assert.That(exposed.Find("""responsiveness_monitor_rows_set_aside_total{otel_metric_overflow="true"}"""), Is.EqualTo(50));
    }

    [Test]
    public void A_platform_that_nothing_here_knows_has_no_series_of_its_own()
    {
        using Counting counting = new();
        counting.Metrics.Found(Platform.Parse("friendster"), 2);
        counting.Metrics.Found(Platform.Parse("orkut"), 1);

        Assert.That(counting.Exposed.Find("""responsiveness_monitor_enquiries_found_total{platform="other"}"""), Is.EqualTo(3));
        Assert.That(counting.Exposed.SeriesOf("responsiveness_monitor_enquiries_found_total"), Has.Length.EqualTo(1));
    }

    [Test]
    public void Measurements_from_many_sides_are_all_counted()
    {
        using Counting counting = new();
        MonitorMetrics metrics = counting.Metrics;
        _ = Parallel.For(0, 10_000, _ => metrics.Tried(LetterFate.Sent));

        Assert.That(counting.Exposed.Find("""responsiveness_monitor_letters_total{outcome="sent"}"""), Is.EqualTo(10_000));
    }

    [Test]
    public void What_has_few_values_begins_at_zero()
    {
        using Counting counting = new();
        counting.Metrics.BeginAtZero();
        counting.Metrics.Ticked("SendLettersJob", TimeSpan.Zero, isWell: true, Instant.FromUnixTimeSeconds(1_800_000_000));

        Exposed exposed = counting.Exposed;
        Assert.That(exposed.Find("""responsiveness_monitor_letters_total{outcome="put_off"}"""), Is.Zero);
        Assert.That(exposed.Find("""responsiveness_monitor_heartbeats_total{outcome="failed"}"""), Is.Zero);
        Assert.That(exposed.Find("""responsiveness_monitor_notices_decided_total{kind="visit_nudge"}"""), Is.Zero);
        Assert.That(exposed.Find("""responsiveness_monitor_job_failures_total{job_name="SendLettersJob"}"""), Is.Zero);
    }

    [TestCase("http.server.request.duration", "s", nameof(MetricKind.Histogram), ExpectedResult = "http_server_request_duration_seconds")]
    [TestCase("dotnet.gc.collections", "{collection}", nameof(MetricKind.Counter), ExpectedResult = "dotnet_gc_collections_total")]
    [TestCase("dotnet.process.cpu.time", "s", nameof(MetricKind.Counter), ExpectedResult = "dotnet_process_cpu_time_seconds_total")]
    [TestCase(
        "dotnet.process.memory.working_set",
        "By",
        nameof(MetricKind.Gauge),
        ExpectedResult = "dotnet_process_memory_working_set_bytes"
    )]
    [TestCase("db.client.connection.count", "{connection}", nameof(MetricKind.Gauge), ExpectedResult = "db_client_connection")]
    [TestCase("9.lives", "", nameof(MetricKind.Gauge), ExpectedResult = "_9_lives")]
    public string A_name_is_written(string name, string unit, string kind) => PrometheusName.Of(name, unit, Enum.Parse<MetricKind>(kind));
}

using System.Diagnostics.Metrics;
using NodaTime;
using NodaTime.Extensions;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>Tells what is known of the tables and of this process. What is not known has no series: never a 0.</summary>
internal sealed class FactGauges
{
    private readonly IMeterFactory meters;
    private readonly FactsBoard board;
    private readonly ProcessFacts process;

    public FactGauges(IMeterFactory meters, FactsBoard board, ProcessFacts process, TimeProvider time)
    {
        (this.meters, this.board, this.process) = (meters, board, process);
        Add(MetricList.Build, () => [new(1, Tag(MetricLabels.Version, MonitorMeter.Version))]);
        Add(MetricList.DatabaseUp, () => board.IsUp is { } isUp ? [new Measurement<double>(isUp ? 1 : 0)] : []);
        AddOfProcess();
        AddOfPlatforms();
        AddOfTables(() => time.GetUtcNow().ToInstant());
    }

    private void AddOfProcess()
    {
        Add(MetricList.JobLastSuccess, () => process.Jobs.Select(job => At(job.Value, Tag(MetricLabels.Job, job.Key))));
        Add(MetricList.LastHeartbeat, () => process.Heartbeat is { } at ? [At(at)] : []);
        Add(MetricList.LastRound, () => process.Round is { } round ? [At(round.At)] : []);
        Add(
            MetricList.Unmended,
            () => process.Round?.Unmended.Select(kind => new Measurement<double>(kind.Value, Tag(MetricLabels.Kind, kind.Key))) ?? []
        );
    }

    private void AddOfPlatforms()
    {
        AddOf(
            MetricList.Accounts,
            (own, platform) => platform.Accounts.Select(state => Count(state.Value, own, MetricLabels.State, state.Key))
        );
        AddOf(
            MetricList.EnquiriesOpen,
            (own, platform) => platform.Open.Select(standing => Count(standing.Value, own, MetricLabels.Standing, standing.Key))
        );
        AddOf(MetricList.LastReading, (own, platform) => platform.LastReading is { } at ? [At(at, own)] : []);
        AddOf(MetricList.AccessesPaused, (own, platform) => [new(platform.AccessesPaused, own)]);
    }

    private void AddOfTables(Func<Instant> now)
    {
        AddOf(MetricList.NoticesWaiting, facts => [new(facts.NoticesWaiting)]);
        AddOf(MetricList.LettersWaiting, facts => [new(facts.Letters.Waiting)]);
        AddOf(MetricList.LettersDue, facts => [new(facts.Letters.Due)]);
        AddOf(MetricList.LettersHeld, facts => [new(facts.Letters.Held)]);
        AddOf(MetricList.Quarantine, facts => [new(facts.Quarantine is null ? 0 : 1)]);
        AddOf(MetricList.OldestWaitingAge, facts => [new(Age(facts.Letters.OldestWrittenAt, now()))]);
        AddOf(MetricList.OldestDueAge, facts => [new(Age(facts.Letters.OldestDueAt, now()))]);
        AddOf(MetricList.LastDigest, facts => facts.LastDigest is { } at ? [At(at)] : []);
        AddOf(MetricList.DigestDue, facts => facts.DigestDue is { } at ? [At(at)] : []);
        AddOf(
            MetricList.Setbacks,
            facts => facts.Setbacks.Select(job => new Measurement<double>(job.Value, Tag(MetricLabels.Job, job.Key)))
        );
    }

    private void AddOf(MetricDefinition metric, Func<KeyValuePair<string, object?>, PlatformFacts, IEnumerable<Measurement<double>>> of) =>
        AddOf(metric, facts => facts.Platforms.SelectMany(platform => of(Tag(MetricLabels.Platform, platform.Key), platform.Value)));

    private void AddOf(MetricDefinition metric, Func<TableFacts, IEnumerable<Measurement<double>>> of) =>
        Add(metric, () => board.Facts is { } facts ? of(facts) : []);

    private void Add(MetricDefinition metric, Func<IEnumerable<Measurement<double>>> observe) =>
        MonitorMeter.Gauge(meters, metric, observe);

    private static Measurement<double> Count(int count, KeyValuePair<string, object?> own, string label, Enum value) =>
        new(count, own, Tag(label, MetricLabels.Of(value)));

    private static Measurement<double> At(Instant at, params KeyValuePair<string, object?>[] tags) =>
        new((at - NodaConstants.UnixEpoch).TotalSeconds, tags);

    private static double Age(Instant? since, Instant now) => since is { } at ? Math.Max(0, (now - at).TotalSeconds) : 0;

    private static KeyValuePair<string, object?> Tag(string label, string value) => new(label, value);
}

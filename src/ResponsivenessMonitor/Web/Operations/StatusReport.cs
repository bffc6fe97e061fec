using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Reconciling;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Web.Operations;

/// <summary>Says how the service stands, by what was seen last: it asks no database, so it answers also when that does not.</summary>
internal sealed class StatusReport(
    FactsBoard board,
    ProcessFacts process,
    LastRound lastRound,
    MonitoringOptions monitoring,
    Replica replica,
    TimeProvider time
)
{
    internal StatusFacts Read()
    {
        Instant now = time.Present();
        TableFacts? tables = board.Facts;
        return new StatusFacts(
            now,
            replica.Name,
            MonitorMeter.Version,
            new DatabaseStatus(board.IsUp, Moment.Of(tables?.At, now)),
            tables?.Platforms.ToDictionary(platform => platform.Key, platform => Of(platform.Value, now), StringComparer.Ordinal),
            tables is null ? null : Of(tables.Letters, tables.Quarantine, now),
            tables is null ? null : new DigestStatus(Moment.Of(tables.LastDigest, now), Moment.Of(tables.DigestDue, now)),
            new ReconcilerStatus(Moment.Of(process.Round?.At, now), lastRound.Latest?.IsWell, lastRound.Latest?.IsCatchingUp, Unmended()),
            new HeartbeatStatus(monitoring.IsStated, Moment.Of(process.Heartbeat, now)),
            process.Jobs.ToDictionary(
                job => job.Key,
                job => new Moment(job.Value, (long)(now - job.Value).TotalSeconds),
                StringComparer.Ordinal
            )
        );
    }

    private Dictionary<string, int> Unmended() =>
        (process.Round?.Unmended ?? new Dictionary<string, int>(StringComparer.Ordinal))
            .Where(kind => kind.Value > 0)
            .ToDictionary(StringComparer.Ordinal);

    private static PlatformStatus Of(PlatformFacts platform, Instant now) =>
        new(Moment.Of(platform.LastReading, now), Named(platform.Accounts), Named(platform.Open));

    private static LetterStatus Of(LetterFacts letters, string? quarantine, Instant now) =>
        new(
            letters.Waiting,
            letters.Due,
            letters.Held,
            Moment.Of(letters.OldestWrittenAt, now),
            Moment.Of(letters.OldestDueAt, now),
            quarantine
        );

    private static Dictionary<string, int> Named<TKey>(IReadOnlyDictionary<TKey, int> counts)
        where TKey : struct, Enum => counts.ToDictionary(count => MetricLabels.Of(count.Key), count => count.Value, StringComparer.Ordinal);
}

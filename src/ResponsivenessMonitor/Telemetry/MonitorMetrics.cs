using System.Diagnostics.Metrics;
using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Notices;
using static ResponsivenessMonitor.Telemetry.MonitorMeter;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>Counts what the service does. Nothing here is told by account or person.</summary>
internal sealed class MonitorMetrics(IMeterFactory meters, ProcessFacts facts)
{
    private readonly Counter<long> readings = Counter(meters, MetricList.Readings);
    private readonly Histogram<double> readingDuration = Histogram(meters, MetricList.ReadingDuration);
    private readonly Counter<long> calls = Counter(meters, MetricList.Calls);
    private readonly Counter<long> reads = Counter(meters, MetricList.Reads);
    private readonly Counter<double> readsCost = Amount(meters, MetricList.ReadsCost);
    private readonly Counter<long> found = Counter(meters, MetricList.EnquiriesFound);
    private readonly Counter<long> decided = Counter(meters, MetricList.NoticesDecided);
    private readonly Counter<long> written = Counter(meters, MetricList.LettersWritten);
    private readonly Counter<long> letters = Counter(meters, MetricList.Letters);
    private readonly Counter<long> leasesLost = Counter(meters, MetricList.LeasesLost);
    private readonly Histogram<double> jobDuration = Histogram(meters, MetricList.JobDuration);
    private readonly Counter<long> jobFailures = Counter(meters, MetricList.JobFailures);
    private readonly Counter<long> setAside = Counter(meters, MetricList.SetAside);
    private readonly Counter<long> findings = Counter(meters, MetricList.Findings);
    private readonly Counter<long> mended = Counter(meters, MetricList.Mended);
    private readonly Counter<long> heartbeats = Counter(meters, MetricList.Heartbeats);

    /// <summary>Begins what has few values at 0: a first event would else not be seen as a growth.</summary>
    internal void BeginAtZero()
    {
        written.Add(0);
        foreach (LetterFate fate in Enum.GetValues<LetterFate>())
        {
            letters.Add(0, Tag(MetricLabels.Outcome, MetricLabels.Of(fate)));
        }

        foreach (HeartbeatFate fate in Enum.GetValues<HeartbeatFate>())
        {
            heartbeats.Add(0, Tag(MetricLabels.Outcome, MetricLabels.Of(fate)));
        }

        foreach (string kind in Enum.GetNames<Step>().Concat(Enum.GetNames<NoticeKind>()))
        {
            decided.Add(0, Tag(MetricLabels.Kind, MetricLabels.Snake(kind)));
        }
    }

    /// <summary>An account was read, or tried.</summary>
    /// <param name="platform">Its platform.</param>
    /// <param name="outcome">How it ended, such as <c>complete</c>.</param>
    /// <param name="took">By the clock on the wall.</param>
    /// <param name="cost">Calls that it spent.</param>
    internal void Read(Platform platform, string outcome, TimeSpan took, int cost)
    {
        KeyValuePair<string, object?> own = Tag(MetricLabels.Platform, MetricLabels.Of(platform));
        readings.Add(1, own, Tag(MetricLabels.Outcome, outcome));
        readingDuration.Record(took.TotalSeconds, own);
        calls.Add(cost, own);
    }

    /// <summary>A platform bills for what was read.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="posts">Posts that were read.</param>
    /// <param name="users">Users that were.</param>
    /// <param name="cost">What it costs.</param>
    internal void Billed(Platform platform, int posts, int users, decimal cost)
    {
        if (posts + users > 0)
        {
            KeyValuePair<string, object?> own = Tag(MetricLabels.Platform, MetricLabels.Of(platform));
            reads.Add(posts, own, Tag(MetricLabels.Kind, "post"));
            reads.Add(users, own, Tag(MetricLabels.Kind, "user"));
            readsCost.Add((double)cost, own);
        }
    }

    internal void Found(Platform platform, int enquiries) => found.Add(enquiries, Tag(MetricLabels.Platform, MetricLabels.Of(platform)));

    /// <summary>Notices were decided; their transaction is over.</summary>
    internal void Decided(IEnumerable<string> kinds)
    {
        foreach (string kind in kinds)
        {
            decided.Add(1, Tag(MetricLabels.Kind, kind));
        }
    }

    internal void Written(int count) => written.Add(count);

    internal void Tried(LetterFate fate) => letters.Add(1, Tag(MetricLabels.Outcome, MetricLabels.Of(fate)));

    internal void LostLease(string job) => leasesLost.Add(1, Tag(MetricLabels.Job, job));

    internal void SetAside(string job) => setAside.Add(1, Tag(MetricLabels.Job, job));

    /// <summary>A tick of a job is over.</summary>
    internal void Ticked(string job, TimeSpan took, bool isWell, Instant at)
    {
        KeyValuePair<string, object?> own = Tag(MetricLabels.Job, job);
        jobDuration.Record(took.TotalSeconds, own);
        jobFailures.Add(isWell ? 0 : 1, own);
        leasesLost.Add(0, own);
        setAside.Add(0, own);
        if (isWell)
        {
            facts.KeepJob(job, at);
        }
    }

    /// <summary>A round of the reconciling, of this process, is over.</summary>
    /// <param name="kind">One of its kinds, such as <c>late_letter</c>.</param>
    /// <param name="count">What was found of it.</param>
    /// <param name="mends">What of that was mended.</param>
    internal void Reconciled(string kind, int count, int mends)
    {
        findings.Add(count, Tag(MetricLabels.Kind, kind));
        mended.Add(mends, Tag(MetricLabels.Kind, kind));
    }

    /// <summary>The last round, whoever made it.</summary>
    internal void KeepRound(RoundFacts round) => facts.KeepRound(round);

    internal void Beat(HeartbeatFate fate, Instant at)
    {
        heartbeats.Add(1, Tag(MetricLabels.Outcome, MetricLabels.Of(fate)));
        if (fate == HeartbeatFate.Told)
        {
            facts.KeepHeartbeat(at);
        }
    }

    private static KeyValuePair<string, object?> Tag(string label, string value) => new(label, value);
}

namespace ResponsivenessMonitor.Telemetry;

/// <summary>Every metric of ours; <c>docs/metrics.md</c>, the alert rules and the dashboard are checked against it.</summary>
internal static class MetricList
{
    private const string Prefix = "responsiveness_monitor.";

    internal static MetricDefinition Readings { get; } =
        Counter("readings", "{reading}", "Readings of accounts, by how they ended.", "platform", "outcome");

    internal static MetricDefinition ReadingDuration { get; } =
        new(Prefix + "reading.duration", MetricKind.Histogram, "s", "How long platforms took to answer a reading.", "platform");

    internal static MetricDefinition Calls { get; } =
        Counter("platform.calls", "{call}", "Calls that readings spent, as platforms count them.", "platform");

    internal static MetricDefinition Reads { get; } =
        Counter("platform.reads", "{read}", "Posts and users that platforms bill for having been read.", "platform", "kind");

    internal static MetricDefinition ReadsCost { get; } =
        Counter(
            "platform.reads.cost",
            "{amount}",
            "What they cost at the prices of the settings, in the currency of the settings.",
            "platform"
        );

    internal static MetricDefinition EnquiriesFound { get; } =
        Counter("enquiries.found", "{enquiry}", "Enquiries that readings brought for the first time.", "platform");

    internal static MetricDefinition NoticesDecided { get; } =
        Counter("notices.decided", "{notice}", "Notices that were decided to be told, by step or kind.", "kind");

    internal static MetricDefinition LettersWritten { get; } =
        Counter("letters.written", "{letter}", "Letters that were written and wait to be sent.");

    internal static MetricDefinition Letters { get; } =
        Counter("letters", "{letter}", "Attempts at sending a letter, by what became of it.", "outcome");

    internal static MetricDefinition LeasesLost { get; } =
        Counter("leases.lost", "{lease}", "Leases that ended, or were another's, before their work was done.", "job_name");

    internal static MetricDefinition JobDuration { get; } =
        new(Prefix + "job.duration", MetricKind.Histogram, "s", "How long a tick of a job took.", "job_name");

    internal static MetricDefinition JobFailures { get; } =
        Counter("job.failures", "{failure}", "Ticks of a job that failed as a whole.", "job_name");

    internal static MetricDefinition JobLastSuccess { get; } =
        Gauge("job.last_success.timestamp", "s", MetricSource.Process, "When a tick of a job last ended well, in Unix time.", "job_name");

    internal static MetricDefinition SetAside { get; } =
        Counter("rows.set_aside", "{row}", "Rows that a job could not work on and put off.", "job_name");

    internal static MetricDefinition Findings { get; } =
        Counter("reconciler.findings", "{finding}", "What must not be in the tables and was found there.", "kind");

    internal static MetricDefinition Mended { get; } =
        Counter("reconciler.mended", "{finding}", "Findings that were mended at once.", "kind");

    internal static MetricDefinition Unmended { get; } =
        Gauge("reconciler.unmended", "{finding}", MetricSource.Tables, "Findings of the last round that want a person.", "kind");

    internal static MetricDefinition LastRound { get; } =
        Gauge("reconciler.last_round.timestamp", "s", MetricSource.Tables, "When the tables were last looked over, in Unix time.");

    internal static MetricDefinition Heartbeats { get; } =
        Counter("heartbeats", "{heartbeat}", "Calls of the dead man's switch, by what became of them.", "outcome");

    internal static MetricDefinition LastHeartbeat { get; } =
        Gauge(
            "heartbeat.last_success.timestamp",
            "s",
            MetricSource.Process,
            "When this process last called the dead man's switch, in Unix time."
        );

    internal static MetricDefinition Build { get; } =
        Gauge("build.info", "", MetricSource.Process, "The program's version; the value is always 1.", "version");

    internal static MetricDefinition DatabaseUp { get; } =
        Gauge("database.up", "", MetricSource.Process, "Whether the database answered the last look at the tables: 1 or 0.");

    internal static MetricDefinition Accounts { get; } =
        Gauge("accounts", "{account}", MetricSource.Tables, "Accounts in force, by whether they are read.", "platform", "state");

    internal static MetricDefinition LastReading { get; } =
        Gauge(
            "reading.last_success.timestamp",
            "s",
            MetricSource.Tables,
            "When the last complete reading of any account of the platform began, in Unix time.",
            "platform"
        );

    internal static MetricDefinition AccessesPaused { get; } =
        Gauge("accesses.paused", "{access}", MetricSource.Tables, "Accesses that wait for their platform's limit to end.", "platform");

    internal static MetricDefinition EnquiriesOpen { get; } =
        Gauge("enquiries.open", "{enquiry}", MetricSource.Tables, "Enquiries that wait, by where they stand.", "platform", "standing");

    internal static MetricDefinition NoticesWaiting { get; } =
        Gauge("notices.waiting", "{notice}", MetricSource.Tables, "Notices whose letter is still to be written.");

    internal static MetricDefinition LettersWaiting { get; } =
        Gauge("letters.waiting", "{letter}", MetricSource.Tables, "Letters that were written and have not left.");

    internal static MetricDefinition LettersDue { get; } =
        Gauge("letters.due", "{letter}", MetricSource.Tables, "Letters that are to be sent now.");

    internal static MetricDefinition LettersHeld { get; } =
        Gauge("letters.held", "{letter}", MetricSource.Tables, "Letters in doubt that a person has to settle; counted every five minutes.");

    internal static MetricDefinition Quarantine { get; } =
        Gauge("outbox.quarantine", "", MetricSource.Tables, "Whether nothing is sent until a person releases it: 1 or 0.");

    internal static MetricDefinition OldestWaitingAge { get; } =
        Gauge(
            "letters.oldest_waiting.age",
            "s",
            MetricSource.Tables,
            "How long ago the oldest letter that has not left was written; 0 when none waits."
        );

    internal static MetricDefinition OldestDueAge { get; } =
        Gauge("letters.oldest_due.age", "s", MetricSource.Tables, "For how long the oldest letter has been due; 0 when none is.");

    internal static MetricDefinition LastDigest { get; } =
        Gauge("digest.last.timestamp", "s", MetricSource.Tables, "Until when the last settled digest tells, in Unix time.");

    internal static MetricDefinition DigestDue { get; } =
        Gauge("digest.due.timestamp", "s", MetricSource.Tables, "When the next digest is due, in Unix time.");

    internal static MetricDefinition Setbacks { get; } =
        Gauge("setbacks", "{row}", MetricSource.Tables, "Rows that were set aside and are not done yet.", "job_name");

    /// <summary>All of them, by name.</summary>
    internal static IReadOnlyList<MetricDefinition> All { get; } =
    [
        .. new[]
        {
            Readings,
            ReadingDuration,
            Calls,
            Reads,
            ReadsCost,
            EnquiriesFound,
            NoticesDecided,
            LettersWritten,
            Letters,
            LeasesLost,
            JobDuration,
            JobFailures,
            JobLastSuccess,
            SetAside,
            Findings,
            Mended,
            Unmended,
            LastRound,
            Heartbeats,
            LastHeartbeat,
            Build,
            DatabaseUp,
            Accounts,
            LastReading,
            AccessesPaused,
            EnquiriesOpen,
            NoticesWaiting,
            LettersWaiting,
            LettersDue,
            LettersHeld,
            Quarantine,
            OldestWaitingAge,
            OldestDueAge,
            LastDigest,
            DigestDue,
            Setbacks,
        }.OrderBy(metric => metric.Name, StringComparer.Ordinal),
    ];

    private static MetricDefinition Counter(string name, string unit, string description, params string[] labels) =>
        new(Prefix + name, MetricKind.Counter, unit, description, labels);

    private static MetricDefinition Gauge(string name, string unit, MetricSource source, string description, params string[] labels) =>
        new(Prefix + name, MetricKind.Gauge, unit, description, labels) { Source = source };
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>
/// Looks in the tables alone for what must not be there, whatever made it: mends what it can, counts and tells the rest, and lets the dead man's switch
/// know when all is well. It makes no letter and no notice itself; it asks those jobs to look again whose work they are.
/// </summary>
/// <remarks>No part of a play: what it would mend there, the play must show.</remarks>
internal sealed partial class ReconcileJob(
    IDbContextFactory<MonitorDbContext> databases,
    IEnumerable<IInvariant> invariants,
    TickOptions ticks,
    LastRound lastRound,
    Heartbeat heartbeat,
    MonitorMetrics metrics,
    ILogger<ReconcileJob> logger
) : IMonitorJob
{
    private const int KeysShown = 5;

    /// <summary>What stands still in a quarantine, and rightly so.</summary>
    private static readonly FindingKind[] OfTelling = [FindingKind.LateNotice, FindingKind.LateDigest, FindingKind.LateLetter];

    private readonly IInvariant[] invariants = [.. invariants];
    private readonly Duration interval = Duration.FromTimeSpan(ticks.Reconcile);
    private readonly Wakefulness wakefulness = new(Duration.FromTimeSpan(ticks.Reconcile));
    private HashSet<(FindingKind Kind, string Key)> mended = [];

    /// <inheritdoc/>
    public async Task RunAsync(Instant now, CancellationToken cancellationToken)
    {
        Duration awake = wakefulness.Tick(now);
        if (await LookAsync(now, awake, cancellationToken) is { } round)
        {
            await heartbeat.TellAsync(round, now, cancellationToken);
        }
    }

    /// <returns>The round; null when another replica has the turn, or had it in this interval.</returns>
    private async Task<ReconcileRound?> LookAsync(Instant now, Duration awake, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction? turn = await Turns.TryTakeAsync(db, nameof(ReconcileJob), cancellationToken);
        if (turn is null)
        {
            return null;
        }

        if (await ReconcileNote.ReadAsync(db, cancellationToken) is { } last && IsOfThisInterval(last.At, now))
        {
            Keep(last);
            return null;
        }

        QuarantineNote? quarantine = await QuarantineNote.ReadAsync(db, cancellationToken);
        bool isQuarantined = quarantine is { IsOver: false };
        awake = quarantine is { IsOver: true } over ? Duration.Min(awake, now - over.At) : awake; // what waited in it is caught up with
        List<Found> found = [];
        bool isCatchingUp = false;
        foreach (IInvariant invariant in invariants.Where(invariant => !isQuarantined || invariant is not MissingDigests))
        {
            bool counts = awake >= invariant.Patience;
            IReadOnlyList<Found> wrong =
            [
                .. (await invariant.CheckAsync(db, now, mends: counts, cancellationToken)).Where(one =>
                    !isQuarantined || !OfTelling.Contains(one.Kind)
                ),
            ];
            found.AddRange(counts ? wrong : []);
            isCatchingUp |= !counts && wrong.Count > 0;
        }

        HashSet<(FindingKind Kind, string Key)> before = mended;
        ReconcileRound round = new(now, [.. found.GroupBy(one => one.Kind).Select(kind => Count([.. kind], before))], isCatchingUp)
        {
            IsQuarantined = isQuarantined,
        };
        await ReconcileNote.WriteAsync(db, round, cancellationToken);
        _ = await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        mended = [.. found.Where(one => one.IsMended).SelectMany(one => one.Keys.Select(key => (one.Kind, key)))];
        Keep(round);
        Tell(round, found);
        return round;
    }

    /// <summary>Whether a round counts for now too; one that lies in the future was timed by a clock that was wrong.</summary>
    private bool IsOfThisInterval(Instant at, Instant now) => at <= now + (interval / 2) && now - at < interval * 0.9;

    private void Keep(ReconcileRound round)
    {
        lastRound.Keep(round);
        metrics.KeepRound(
            new RoundFacts(
                round.At,
                Enum.GetValues<FindingKind>()
                    .ToDictionary(kind => MetricLabels.Of(kind), kind => round.Of(kind).Unmended, StringComparer.Ordinal)
            )
        );
    }

    private static Finding Count(Found[] found, HashSet<(FindingKind Kind, string Key)> before) =>
        new(
            found[0].Kind,
            found.Sum(one => one.Keys.Count),
            found.Where(one => one.IsMended).Sum(one => one.Keys.Count(key => !before.Contains((one.Kind, key))))
        );

    private void Tell(ReconcileRound round, List<Found> found)
    {
        foreach (FindingKind kind in Enum.GetValues<FindingKind>())
        {
            metrics.Reconciled(MetricLabels.Of(kind), round.Of(kind).Count, round.Of(kind).Mended);
        }

        foreach (Finding finding in round.Findings)
        {
            string[] keys = [.. found.Where(one => one.Kind == finding.Kind).SelectMany(one => one.Keys)];
            string shown = string.Join(", ", keys.Take(KeysShown)) + (keys.Length > KeysShown ? ", …" : string.Empty);
            LogFound(finding, shown);
        }

        LogRound(round.Findings.Sum(finding => finding.Count), round.Findings.Sum(finding => finding.Mended), round.IsCatchingUp);
    }

    /// <summary>Each kind has an event id of its own, so that an alarm can be set on one.</summary>
    private void LogFound(Finding finding, string keys)
    {
        string more = finding.Count >= Found.Most ? " or more" : string.Empty;
#pragma warning disable CA1848, CA1873 // a line of a few a day at worst, whose event id is the kind's
        logger.Log(
            finding.Mended == finding.Count ? LogLevel.Warning : LogLevel.Error,
            new EventId((int)finding.Kind, finding.Kind.ToString()),
            "Found {Count}{More} {What}, and mended {Mended}: {Keys}.",
            finding.Count,
            more,
            FindingWords.Of(finding.Kind),
            finding.Mended,
            keys
        );
#pragma warning restore CA1848, CA1873
    }

    [LoggerMessage(
        6004,
        LogLevel.Debug,
        "Looked for what must not be: found {Found}, mended {Mended}; catching up: {IsCatchingUp}.",
        EventName = "TablesLookedOver"
    )]
    private partial void LogRound(int found, int mended, bool isCatchingUp);
}

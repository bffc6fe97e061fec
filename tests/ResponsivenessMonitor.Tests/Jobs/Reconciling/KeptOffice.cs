using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Reconciling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Telemetry;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Jobs.Reconciling;

/// <summary>An office in which nothing is wrong, and the one who looks whether anything is.</summary>
internal sealed class KeptOffice : IAsyncDisposable
{
    private static readonly Duration Interval = Duration.FromMinutes(5);

    private readonly LastRound lastRound = new();
    private ReconcileJob job = null!;

    private KeptOffice(Office office) => Office = office;

    internal Office Office { get; }

    internal Lines Log { get; } = new();

    internal Instant Now => Office.Time.Now;

    /// <summary>What the last round found.</summary>
    internal ReconcileRound Round => lastRound.Latest ?? throw new InvalidOperationException("There was no round.");

    internal static async Task<KeptOffice> OpenAsync(
        DatabaseProvider provider,
        string now = "2026-06-09T12:00",
        MonitoringOptions? monitoring = null
    )
    {
        KeptOffice kept = new(await Office.OpenAsync(provider, now));
        await kept.Office.ChangeAsync(async db =>
        {
            foreach (Watch watch in await db.Watches.ToListAsync())
            {
                watch.NextReviewAt = watch.NextVisitLookAt = kept.Now + Duration.FromDays(1);
                watch.Access = new PlatformAccess { Platform = Platform.X, Credential = AccountAccess.Replay }; // which no script plays
            }
        });
        await kept.Office.RunAsync<PlanDigestsJob>();
        kept.Restart(monitoring);
        return kept;
    }

    /// <summary>One who is at work for long enough to tell what is wrong from what is left from before.</summary>
    internal static async Task<KeptOffice> AwakeAsync(DatabaseProvider provider, string now = "2026-06-09T12:00")
    {
        KeptOffice kept = await OpenAsync(provider, now);
        for (int tick = 0; tick < 4; tick++)
        {
            await kept.TickAsync();
        }

        Assert.That(kept.Round.IsWell, kept.Round.Because);
        return kept;
    }

    /// <summary>The process begins anew.</summary>
    internal void Restart(MonitoringOptions? monitoring = null) => job = Another(lastRound, monitoring);

    /// <summary>One more process on the same database.</summary>
    internal ReconcileJob Another(LastRound last, MonitoringOptions? monitoring = null) =>
        new(
            Office.Get<IDbContextFactory<MonitorDbContext>>(),
            Office.Services.GetServices<IInvariant>(),
            new TickOptions(),
            last,
            new Heartbeat(monitoring ?? new MonitoringOptions(), Office.Get<MonitorMetrics>(), new Lines<Heartbeat>(Log)),
            Office.Get<MonitorMetrics>(),
            new Lines<ReconcileJob>(Log)
        );

    /// <summary>Five minutes pass, and it looks.</summary>
    internal async Task TickAsync()
    {
        Office.Time.Advance(Interval);
        await job.RunAsync(Now, CancellationToken.None);
    }

    /// <summary>What the round after the next tick found: kind, count, mended.</summary>
    internal async Task<string> FoundAsync()
    {
        await TickAsync();
        return string.Join(", ", Round.Findings.Select(finding => $"{finding.Kind} {finding.Count} {finding.Mended}"));
    }

    /// <summary>Breaks, or changes, the account's watch.</summary>
    internal Task WatchAsync(Action<Watch> change) =>
        Office.ChangeAsync(async db =>
            change(await db.Watches.Include(watch => watch.Access).SingleAsync(watch => watch.AccountId == Office.Account.Id))
        );

    internal async Task<Watch> WatchAsync() => (await WatchesAsync()).Single();

    internal Task<List<Watch>> WatchesAsync() => Office.ReadAsync(db => db.Watches.OrderBy(watch => watch.AccountId));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Office.DisposeAsync();

    /// <summary>What was logged.</summary>
    internal sealed class Lines
    {
        internal List<(LogLevel Level, EventId Event, string Text)> Said { get; } = [];

        internal ILogger<T> For<T>() => new Lines<T>(this);

        internal IEnumerable<string> Loud => Said.Where(line => line.Level >= LogLevel.Information).Select(line => line.Text);
    }

    private sealed class Lines<T>(Lines lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Said.Add((logLevel, eventId, formatter(state, exception)));
    }
}

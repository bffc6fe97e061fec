using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>Looks at the tables every fifteen seconds, however often somebody asks.</summary>
internal sealed partial class FactsLoop(
    IDbContextFactory<MonitorDbContext> databases,
    FactsBoard board,
    TimeProvider time,
    ILogger<FactsLoop> logger
) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>A database that takes longer does not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly Duration BetweenCountsOfHeld = Duration.FromMinutes(5);

    private (Instant At, int Count)? held;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, time);
        do
        {
            await LookAsync(stoppingToken);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(Patience);
        bool? was = board.IsUp;
        try
        {
            Instant now = time.Present();
            int? known = held is { } lately && now >= lately.At && now - lately.At < BetweenCountsOfHeld ? lately.Count : null;
            await using MonitorDbContext db = await databases.CreateDbContextAsync(enough.Token);
            TableFacts facts = await FactsQuery.ReadAsync(db, now, known, enough.Token);
            held = known is null ? (now, facts.Letters.Held) : held;
            board.Keep(facts);
            if (was == false)
            {
                LogAnswers();
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is, the figures of the tables are not known now; the next look tries again.
            board.Keep(facts: null);
            if (was != false)
            {
                LogDoesNotAnswer(fault.GetType().Name);
            }
        }
    }

    [LoggerMessage(
        7001,
        LogLevel.Warning,
        "The database does not answer the look at its tables ({Fault}); metrics that come from them are left out.",
        EventName = "TablesUnknown"
    )]
    private partial void LogDoesNotAnswer(string fault);

    [LoggerMessage(7002, LogLevel.Information, "The database answers the look at its tables again.", EventName = "TablesKnownAgain")]
    private partial void LogAnswers();
}

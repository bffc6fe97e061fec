using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Pruning;

namespace ResponsivenessMonitor.Demo;

/// <summary>
/// Plays an installation: moves the clock to the next instant at which anything is due, does what people do then, and has every job done in one
/// fixed order. The clock stands in the database, so that a play that was killed goes on where it was and ends with the same letters.
/// </summary>
internal sealed class DemoPlayer(IServiceProvider services, Play play, PlayedTime time)
{
    /// <summary>Rounds at one instant at most: more would mean that something is due again and again.</summary>
    private const int MostRounds = 50;

    /// <summary>What is kept no longer is erased by the whole hour, so that a play that goes on erases when it would have.</summary>
    private static readonly Duration Hour = Duration.FromHours(1);

    private const string Due = """
        select min(next_poll_at) as at from watches
        union all select min(next_visit_look_at) from watches
        union all select min(next_review_at) from watches
        union all select min(next_look_at) from enquiries
        union all select min(deliver_at) from notices
        union all select min(due_at) from digests
        union all select min(send_at) from letters
        """;

    private const string OnSqlite = $"""select at as "Value" from ({Due}) as due""";
    private const string OnPostgres = $"""select cast(extract(epoch from at) * 1000000 as bigint) as "Value" from ({Due}) as due""";

    private readonly IDbContextFactory<MonitorDbContext> databases = services.GetRequiredService<IDbContextFactory<MonitorDbContext>>();
    private readonly IReadOnlyList<IMonitorJob> jobs = [.. AllJobs.InOrder.Select(type => (IMonitorJob)services.GetRequiredService(type))];
    private readonly IMonitorJob prune = services.GetRequiredService<PruneJob>();
    private readonly PeopleActs people = new(services, play);

    /// <summary>Plays to the end.</summary>
    /// <param name="progress">Is told how far the play is, from 0 to 1.</param>
    /// <param name="cancellationToken">Stops it; it goes on from there the next time.</param>
    internal async Task PlayAsync(Action<double> progress, CancellationToken cancellationToken)
    {
        PlayedClock clock = await ClockAsync(cancellationToken);
        while (!clock.IsFinished)
        {
            time.Now = clock.Now;
            int actsDone = await people.DoAsync(clock.ActsDone, clock.Now, cancellationToken);
            Instant next = await SettleAsync(clock.Now, actsDone, cancellationToken);
            clock = await MoveAsync(clock.Now, next, actsDone, cancellationToken);
            progress(Math.Clamp((clock.Now - play.From) / (play.To - play.From), 0, 1));
        }

        time.Now = play.To;
    }

    /// <summary>Has the jobs done until nothing is due any more.</summary>
    /// <returns>The next instant at which something is.</returns>
    private async Task<Instant> SettleAsync(Instant now, int actsDone, CancellationToken cancellationToken)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            foreach (IMonitorJob job in jobs.Where(job => job != prune || now == HourOf(now)))
            {
                await job.RunAsync(now, cancellationToken);
            }

            Instant next = await NextDueAsync(cancellationToken);
            if (next > now)
            {
                return Instant.Min(Instant.Min(next, people.NextAt(actsDone) ?? Instant.MaxValue), HourOf(now) + Hour);
            }
        }

        throw new InvalidOperationException($"At {now} something stayed due after {MostRounds} rounds.");
    }

    private static Instant HourOf(Instant now) =>
        Instant.FromUnixTimeTicks(now.ToUnixTimeTicks() / NodaConstants.TicksPerHour * NodaConstants.TicksPerHour);

    private async Task<Instant> NextDueAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        List<long?> due = await db
            .Database.SqlQueryRaw<long?>(db.Database.IsNpgsql() ? OnPostgres : OnSqlite)
            .ToListAsync(cancellationToken);
        return due.OfType<long>().Select(stored => Instant.FromUnixTimeTicks(stored * 10)).Append(Instant.MaxValue).Min();
    }

    private async Task<PlayedClock> ClockAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.PlayedClocks.AsNoTracking().SingleAsync(cancellationToken);
    }

    /// <summary>Moves the clock. At the end everything is read once more, so that what was played to the last is known.</summary>
    private async Task<PlayedClock> MoveAsync(Instant now, Instant next, int actsDone, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        PlayedClock clock = await db.PlayedClocks.SingleAsync(cancellationToken);
        (clock.Now, clock.ActsDone, clock.IsFinished) = (Instant.Min(next, play.To), actsDone, now >= play.To);
        if (next >= play.To && now < play.To)
        {
            _ = await db
                .Watches.Where(watch => watch.NextPollAt > play.To)
                .ExecuteUpdateAsync(update => update.SetProperty(watch => watch.NextPollAt, play.To), cancellationToken);
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return clock;
    }
}

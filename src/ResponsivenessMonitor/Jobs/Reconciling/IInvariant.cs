using NodaTime;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>Something that holds of the tables at all times, or soon after the service began to work.</summary>
internal interface IInvariant
{
    /// <summary>How long the service must have been at work before what it finds is wrong and not just left from before.</summary>
    Duration Patience { get; }

    /// <summary>Looks for what is wrong; saving is the caller's.</summary>
    /// <param name="db">The database, in the transaction of the round.</param>
    /// <param name="now">The present.</param>
    /// <param name="mends">Whether it is to mend what it can.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>What is wrong; nothing as a rule.</returns>
    Task<IReadOnlyList<Found>> CheckAsync(MonitorDbContext db, Instant now, bool mends, CancellationToken cancellationToken);
}

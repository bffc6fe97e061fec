using NodaTime;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Jobs;

/// <summary>What a job that only touches the database does with the rows that are due.</summary>
/// <param name="Job">The job; one replica at a time has its turn.</param>
/// <param name="Subject">What a row is called, such as <c>enquiry</c>; its number follows.</param>
/// <param name="Due">The keys of the rows that are due by an instant, in the order in which they are worked on.</param>
internal sealed record DueWork(string Job, string Subject, Func<MonitorDbContext, Instant, IQueryable<long>> Due)
{
    /// <summary>Whether the rows are enquiries.</summary>
    internal bool IsOfEnquiries => string.Equals(Subject, "enquiry", StringComparison.Ordinal);

    /// <summary>How many rows are worked on in one turn.</summary>
    internal required int BatchSize { get; init; }

    /// <summary>Works on the rows of these keys; saving is the caller's.</summary>
    internal required Func<MonitorDbContext, long[], Instant, CancellationToken, Task> DoAsync { get; init; }

    /// <summary>Has one row fall due later, if it is due now.</summary>
    internal required Func<MonitorDbContext, long, Instant, Instant, CancellationToken, Task> PutOffAsync { get; init; }

    /// <summary>The fail point before the end of the transaction.</summary>
    internal required string BeforeCommit { get; init; }

    /// <summary>The fail point after it.</summary>
    internal required string Committed { get; init; }
}

using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Jobs.Pruning;
using ResponsivenessMonitor.Jobs.Review;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Jobs.Visits;
using ResponsivenessMonitor.Jobs.Writing;

namespace ResponsivenessMonitor.Jobs;

/// <summary>The jobs in the one order in which they are played: read, decide, tell, tidy up. A play is not reconciled: it has to show its faults.</summary>
internal static class AllJobs
{
    internal static IReadOnlyList<Type> InOrder { get; } =
    [
        typeof(PollAccountsJob),
        typeof(AssessEnquiriesJob),
        typeof(CheckVisitsJob),
        typeof(ReviewAccountsJob),
        typeof(PlanDigestsJob),
        typeof(WriteLettersJob),
        typeof(SendLettersJob),
        typeof(PruneJob),
    ];
}

namespace ResponsivenessMonitor.Crashes;

/// <summary>The places at which a process can be made to die, in the order in which news pass through them.</summary>
internal static class FailPoints
{
    internal const string MigrateBegun = "migrate.begun";
    internal const string MigrateBetween = "migrate.between";
    internal const string MigrateApplied = "migrate.applied";
    internal const string PollClaimed = "poll.claimed";
    internal const string PollRead = "poll.read";
    internal const string PollFenced = "poll.fenced";
    internal const string PollBeforeCommit = "poll.before-commit";
    internal const string PollCommitted = "poll.committed";
    internal const string AssessLoaded = "assess.loaded";
    internal const string AssessBeforeCommit = "assess.before-commit";
    internal const string AssessCommitted = "assess.committed";
    internal const string VisitsBeforeCommit = "visits.before-commit";
    internal const string VisitsCommitted = "visits.committed";
    internal const string ReviewBeforeCommit = "review.before-commit";
    internal const string ReviewCommitted = "review.committed";
    internal const string DigestsBeforeCommit = "digests.before-commit";
    internal const string DigestsCommitted = "digests.committed";
    internal const string WriteWritten = "write.written";
    internal const string WriteBeforeCommit = "write.before-commit";
    internal const string WriteCommitted = "write.committed";
    internal const string SendClaimed = "send.claimed";
    internal const string SendBegun = "send.begun";
    internal const string SendHalfRead = "send.half-read";
    internal const string SendReadWhole = "send.read-whole";
    internal const string SendAccepted = "send.accepted";
    internal const string SendBeforeCommit = "send.before-commit";
    internal const string SendCommitted = "send.committed";
    internal const string PruneBeforeCommit = "prune.before-commit";
    internal const string PruneCommitted = "prune.committed";

    /// <summary>All of them; what is not here cannot be armed.</summary>
    internal static IReadOnlyList<string> All { get; } =
    [
        MigrateBegun,
        MigrateBetween,
        MigrateApplied,
        PollClaimed,
        PollRead,
        PollFenced,
        PollBeforeCommit,
        PollCommitted,
        AssessLoaded,
        AssessBeforeCommit,
        AssessCommitted,
        VisitsBeforeCommit,
        VisitsCommitted,
        ReviewBeforeCommit,
        ReviewCommitted,
        DigestsBeforeCommit,
        DigestsCommitted,
        WriteWritten,
        WriteBeforeCommit,
        WriteCommitted,
        SendClaimed,
        SendBegun,
        SendHalfRead,
        SendReadWhole,
        SendAccepted,
        SendBeforeCommit,
        SendCommitted,
        PruneBeforeCommit,
        PruneCommitted,
    ];
}

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>How a replayed platform hands out what it has.</summary>
/// <param name="PageSize">The most events on a page, without those read again; at least one.</param>
/// <param name="Overlap">How many events before the bookmark are given again, as platforms do that cannot tell where exactly one was.</param>
internal sealed record ReplayRules(int PageSize = 50, int Overlap = 2);

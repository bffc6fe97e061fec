namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>What was learnt of a server while this process runs; what is forgotten is found out again.</summary>
internal sealed class MastodonSupport
{
    /// <summary>Whether it takes the types of notifications that are asked for, be it by passing them over.</summary>
    internal bool KnowsTypes { get; set; } = true;

    /// <summary>Whether it gives several statuses at once.</summary>
    internal bool GivesSeveral { get; set; } = true;

    internal MastodonThreads Threads { get; } = new();
}

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>What became of asking for threads by their ids.</summary>
internal abstract record YouTubeFound
{
    private YouTubeFound() { }

    /// <summary>Those that YouTube shows; none where it says that there is no such thing.</summary>
    internal sealed record Shown(IReadOnlyList<YouTubeThread> Threads) : YouTubeFound;

    /// <summary>YouTube says nothing of them.</summary>
    /// <param name="Doubt">Why; null where comments of their video were switched off, or it was, so that nobody can answer there either.</param>
    internal sealed record Unsaid(string? Doubt) : YouTubeFound;

    /// <summary>Nothing can be asked at present.</summary>
    internal sealed record Failed(Reading Reading) : YouTubeFound;
}

namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>What became of looking at the name of a server that somebody typed, or that another server named.</summary>
internal abstract record ServerAddress
{
    private ServerAddress() { }

    /// <summary>It may be called; whether its addresses are public is seen when it is connected to.</summary>
    /// <param name="Base">Such as <c>https://mastodon.example/</c>, in plain letters.</param>
    internal sealed record Good(Uri Base) : ServerAddress;

    /// <summary>It is not called.</summary>
    /// <param name="Why">Why not, and what to write instead; without a full stop.</param>
    internal sealed record Refused(string Why) : ServerAddress;
}

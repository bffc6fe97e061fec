namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Who an account is, and where.</summary>
/// <param name="Did">Its id.</param>
/// <param name="Server">Its server.</param>
/// <param name="Handle">Its handle, as its document says; null when it says none.</param>
internal sealed record BlueskyPlace(string Did, Uri Server, string? Handle);

/// <summary>What became of looking for an account.</summary>
internal abstract record BlueskySearch
{
    private BlueskySearch() { }

    /// <summary>It is there.</summary>
    internal sealed record Found(BlueskyPlace Place) : BlueskySearch;

    /// <summary>It is not, or nobody could say.</summary>
    /// <param name="Reading">What a reading returns for it.</param>
    /// <param name="Why">What is wrong, in words; without a full stop.</param>
    /// <param name="Mend">What to do about it; without a full stop.</param>
    internal sealed record Ended(Reading Reading, string Why, string Mend) : BlueskySearch;
}

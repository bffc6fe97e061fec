using NodaTime;

namespace ResponsivenessMonitor.Platforms.Tokens;

/// <summary>Tokens that are in use.</summary>
/// <param name="Key">Whose they are.</param>
/// <param name="Kept">How they are kept; null where the secret itself is the token.</param>
/// <param name="Tokens">The tokens.</param>
internal sealed record TokenSession(SessionKey Key, KeptSession? Kept, GrantedTokens Tokens)
{
    /// <summary>Whether they are renewed without a person.</summary>
    internal bool IsRenewable { get; init; }

    /// <summary>From when on only a person can renew them; null where that never comes, or nobody says.</summary>
    internal Instant? OnlyPersonsFrom =>
        IsRenewable || Tokens.Ends is not { } end ? Tokens.ConsentEnds
        : Tokens.ConsentEnds < end ? Tokens.ConsentEnds
        : end;

    public override string ToString() => nameof(TokenSession);
}

/// <summary>What became of asking for tokens to call by.</summary>
internal abstract record TokenEntry
{
    private TokenEntry() { }

    /// <summary>They are there.</summary>
    internal sealed record Open(TokenSession Session) : TokenEntry;

    /// <summary>There are none.</summary>
    /// <param name="Reading">What a reading returns for it.</param>
    /// <param name="Why">What is wrong, in words; without a full stop.</param>
    /// <param name="Mend">What to do about it; without a full stop.</param>
    internal sealed record Ended(Reading Reading, string Why, string Mend) : TokenEntry;
}

using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Whether the owner of a token is told that it will expire (policy §4, §6).</summary>
public abstract record TokenWarning
{
    private TokenWarning() { }

    /// <summary>Nothing to say before the instant.</summary>
    /// <param name="Until">The next warning, or the expiry when all were given.</param>
    public sealed record NotYet(Instant Until) : TokenWarning;

    /// <summary>The owner is warned.</summary>
    /// <param name="Before">Which warning: so long before the expiry it fell due. What is left may be less.</param>
    /// <param name="DueAt">When it fell due.</param>
    public sealed record Due(Duration Before, Instant DueAt) : TokenWarning;

    /// <summary>Too late to warn: from here on it is a lost access.</summary>
    /// <param name="Since">The expiry.</param>
    public sealed record Expired(Instant Since) : TokenWarning;
}

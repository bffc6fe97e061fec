using NodaTime;

namespace ResponsivenessMonitor.Mail.Graph;

/// <summary>What came of asking for a token.</summary>
internal abstract record GraphToken
{
    private GraphToken() { }

    /// <summary>A token.</summary>
    /// <param name="Value">It; as secret as a password.</param>
    /// <param name="RenewAt">From when another one is asked for, some time before it ends.</param>
    internal sealed record Granted(string Value, Instant RenewAt) : GraphToken
    {
        /// <summary>Never the token.</summary>
        public override string ToString() => "(token)";
    }

    /// <summary>None, for now.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    /// <param name="Wait">How long whoever gives them asks to be left alone, or null.</param>
    internal sealed record NotGranted(string Reason, Duration? Wait = null) : GraphToken;
}

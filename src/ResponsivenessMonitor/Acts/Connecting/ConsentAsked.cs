using NodaTime;

namespace ResponsivenessMonitor.Acts.Connecting;

/// <summary>What became of asking for consent.</summary>
internal abstract record ConsentAsked
{
    private ConsentAsked() { }

    /// <summary>Somebody who manages the account may give it now.</summary>
    /// <param name="Page">Where.</param>
    /// <param name="Redirect">Where that page leads to afterwards; it has to be registered with the app.</param>
    /// <param name="Until">Until when.</param>
    /// <param name="State">By which it is known.</param>
    internal sealed record Link(Uri Page, Uri Redirect, Instant Until, string State) : ConsentAsked
    {
        /// <summary>As whom one has to be signed in there, such as <c>signed in to X as @librarydesk</c>.</summary>
        internal required string SignedIn { get; init; }
    }

    /// <summary>It cannot be asked for.</summary>
    /// <param name="Why">Why, and what to do, as a sentence.</param>
    internal sealed record Not(string Why) : ConsentAsked;
}

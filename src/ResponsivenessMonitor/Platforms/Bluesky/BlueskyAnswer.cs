using System.Net;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>What a server of the network answered.</summary>
internal abstract record BlueskyAnswer<T>
    where T : class
{
    private BlueskyAnswer() { }

    /// <summary>What was asked for.</summary>
    internal sealed record Good(T Value) : BlueskyAnswer<T>;

    /// <summary>A refusal with its name.</summary>
    /// <param name="Status">The status.</param>
    /// <param name="Error">The refusal's name, such as ExpiredToken; empty where there is none.</param>
    /// <param name="Message">What it says beside that; may hold the account's name.</param>
    internal sealed record Refused(HttpStatusCode Status, string Error, string Message) : BlueskyAnswer<T>;

    /// <summary>Too many calls.</summary>
    internal sealed record Limited(Instant Until) : BlueskyAnswer<T>;

    /// <summary>No answer, or nonsense.</summary>
    /// <param name="Reason">What happened.</param>
    /// <param name="IsRefused">Whether it is us who do not call there.</param>
    internal sealed record Failed(string Reason, bool IsRefused = false) : BlueskyAnswer<T>;
}

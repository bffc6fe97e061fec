using NodaTime;

namespace ResponsivenessMonitor.Platforms;

/// <summary>How a platform shows an account that is there.</summary>
/// <param name="AuthorId">The platform's own id of it.</param>
/// <param name="LastPostAt">Its last post or reply, or null where the platform does not say or there is none.</param>
internal abstract record AccountProfile(string AuthorId, Instant? LastPostAt)
{
    /// <summary>It is there, as it was.</summary>
    internal sealed record Live(string AuthorId, Instant? LastPostAt) : AccountProfile(AuthorId, LastPostAt);

    /// <summary>It has another handle now; its slug stays.</summary>
    internal sealed record Renamed(string AuthorId, Instant? LastPostAt, string Handle) : AccountProfile(AuthorId, LastPostAt);

    /// <summary>It says that it moved elsewhere.</summary>
    internal sealed record Moved(string AuthorId, Instant? LastPostAt, string To) : AccountProfile(AuthorId, LastPostAt);

    /// <summary>Only its followers see it.</summary>
    internal sealed record Protected(string AuthorId, Instant? LastPostAt) : AccountProfile(AuthorId, LastPostAt);

    /// <summary>The platform limits whom it reaches.</summary>
    internal sealed record Limited(string AuthorId, Instant? LastPostAt) : AccountProfile(AuthorId, LastPostAt);
}

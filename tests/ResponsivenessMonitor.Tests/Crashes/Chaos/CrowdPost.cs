using NodaTime;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>Something that was published on the scripted platform.</summary>
/// <param name="Id">Its id, which grows.</param>
/// <param name="Author">A member of the public; null for the official account.</param>
/// <param name="Text">Its words.</param>
/// <param name="At">When its author's server says that it was published.</param>
/// <param name="ToldAt">When the account's own server says that it told the account of it.</param>
/// <param name="ShownFrom">From when on the server shows it at all: later than it says where it comes late.</param>
/// <param name="Parent">What it replies to, or null.</param>
internal sealed record CrowdPost(long Id, string? Author, string Text, Instant At, Instant ToldAt, Instant ShownFrom, CrowdPost? Parent);

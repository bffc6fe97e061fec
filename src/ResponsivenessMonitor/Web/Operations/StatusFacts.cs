using NodaTime;

namespace ResponsivenessMonitor.Web.Operations;

/// <summary>How the service stands at an instant: ages in whole seconds beside the instants they are of; null for what is not known or was never.</summary>
/// <param name="At">The present, and whose it is.</param>
/// <param name="Replica">The process that answers, by the name under which it holds leases.</param>
/// <param name="Version">The program's.</param>
/// <param name="Database">Whether the tables answered the last look at them.</param>
/// <param name="Platforms">By name; null while the database does not answer.</param>
/// <param name="Letters">Null while the database does not answer.</param>
/// <param name="Digest">Null while the database does not answer.</param>
/// <param name="Reconciler">The last look for what must not be.</param>
/// <param name="Heartbeat">The dead man's switch.</param>
/// <param name="Jobs">When a tick of each job last ended well in this process.</param>
internal sealed record StatusFacts(
    Instant At,
    string Replica,
    string Version,
    DatabaseStatus Database,
    IReadOnlyDictionary<string, PlatformStatus>? Platforms,
    LetterStatus? Letters,
    DigestStatus? Digest,
    ReconcilerStatus Reconciler,
    HeartbeatStatus Heartbeat,
    IReadOnlyDictionary<string, Moment> Jobs
);

/// <summary>When something was.</summary>
/// <param name="At">When.</param>
/// <param name="AgeSeconds">How long ago; negative for what is to come.</param>
internal sealed record Moment(Instant At, long AgeSeconds)
{
    internal static Moment? Of(Instant? at, Instant now) => at is { } known ? new Moment(known, (long)(now - known).TotalSeconds) : null;
}

/// <param name="IsUp">Whether it answers; null before the first look is over.</param>
/// <param name="Looked">When the tables were last looked at.</param>
internal sealed record DatabaseStatus(bool? IsUp, Moment? Looked);

/// <param name="LastReading">The last complete reading of any of its accounts.</param>
/// <param name="Accounts">Accounts in force, by whether they are read.</param>
/// <param name="Open">Enquiries that wait, by where they stand.</param>
internal sealed record PlatformStatus(
    Moment? LastReading,
    IReadOnlyDictionary<string, int> Accounts,
    IReadOnlyDictionary<string, int> Open
);

/// <param name="Waiting">Letters that have not left.</param>
/// <param name="Due">Those of them that are to be sent now.</param>
/// <param name="Held">Those that a person has to settle.</param>
/// <param name="OldestWritten">When the oldest that waits was written.</param>
/// <param name="OldestDue">Since when the oldest is due.</param>
/// <param name="Quarantine">Why nothing is sent until a person releases it; null while letters leave.</param>
internal sealed record LetterStatus(int Waiting, int Due, int Held, Moment? OldestWritten, Moment? OldestDue, string? Quarantine);

/// <param name="Last">Until when the last settled one tells.</param>
/// <param name="Next">When the next is due.</param>
internal sealed record DigestStatus(Moment? Last, Moment? Next);

/// <param name="Last">The last round, whichever process made it.</param>
/// <param name="IsWell">Whether nothing wants a person, and nothing is late; null before the first round.</param>
/// <param name="IsCatchingUp">Whether something is late only because the service has not been at work for long; null before the first round.</param>
/// <param name="Unmended">What does, by kind.</param>
internal sealed record ReconcilerStatus(Moment? Last, bool? IsWell, bool? IsCatchingUp, IReadOnlyDictionary<string, int> Unmended);

/// <param name="IsStated">Whether there is one.</param>
/// <param name="Last">When this process last called it.</param>
internal sealed record HeartbeatStatus(bool IsStated, Moment? Last);

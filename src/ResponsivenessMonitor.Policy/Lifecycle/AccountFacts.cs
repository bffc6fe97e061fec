using NodaTime;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>All that the signs of a live account are read from (¶15 e; policy §4).</summary>
/// <remarks>A lost access of ours is not among them: what we cannot see is no sign.</remarks>
/// <param name="MonitoredSince">From when on the account is watched.</param>
/// <param name="KnownTo">The start of its last complete reading, or null if there was none; gone-like answers never move it.</param>
public sealed record AccountFacts(Instant MonitoredSince, Instant? KnownTo)
{
    /// <summary>The unbroken row of gone-like answers, or null when the platform's last answer was another one.</summary>
    public GoneAnswers? GoneAnswers { get; init; }

    /// <summary>The account's last post or reply, or null when none is known.</summary>
    public Instant? LastActivity { get; init; }

    /// <summary>The planned time from one post to the next, or null while not stated.</summary>
    public Duration? PostingInterval { get; init; }

    /// <summary>The days missed in a row up to now.</summary>
    public VisitStreak Missed { get; init; } = VisitStreak.None;

    /// <summary>The last evidence of a visit that counts, or null when none is known.</summary>
    public Instant? LastEvidence { get; init; }

    /// <summary>Its enquiries declared breached and still unanswered, in any order.</summary>
    public ValueList<LapsedEnquiry> Lapsed { get; init; } = [];

    /// <summary>Refusals of letters to the present administrator since one was last accepted, in any order.</summary>
    public ValueList<MailRefusal> Refusals { get; init; } = [];

    /// <summary>When a person said that the present administrator left, or null if nobody did.</summary>
    public Instant? AdministratorLeftAt { get; init; }

    /// <summary>When the yearly review was asked that the administrator left unconfirmed in spite of two reminders; null if there is none.</summary>
    public Instant? ReviewUnconfirmedSince { get; init; }

    /// <summary>The last local date of the account's purpose, or null when it has no planned end.</summary>
    public LocalDate? EndsOn { get; init; }

    /// <summary>The later of last post and last evidence; where neither is known, when watching began.</summary>
    public Instant LastSignOfLife =>
        (LastActivity, LastEvidence) switch
        {
            ({ } activity, { } evidence) => Instant.Max(activity, evidence),
            _ => LastActivity ?? LastEvidence ?? MonitoredSince,
        };

    /// <summary>Up to when the account's silence has been seen, no later than now; null when it was never read.</summary>
    public Instant? SeenTo(Instant now) => KnownTo is { } knownTo ? Instant.Min(knownTo, now) : null;
}

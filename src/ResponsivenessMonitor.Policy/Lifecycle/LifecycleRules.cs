using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>When an account looks defunct and what follows (¶15 e; policy §4). A day counted from an instant is 24 hours.</summary>
public sealed record LifecycleRules
{
    /// <summary>Answers in a row that must say an account is gone; default 3.</summary>
    public int GoneAnswers { get; init; } = 3;

    /// <summary>From the first of those answers to the last, before "cannot be seen" is told; default 15 minutes.</summary>
    public Duration CannotBeSeenOver { get; init; } = Duration.FromMinutes(15);

    /// <summary>From the first of those answers to the last, before they are a sign; default 24 hours.</summary>
    public Duration GoneOver { get; init; } = Duration.FromHours(24);

    /// <summary>The shortest time without post or reply that makes an account dormant; default 30 days.</summary>
    public Duration DormantAfter { get; init; } = Duration.FromDays(30);

    /// <summary>Planned posting intervals without post or reply that make an account dormant, where that is longer; default 3.</summary>
    public int DormantIntervals { get; init; } = 3;

    /// <summary>Open days without evidence of a visit that are a sign; default 10.</summary>
    public int UnvisitedOpenDays { get; init; } = 10;

    /// <summary>Enquiries that make a backlog; default 3.</summary>
    public int BacklogEnquiries { get; init; } = 3;

    /// <summary>Open days after which a breached enquiry belongs to the backlog; default 5.</summary>
    public int BacklogOpenDays { get; init; } = 5;

    /// <summary>How far back a breach may lie and still belong to the backlog; default 90 days.</summary>
    public Duration BacklogWithin { get; init; } = Duration.FromDays(90);

    /// <summary>Local dates on which an administrator's letters must have been refused; default 2.</summary>
    public int RefusedDays { get; init; } = 2;

    /// <summary>How close to a refusal, before or after it, the relay must have accepted somebody else's letter; default 1 hour.</summary>
    public Duration RelayProvenWithin { get; init; } = Duration.FromHours(1);

    /// <summary>Since the later of last post and last evidence, before dormant and unvisited alone look defunct; default 60 days.</summary>
    public Duration QuietFor { get; init; } = Duration.FromDays(60);

    /// <summary>How long "still alive" silences the signs it was said of; default 90 days.</summary>
    public Duration SilencedFor { get; init; } = Duration.FromDays(90);

    /// <summary>From asking the administrator to telling the authoriser; default 14 days.</summary>
    public Duration AuthoriserAfter { get; init; } = Duration.FromDays(14);

    /// <summary>From one letter to an authoriser about an account to the next; default 7 days.</summary>
    public Duration AuthoriserEvery { get; init; } = Duration.FromDays(7);

    /// <summary>How long before a token expires its owner is warned, longest first; default 14, 7 and 1 days.</summary>
    public ValueList<Duration> TokenWarnings { get; init; } = [Duration.FromDays(14), Duration.FromDays(7), Duration.FromDays(1)];
}

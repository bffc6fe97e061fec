using NodaTime;

namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>When registrations are confirmed and how often is asked (§5; ¶10 asks for a yearly look at the policy). A day is 24 hours.</summary>
public sealed record ReviewRules
{
    /// <summary>Calendar months from one review to the next; default 12.</summary>
    public int EveryMonths { get; init; } = 12;

    /// <summary>From asking to the first reminder; default 10 days.</summary>
    public Duration FirstReminderAfter { get; init; } = Duration.FromDays(10);

    /// <summary>From asking to the second reminder; default 20 days.</summary>
    public Duration SecondReminderAfter { get; init; } = Duration.FromDays(20);

    /// <summary>From asking to the administrator's counting as unreachable (§4); default 28 days.</summary>
    public Duration UnreachableAfter { get; init; } = Duration.FromDays(28);
}

using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Why an administrator counts as unreachable (policy §4).</summary>
public abstract record UnreachableCause
{
    private UnreachableCause() { }

    /// <summary>A person says that they left.</summary>
    /// <param name="SaidAt">When that was said.</param>
    public sealed record SaidToHaveLeft(Instant SaidAt) : UnreachableCause;

    /// <summary>Their mail server refused them as a recipient while the relay worked.</summary>
    /// <param name="On">The local dates, ascending; at least two.</param>
    public sealed record LettersRefused(ValueList<LocalDate> On) : UnreachableCause;

    /// <summary>They did not confirm the registration, two reminders in between.</summary>
    /// <param name="AskedAt">When the yearly review was asked.</param>
    public sealed record ReviewUnconfirmed(Instant AskedAt) : UnreachableCause;
}

using NodaTime;

namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>What the yearly review of a registration asks for now (§5).</summary>
public abstract record ReviewStep
{
    private ReviewStep() { }

    /// <summary>Nothing before the date.</summary>
    /// <param name="On">The local date of the next review.</param>
    public sealed record NotDue(LocalDate On) : ReviewStep;

    /// <summary>Administrator and authoriser are to be asked.</summary>
    /// <param name="DueOn">The local date on which that fell due.</param>
    public sealed record Ask(LocalDate DueOn) : ReviewStep;

    /// <summary>Those who have not confirmed are to be reminded.</summary>
    /// <param name="Number">1 or 2.</param>
    /// <param name="DueAt">When the reminder fell due.</param>
    /// <param name="Missing">Who has not confirmed; never empty.</param>
    public sealed record Remind(int Number, Instant DueAt, ValueList<ReviewParty> Missing) : ReviewStep;

    /// <summary>Asked, and nothing to do before the instant.</summary>
    /// <param name="Until">When the next step falls due: a reminder, the end of the time to confirm, or the next yearly review.</param>
    /// <param name="Missing">Who has not confirmed; never empty.</param>
    public sealed record Waiting(Instant Until, ValueList<ReviewParty> Missing) : ReviewStep;

    /// <summary>The administrator did not confirm in time, two reminders in between: a sign of a defunct account (§4).</summary>
    /// <param name="AskedAt">When the review was asked.</param>
    /// <param name="Since">When the time was up.</param>
    /// <param name="NextOn">The local date of the next review, which asks anew.</param>
    public sealed record Unreachable(Instant AskedAt, Instant Since, LocalDate NextOn) : ReviewStep;

    /// <summary>Both confirmed.</summary>
    /// <param name="At">When the later of both did.</param>
    /// <param name="NextOn">The local date of the next review.</param>
    public sealed record Confirmed(Instant At, LocalDate NextOn) : ReviewStep;
}

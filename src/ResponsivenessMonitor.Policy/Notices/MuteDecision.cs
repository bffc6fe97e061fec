using NodaTime;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>What comes of somebody's wish to have no more letters today (§6).</summary>
public abstract record MuteDecision
{
    private MuteDecision() { }

    /// <summary>Letters wait; no clock of an enquiry does.</summary>
    /// <param name="Until">The first opening of the next open day, when they leave.</param>
    /// <param name="OpenDay">The open day whose letters wait.</param>
    public sealed record Muted(Instant Until, LocalDate OpenDay) : MuteDecision;

    /// <summary>The office is closed, so nothing would come anyway.</summary>
    /// <param name="Next">The opening before which no letter comes.</param>
    public sealed record NothingToMute(Instant Next) : MuteDecision;

    /// <summary>Letters waited on this open day or the one before already: never on two running.</summary>
    /// <param name="AgainOn">The first open day on which it can be wished again.</param>
    public sealed record TooSoon(LocalDate AgainOn) : MuteDecision;
}

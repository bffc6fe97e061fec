using NodaTime;

namespace ResponsivenessMonitor.Policy.Figures;

/// <summary>When a figure is stated, and what is good (¶15 b; policy, Figures). Shares are whole percents, so that limits are exact.</summary>
public sealed record FigureRules
{
    /// <summary>What "usually achieves" (¶15 b) means, in percent; default 90.</summary>
    public int AttainmentGoal { get; init; } = 90;

    /// <summary>Enquiries below which letters, digest and report show counts only; default 10.</summary>
    public int SharesFrom { get; init; } = 10;

    /// <summary>Coverage below which a figure is not known, in percent; default 80.</summary>
    public int KnownFrom { get; init; } = 80;

    /// <summary>From its start on, how long a complete reading says how things stand; default 15 minutes.</summary>
    public Duration ReadingIsFreshFor { get; init; } = Duration.FromMinutes(15);
}

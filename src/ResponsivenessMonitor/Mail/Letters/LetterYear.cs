using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>How a year went, for the yearly look at the policy (¶10).</summary>
/// <param name="Dates">The year; both ends are in.</param>
/// <param name="Figures">The whole year; the year before is with it, where it is known.</param>
public sealed record LetterYear(DateInterval Dates, DigestFigures Figures)
{
    /// <summary>The first date of which anything is known, where that is later than the year's first; else null.</summary>
    public LocalDate? WatchedFrom { get; init; }

    /// <summary>Enquiries counted in the year.</summary>
    public int Enquiries { get; init; }

    /// <summary>Those of them that were answered, in time or late.</summary>
    public int Answered { get; init; }

    /// <summary>Those of which only monthly counts are left.</summary>
    public int Erased { get; init; }

    /// <summary>Month by month, each beside the same month of the year before, where that is known.</summary>
    public ValueList<DigestFigures> Months { get; init; } = [];

    /// <summary>On how many open days accounts were visited (¶15 c).</summary>
    public VisitShare Visits { get; init; } = new(0, 0);

    /// <summary>The same in the year before.</summary>
    public VisitShare VisitsBefore { get; init; } = new(0, 0);

    /// <summary>How much of what was asked in public was answered there (¶15 d).</summary>
    public TransparencyShare Transparency { get; init; } = new(0, 0);

    /// <summary>Accounts registered in the year.</summary>
    public ValueList<LetterAccount> Registered { get; init; } = [];

    /// <summary>Accounts closed in the year.</summary>
    public ValueList<LetterAccount> Closed { get; init; } = [];

    /// <summary>Accounts that looked defunct at some time of the year (¶15 e).</summary>
    public ValueList<LetterAccount> LookedDefunct { get; init; } = [];

    /// <summary>Accounts in force that were not read whole a single time in the year.</summary>
    public ValueList<LetterAccount> NeverRead { get; init; } = [];

    /// <summary>The attainment that "usually achieves" means, in percent (¶15 b).</summary>
    public int Goal { get; init; } = 90;
}

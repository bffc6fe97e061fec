using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>The figures of one period, of all accounts together.</summary>
/// <param name="Period">Its name: yesterday, 7 days, 30 days, last week, last month.</param>
/// <param name="Dates">Its dates.</param>
/// <param name="Attainment">How the deadline that counts was attained: the commitment where there is one, else the aim.</param>
/// <param name="Aim">How the aim was attained, by all accounts together.</param>
/// <param name="Commitment">How the commitment was attained by the accounts that have one.</param>
/// <param name="MedianTurnaround">The median turnaround in office time, or null when none was answered.</param>
/// <param name="NinetiethTurnaround">Its 90th percentile, or null.</param>
public sealed record DigestFigures(
    string Period,
    DateInterval Dates,
    FigureStanding Attainment,
    FigureStanding Aim,
    FigureStanding Commitment,
    Duration? MedianTurnaround,
    Duration? NinetiethTurnaround
)
{
    /// <summary>The period before it, as long, or null where nothing was watched then.</summary>
    public DigestFigures? Before { get; init; }
}

/// <summary>A week or month summed up.</summary>
/// <param name="Figures">Its figures; the period before is with them.</param>
public sealed record DigestSummary(DigestFigures Figures)
{
    /// <summary>How much of what was asked in public was answered there (¶15 d).</summary>
    public TransparencyShare Transparency { get; init; } = new(0, 0);

    /// <summary>On how many open days accounts were visited (¶15 c).</summary>
    public VisitShare Visits { get; init; } = new(0, 0);

    /// <summary>The same in the period before.</summary>
    public VisitShare VisitsBefore { get; init; } = new(0, 0);

    /// <summary>What platforms bill for what was read, in the month in which the period ends; empty where nothing was.</summary>
    public ValueList<ReadsBill> Bills { get; init; } = [];

    /// <summary>Each account that was asked anything, the worst first; never a person.</summary>
    public ValueList<AccountFigures> Accounts { get; init; } = [];
}

/// <summary>What reading accounts cost in a month of UTC, on a platform that bills so.</summary>
/// <param name="Platform">Its name, as people know it.</param>
/// <param name="Month">The month, such as <c>October</c>, or <c>October so far</c>.</param>
/// <param name="Posts">Posts that were read.</param>
/// <param name="Users">Users that were.</param>
/// <param name="Cost">What that cost, with its currency.</param>
public sealed record ReadsBill(string Platform, string Month, long Posts, long Users, string Cost)
{
    /// <summary>What one account may cost in a month, with its currency; null where nobody says.</summary>
    public string? Budget { get; init; }

    /// <summary>The accounts that are read less often at present, so that their budgets last.</summary>
    public ValueList<LetterAccount> Slowed { get; init; } = [];

    /// <summary>The accounts whose budgets are spent, and that are not read.</summary>
    public ValueList<LetterAccount> Over { get; init; } = [];
}

/// <summary>How one account attained the deadline that counts for it.</summary>
/// <param name="Account">The account.</param>
/// <param name="Standing">In the period.</param>
/// <param name="Before">In the period before.</param>
public sealed record AccountFigures(LetterAccount Account, FigureStanding Standing, FigureStanding Before);

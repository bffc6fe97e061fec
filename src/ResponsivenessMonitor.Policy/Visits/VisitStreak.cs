using NodaTime;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>The days missed in a row up to the last one judged (¶15 c): unknown and not-due days are skipped, a visited day ends the row.</summary>
/// <param name="Days">The missed days, oldest first; empty when the last day that counts was visited.</param>
public sealed record VisitStreak(ValueList<MissedDay> Days)
{
    /// <summary>No day missed.</summary>
    public static VisitStreak None { get; } = new([]);

    /// <summary>How many days in a row.</summary>
    public int Count => Days.Count;

    /// <summary>The row that ends with the last of the given days, which may come in any order.</summary>
    public static VisitStreak Of(IEnumerable<JudgedDay> days)
    {
        Stack<MissedDay> missed = new();
        foreach (JudgedDay day in days.OrderByDescending(day => day.Date))
        {
            if (day.Verdict is VisitVerdict.Visited)
            {
                break;
            }

            if (day.Verdict is VisitVerdict.Missed verdict)
            {
                missed.Push(new MissedDay(day.Date, verdict.KnownAt));
            }
        }

        return new VisitStreak([.. missed]);
    }

    /// <summary>Whether the verdict just given for the date is the one that is escalated: the third in the row, never the fourth or later.</summary>
    /// <param name="judged">The local date whose verdict was just given.</param>
    /// <param name="rules">How many days in a row are escalated.</param>
    public bool EscalatesOn(LocalDate judged, VisitRules rules) =>
        Count >= rules.EscalatedAfter && Days[rules.EscalatedAfter - 1].Date == judged;

    /// <summary>Whether the row is so long that nudges have shrunk to one line a week.</summary>
    public bool ShrinksNudges(VisitRules rules) => Count >= rules.EscalatedAfter;
}

using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Figures;

/// <summary>How much of an account's office time was watched: what stands beside each of its figures (policy, Figures).</summary>
/// <param name="OfficeTime">Office time in the period.</param>
/// <param name="Covered">The part of it in which the last complete reading was younger than 15 minutes.</param>
public sealed record Coverage(Duration OfficeTime, Duration Covered)
{
    /// <summary>Covered of office time, from 0 to 1; null when the period has no office time.</summary>
    public double? Share => OfficeTime == Duration.Zero ? null : Covered / OfficeTime;

    /// <summary>The coverage of [<paramref name="from"/>, <paramref name="to"/>) by single readings.</summary>
    /// <param name="calendar">The account's calendar.</param>
    /// <param name="from">The first instant of the period.</param>
    /// <param name="to">The first instant after it, no later than now.</param>
    /// <param name="began">When complete readings began, ascending; those before the period count as far as they reach into it.</param>
    /// <param name="rules">How long a reading says how things stand.</param>
    /// <exception cref="ArgumentException">The readings are not ascending.</exception>
    public static Coverage Of(OfficeCalendar calendar, Instant from, Instant to, IEnumerable<Instant> began, FigureRules rules) =>
        Of(calendar, from, to, began.Select(at => new ReadingRun(at)), rules);

    /// <summary>The coverage of [<paramref name="from"/>, <paramref name="to"/>) by runs of readings.</summary>
    /// <param name="calendar">The account's calendar.</param>
    /// <param name="from">The first instant of the period.</param>
    /// <param name="to">The first instant after it, no later than now.</param>
    /// <param name="runs">Runs of complete readings, ascending; those before the period count as far as they reach into it.</param>
    /// <param name="rules">How long a reading says how things stand.</param>
    /// <exception cref="ArgumentException">The runs are not ascending, or one ends before it begins.</exception>
    public static Coverage Of(OfficeCalendar calendar, Instant from, Instant to, IEnumerable<ReadingRun> runs, FigureRules rules)
    {
        Duration covered = Duration.Zero;
        Instant counted = from; // office time before this instant is counted or was not watched
        Instant last = Instant.MinValue;
        foreach (ReadingRun run in runs)
        {
            if (run.First < last || run.Last < run.First)
            {
                throw new ArgumentException("Readings are counted in the order in which they began.", nameof(runs));
            }

            last = run.Last;
            Instant until = Instant.Min(run.Last + rules.ReadingIsFreshFor, to);
            covered += calendar.Within(Instant.Max(run.First, counted), until);
            counted = Instant.Max(counted, until);
        }

        return new Coverage(calendar.Within(from, to), covered);
    }

    /// <summary>Whether figures of the period are known: at least 80 % covered, exactly. A period without office time has nothing unwatched.</summary>
    public bool IsKnown(FigureRules rules) => Covered * 100 >= OfficeTime * rules.KnownFrom;
}

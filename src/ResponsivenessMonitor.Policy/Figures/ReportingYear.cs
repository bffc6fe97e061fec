using NodaTime;

namespace ResponsivenessMonitor.Policy.Figures;

/// <summary>The year that the yearly report speaks of (¶10): it begins on the same date every year.</summary>
/// <param name="Begins">Its first date; never 29 February.</param>
public readonly record struct ReportingYear(AnnualDate Begins)
{
    /// <summary>From 1 January to 31 December.</summary>
    public static ReportingYear Calendar { get; } = new(new AnnualDate(1, 1));

    /// <summary>The reporting year that a date lies in; both ends are in.</summary>
    public DateInterval Holding(LocalDate date)
    {
        LocalDate begins = Begins.InYear(date.Year);
        LocalDate start = begins <= date ? begins : Begins.InYear(date.Year - 1);
        return new DateInterval(start, Begins.InYear(start.Year + 1).PlusDays(-1));
    }

    /// <summary>The last whole reporting year before the one that a date lies in: what its report speaks of.</summary>
    public DateInterval Before(LocalDate date) => Holding(Holding(date).Start.PlusDays(-1));

    /// <summary>The parts of a year by calendar month, in order; the first and the last are parts of months where it begins amid one.</summary>
    public static ValueList<DateInterval> MonthsOf(DateInterval year)
    {
        List<DateInterval> months = [];
        for (LocalDate from = year.Start; from <= year.End; from = months[^1].End.PlusDays(1))
        {
            months.Add(new DateInterval(from, LocalDate.Min(year.End, from.With(DateAdjusters.EndOfMonth))));
        }

        return [.. months];
    }
}

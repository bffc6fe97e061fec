using NodaTime;
using ResponsivenessMonitor.Audit.Measuring;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>Says what was measured and by which rules.</summary>
/// <param name="File">The export.</param>
/// <param name="Items">How many of its items counted.</param>
/// <param name="Rules">What they were measured by.</param>
internal sealed record Preface(string File, int Items, AuditRules Rules)
{
    internal void Write(TextWriter output)
    {
        string file = string.Equals(File, ExportSource.StandardInput, StringComparison.Ordinal)
            ? "the standard input"
            : Printable.Text(File);
        output.WriteLine(
            $"{(Items == 1 ? "1 item" : $"{Items} items")} of {file} as of {LocalText.Of(Rules.AsOf, Rules.Calendar.Zone)}, by account."
        );
        output.WriteLine(
            $"Office hours {Hours(Rules.Calendar.Hours)}; aim {HumanDuration.Exact(Rules.Target.Aim)}, {Name(Rules.Target.Commitment)}."
        );
        string past = Rules.Target.Commitment is Commitment.None ? "aim" : "commitment";
        output.WriteLine($"Median and 90 % (nearest rank) of the answered; past: unanswered after the {past} lapsed.");
        output.WriteLine("No text is read: every message that somebody else wrote counts as an enquiry, thanks included.");
    }

    /// <summary>The calendar in one line: week, zone, closures.</summary>
    internal static string Hours(OfficeHours hours)
    {
        bool isEngland = hours.Closures.CompleteUntil is not null;
        int others = hours.Closures.Dates.Count(date => !isEngland || !EnglandBankHolidays.Closures.Contains(date));
        string dates = others == 1 ? "1 date" : $"{others} dates";
        string closed = (isEngland, others) switch
        {
            (false, 0) => "no closures",
            (false, _) => $"closed on {dates}",
            (true, 0) => "closed on England's bank holidays",
            (true, _) => $"closed on England's bank holidays and {dates} more",
        };
        return $"{hours.Week} in {hours.Zone.Id}, {closed}";
    }

    private static string Name(Commitment commitment) =>
        commitment switch
        {
            Commitment.SameOfficeDay => "commitment the same office day",
            Commitment.Amount(Duration amount) => $"commitment {HumanDuration.Exact(amount)}",
            _ => "no commitment",
        };
}

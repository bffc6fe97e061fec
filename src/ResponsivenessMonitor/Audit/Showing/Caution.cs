using NodaTime;
using ResponsivenessMonitor.Audit.Measuring;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>Says when items lie where the list of bank holidays is not known, so that a holiday may have been counted as an open day.</summary>
internal static class Caution
{
    internal static void Write(Export export, AuditRules rules, TextWriter error)
    {
        if (rules.Calendar.Hours.Closures.CompleteUntil is not { } until)
        {
            return;
        }

        LocalDate from = EnglandBankHolidays.Closures.Dates.First();
        long first = rules.Calendar.StartOfDay(from).ToUnixTimeMilliseconds();
        long end = rules.Calendar.StartOfDay(until.PlusDays(1)).ToUnixTimeMilliseconds();
        int outside = export.Rows.Count(row => (row.At < first || row.At >= end) && row.At <= rules.AsOf.ToUnixTimeMilliseconds());
        if (outside > 0)
        {
            error.WriteLine(
                $"England's bank holidays are known from {from:uuuu-MM-dd} to {until:uuuu-MM-dd}; {(outside == 1 ? "1 item lies" : $"{outside} items lie")} outside, "
                    + "where a holiday counts as an open day. Name its date with another --closures."
            );
        }
    }
}

using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Commands.Recounting;

/// <summary>What a recount changed, before and after.</summary>
internal static class RecountText
{
    private const string Nothing = "-";

    private static readonly ZonedDateTimePattern Minutes = ZonedDateTimePattern.CreateWithInvariantCulture(
        "ddd uuuu-MM-dd HH:mm",
        DateTimeZoneProviders.Tzdb
    );

    internal static void Write(Recount recount, DateInterval dates, bool isDryRun, TextWriter output)
    {
        if (recount.Changed.Count > 0)
        {
            TextTable table = new("enquiry", "account", "counted on", "aim due", "aim", "commitment due", "commitment");
            foreach (Recounted one in recount.Changed)
            {
                table.Add(
                    one.EnquiryId.ToString(CultureInfo.InvariantCulture),
                    one.Account.Slug,
                    Moved(one, count => LocalText.Of(count.CountedOn)),
                    Moved(one, count => When(count.AimDue, one.Zone)),
                    Moved(one, count => Word(count.AimOutcome)),
                    Moved(one, count => When(count.CommitmentDue, one.Zone)),
                    Moved(one, count => Word(count.CommitmentOutcome))
                );
            }

            table.Write(output);
            output.WriteLine();
        }

        string would = isDryRun ? "Nothing was changed. Would be: " : string.Empty;
        string all = recount.All.Count == 1 ? "1 ended enquiry" : $"{recount.All.Count} ended enquiries";
        output.WriteLine(
            $"{would}{all} counted on {LocalText.Of(dates.Start)} to {LocalText.Of(dates.End)} counted again, {recount.Changed.Count} changed."
        );
        if (recount.All.Count > 0)
        {
            output.WriteLine($"Aim met: {Moved(recount.Aim)}. Commitment met: {Moved(recount.Commitment)}.");
        }

        if (recount.Open > 0)
        {
            output.WriteLine($"{recount.Open} of these dates still wait; edits of calendars and targets reach them without a recount.");
        }
    }

    private static string Moved(Recounted one, Func<Count, string> show)
    {
        (string before, string after) = (show(one.Before), show(one.After));
        return string.Equals(before, after, StringComparison.Ordinal) ? before : $"{before} → {after}";
    }

    private static string Moved(Func<Func<Recounted, Count>, Attainment> of)
    {
        (Attainment before, Attainment after) = (of(one => one.Before), of(one => one.After));
        return before == after ? Text(before) : $"{Text(before)} → {Text(after)}";
    }

    private static string Text(Attainment attainment) => $"{attainment.Met} of {attainment.Counted}";

    private static string When(Instant? at, DateTimeZone zone) => at is { } instant ? Minutes.Format(instant.InZone(zone)) : Nothing;

    private static string Word(DeadlineOutcome? outcome) =>
        outcome switch
        {
            DeadlineOutcome.Met => "met",
            DeadlineOutcome.Missed => "missed",
            DeadlineOutcome.LeftOut => "left out",
            DeadlineOutcome.Pending => "not lapsed",
            _ => Nothing,
        };
}

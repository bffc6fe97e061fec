using System.CommandLine;
using NodaTime;
using ResponsivenessMonitor.Audit;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Commands;

/// <summary><c>audit FILE</c>: measures an exported history, without database or network.</summary>
internal static class AuditCommand
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    internal static Command Build()
    {
        Argument<string> file = new("FILE")
        {
            Description = "CSV with the columns account,conversation,item,author,at,in_reply_to; - reads the standard input.",
        };
        Option<OpeningHours> hours = TextOption.Of(
            "--calendar",
            "TEXT",
            "Opening hours, such as \"mon-fri 09:00-12:30,13:30-17:00; sat 10:00-14:00\". Default: mon-fri 09:00-17:00.",
            OfficeCalendarText.ParseHours
        );
        Option<DateTimeZone> zone = TextOption.Of("--zone", "ID", "The office's IANA time zone. Default: Europe/London.", ZoneText.Read);
        Option<Closures> closures = TextOption.OfMany(
            "--closures",
            "DATES|FILE",
            "Closed days: england (bank holidays), dates such as 2026-12-24..2027-01-01, or a file with one date a line; may be repeated. Default: none.",
            ClosuresText.Read
        );
        Option<Duration> aim = TextOption.Of("--aim", "4h", "The aim in office time. Default: 4h.", AmountText.Read);
        Option<Commitment> commitment = TextOption.Of(
            "--commitment",
            "same-day|none|8h",
            "What is committed to beside the aim. Default: same-day.",
            CommitmentText.Read
        );
        Option<Instant> asOf = TextOption.Of(
            "--as-of",
            "INSTANT",
            "Ignores later items; such as 2026-06-12T17:00:00+01:00. Default: the latest item.",
            InstantText.Read
        );
        Option<string> explain = new("--explain")
        {
            HelpName = "ITEM",
            Description = "Shows how an item's enquiry was counted; ACCOUNT:ITEM when several accounts have it.",
        };
        Option<bool> json = new("--json") { Description = "Prints one JSON object." };
        Option<bool> csv = new("--csv") { Description = "Prints a line of CSV for each account." };

        Command audit = new("audit", "Measures an exported history.")
        {
            file,
            hours,
            zone,
            closures,
            aim,
            commitment,
            asOf,
            explain,
            json,
            csv,
        };
        audit.Validators.Add(result =>
        {
            bool wantsCsv = result.GetResult(csv) is { Implicit: false };
            if (wantsCsv && result.GetResult(json) is { Implicit: false })
            {
                result.AddError("--json and --csv exclude each other.");
            }
            else if (wantsCsv && result.GetResult(explain) is not null)
            {
                result.AddError("--explain writes text or, with --json, an object; it cannot be written as CSV.");
            }
        });
        audit.SetAction(parse =>
        {
            AuditRequest request = new(
                parse.GetRequiredValue(file),
                new OfficeHours(parse.Or(zone, London), parse.Or(hours, OpeningHours.Weekdays))
                {
                    Closures = parse.Or(closures, Closures.None),
                },
                new ReplyTarget(parse.Or(aim, ReplyTarget.Department.Aim), parse.Or(commitment, ReplyTarget.Department.Commitment)),
                parse.GetResult(asOf) is null ? null : parse.GetValue(asOf),
                parse.GetValue(explain),
                parse.GetValue(json) ? OutputForm.Json
                    : parse.GetValue(csv) ? OutputForm.Csv
                    : OutputForm.Table,
                Console.IsOutputRedirected ? int.MaxValue : Console.WindowWidth
            );
            return AuditRun.Execute(request, parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
        });
        return audit;
    }
}

using System.CommandLine;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Commands.Accounts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Commands.Reporting;

/// <summary><c>report</c>: how the accounts answered, of each and of all together.</summary>
internal static class ReportCommand
{
    private const int UsualDays = 30;

    internal static Command Build(Surroundings around)
    {
        Option<LocalDate> from = TextOption.Of(
            "--from",
            "DATE",
            $"The first date. Default: {UsualDays} dates up to the last.",
            DateText.Read
        );
        Option<LocalDate> to = TextOption.Of("--to", "DATE", "The last date. Default: yesterday.", DateText.Read);
        Option<AccountId> account = TextOption.Of(
            "--account",
            "SLUG",
            "One account, such as x/librarydesk. Default: all.",
            AccountId.Parse
        );
        Option<bool> json = new("--json") { Description = "Prints one JSON object." };
        Option<bool> csv = new("--csv") { Description = "Prints CSV, a line for all (*) and each account." };
        Option<string?> html = new("--html")
        {
            HelpName = "FILE",
            Description = "Writes one page for a browser or a printer, to FILE or the output.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command report = new("report", "Shows how the accounts answered.") { from, to, account, json, csv, html };
        report.Validators.Add(result =>
        {
            if (new Option[] { json, csv, html }.Count(form => result.GetResult(form) is { Implicit: false }) > 1)
            {
                result.AddError("A report takes one form: --json, --csv or --html.");
            }
        });
        report.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                RunAsync(
                    parse.GetResult(from) is null ? null : parse.GetValue(from),
                    parse.GetResult(to) is null ? null : parse.GetValue(to),
                    parse.GetResult(account) is null ? null : parse.GetValue(account),
                    parse.GetValue(json) ? ReportForm.Json
                        : parse.GetValue(csv) ? ReportForm.Csv
                        : parse.GetResult(html) is { Implicit: false } ? ReportForm.Html
                        : ReportForm.Table,
                    parse.GetValue(html),
                    room,
                    cancellationToken
                ),
            DatabaseNeed.ToRead
        );
        return report;
    }

    private static async Task<int> RunAsync(
        LocalDate? from,
        LocalDate? to,
        AccountId? only,
        ReportForm form,
        string? file,
        Room room,
        CancellationToken cancellationToken
    )
    {
        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        RuleBook book = room.Get<RuleBook>();
        AccountRegister register = await AccountRegister.LoadAsync(db, cancellationToken);
        if (only is { } slug && register.Find(slug) is null)
        {
            await room.Error.WriteLineAsync(SlugArgument.Unknown(slug, register.Accounts.Select(known => known.Slug)));
            return ExitCode.Nothing;
        }

        OfficeCalendar calendar = (await book.LatestAsync(db, RuleBook.DefaultCalendar, cancellationToken)).Calendar;
        LocalDate last = to ?? calendar.DateOf(room.Now).PlusDays(-1);
        LocalDate first = from ?? last.PlusDays(1 - UsualDays);
        if (first > last)
        {
            await room.Error.WriteLineAsync($"--from {first:uuuu-MM-dd} is after --to {last:uuuu-MM-dd}.");
            return ExitCode.Usage;
        }

        DateInterval dates = new(first, last);
        FigureRules rules = new() { AttainmentGoal = room.Get<PolicyOptions>().AttainmentGoal };
        IReadOnlyList<ReportedFigures> accounts = await new ReportQuery(db, book, rules, room.Now).ReadAsync(
            dates,
            only,
            cancellationToken
        );
        Report report = Report.Of(dates, rules, accounts);
        switch (form)
        {
            case ReportForm.Json:
                ReportText.WriteJson(report, room.Output);
                break;
            case ReportForm.Csv:
                ReportCsv.Write(report, room.Output);
                break;
            case ReportForm.Html:
                await room.WriteAsync(file, new ReportHtml(report).Text(), cancellationToken);
                break;
            default:
                ReportText.Write(report, room.Output);
                break;
        }

        return ExitCode.Good;
    }

    private enum ReportForm
    {
        Table,
        Json,
        Csv,
        Html,
    }
}

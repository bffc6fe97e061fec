using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Commands.Calendars;

/// <summary><c>calendars show NAME</c>: a calendar date by date.</summary>
internal static class CalendarsShowCommand
{
    private const int Fortnight = 14;

    internal static Command Build(Surroundings around)
    {
        Argument<string> name = new("NAME") { Description = "The calendar.", DefaultValueFactory = _ => RuleBook.DefaultCalendar };
        Option<LocalDate> from = TextOption.Of("--from", "DATE", "The first date. Default: this week's Monday.", DateText.Read);
        Option<int> days = TextOption.Of("--days", "N", $"How many dates, up to 366. Default: {Fortnight}.", DateText.ReadDays);
        Command show = new("show", "Shows a calendar date by date.") { name, from, days };
        show.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                RunAsync(
                    parse.GetRequiredValue(name),
                    parse.GetResult(from) is null ? null : parse.GetValue(from),
                    parse.GetResult(days) is null ? Fortnight : parse.GetValue(days),
                    room,
                    cancellationToken
                ),
            DatabaseNeed.ToRead
        );
        return show;
    }

    private static async Task<int> RunAsync(string name, LocalDate? from, int days, Room room, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = room.Get<CalendarSettings>().Names;
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            await room.Error.WriteLineAsync(CalendarsCommand.Unknown(name, names));
            return ExitCode.Nothing;
        }

        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        OfficeCalendar calendar = (await room.Get<RuleBook>().LatestAsync(db, name, cancellationToken)).Calendar;
        OfficeHours hours = calendar.Hours;
        await room.Output.WriteLineAsync($"Calendar {name}: {Preface.Hours(hours)}.");
        if (hours.Closures.CompleteUntil is { } until)
        {
            await room.Output.WriteLineAsync($"Bank holidays are known until {LocalDatePattern.Iso.Format(until)}.");
        }

        LocalDate first = from ?? calendar.DateOf(room.Now).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        foreach (LocalDate date in Enumerable.Range(0, days).Select(first.PlusDays))
        {
            if (date.DayOfWeek == IsoDayOfWeek.Monday || date == first)
            {
                await room.Output.WriteLineAsync();
            }

            await room.Output.WriteLineAsync($"{LocalText.Of(date)}  {hours.HoursOn(date), -24}{Why(hours, date)}".TrimEnd());
        }

        return ExitCode.Good;
    }

    private static string Why(OfficeHours hours, LocalDate date) =>
        hours.Exceptions.ContainsKey(date) ? "exception"
        : hours.Closures.NameOf(date) is { } name ? (name.Length == 0 ? "closure" : name)
        : string.Empty;
}

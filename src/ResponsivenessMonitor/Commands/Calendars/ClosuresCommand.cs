using System.CommandLine;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Commands.Calendars;

/// <summary><c>closures add</c> and <c>closures remove</c>: days on which the office is closed or open at other hours than usual.</summary>
internal static class ClosuresCommand
{
    internal static Command Build(Surroundings around) =>
        new("closures", "Days on which the office is closed, or open at other hours.")
        {
            Add(around),
            Remove(around),
            ClosuresImportCommand.Build(around),
            ClosuresListCommand.Build(around),
        };

    private static Command Add(Surroundings around)
    {
        Argument<IReadOnlyList<LocalDate>> dates = Dates();
        Option<DayHours> open = TextOption.Of(
            "--open",
            "09:00-12:00",
            "The hours of these days. Default: closed all day.",
            OfficeCalendarText.ParseDay
        );
        (Option<string> calendar, Option<string> by) = (Calendar(), ByOption.Build());
        Command add = new("add", "Enters closed days, or other hours of single days.") { dates, open, calendar, by };
        add.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
            {
                DayHours hours = parse.Or(open, DayHours.Closed);
                string said = hours.Intervals.IsEmpty ? "closed" : $"open {hours}";
                return RunAsync(
                    parse.GetRequiredValue(dates),
                    parse.GetRequiredValue(calendar),
                    $"entered as {said}",
                    $"already {said}",
                    room,
                    db =>
                        room.Get<EnterClosures>()
                            .AddAsync(
                                db,
                                parse.GetRequiredValue(calendar),
                                parse.GetRequiredValue(dates),
                                hours,
                                parse.GetRequiredValue(by),
                                room.Now,
                                cancellationToken
                            ),
                    cancellationToken
                );
            }
        );
        return add;
    }

    private static Command Remove(Surroundings around)
    {
        Argument<IReadOnlyList<LocalDate>> dates = Dates();
        (Option<string> calendar, Option<string> by) = (Calendar(), ByOption.Build());
        Command remove = new("remove", "Takes back days that were entered; those of the settings stay.") { dates, calendar, by };
        remove.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                RunAsync(
                    parse.GetRequiredValue(dates),
                    parse.GetRequiredValue(calendar),
                    "taken back",
                    "not entered, so nothing was taken back; closures of the settings are changed there",
                    room,
                    db =>
                        room.Get<EnterClosures>()
                            .RemoveAsync(
                                db,
                                parse.GetRequiredValue(calendar),
                                parse.GetRequiredValue(dates),
                                parse.GetRequiredValue(by),
                                room.Now,
                                cancellationToken
                            ),
                    cancellationToken
                )
        );
        return remove;
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<LocalDate> dates,
        string calendar,
        string done,
        string undone,
        Room room,
        Func<MonitorDbContext, Task<ClosuresEntered>> act,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<string> names = room.Get<CalendarSettings>().Names;
        if (!names.Contains(calendar, StringComparer.Ordinal))
        {
            await room.Error.WriteLineAsync(CalendarsCommand.Unknown(calendar, names));
            return ExitCode.Nothing;
        }

        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        ClosuresEntered entered = await act(db);
        foreach (LocalDate date in dates)
        {
            await room.Output.WriteLineAsync(
                $"{LocalText.Of(date)} of calendar {calendar}: {(entered.Dates.Contains(date) ? done : undone)}."
            );
        }

        await TellMovedAsync(room, entered);
        return ExitCode.Good;
    }

    /// <summary>How many deadlines moved.</summary>
    internal static Task TellMovedAsync(Room room, ClosuresEntered entered)
    {
        string enquiries = entered.Moved == 1 ? "1 open enquiry has" : $"{entered.Moved} open enquiries have";
        return room.Output.WriteLineAsync($"{enquiries} another deadline now; none came forward.");
    }

    private static Argument<IReadOnlyList<LocalDate>> Dates() =>
        new("DATE[..DATE]")
        {
            Description = "A date or a range of dates, both ends in, such as 2026-12-24..2027-01-01.",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result =>
            {
                try
                {
                    return [.. OfficeCalendarText.ParseDates(result.Tokens[0].Value).Distinct()];
                }
                catch (FormatException fault)
                {
                    result.AddError(fault.Message);
                    return [];
                }
            },
        };

    /// <summary>The calendar that is meant.</summary>
    internal static Option<string> Calendar() =>
        new("--calendar")
        {
            HelpName = "NAME",
            Description = $"The calendar. Default: {RuleBook.DefaultCalendar}.",
            DefaultValueFactory = _ => RuleBook.DefaultCalendar,
        };
}

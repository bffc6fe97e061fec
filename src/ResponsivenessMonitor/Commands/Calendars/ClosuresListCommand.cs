using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Commands.Calendars;

/// <summary><c>closures list</c>: the dates that persons entered, beside which those of the settings hold too.</summary>
internal static class ClosuresListCommand
{
    internal static Command Build(Surroundings around)
    {
        Option<string> calendar = new("--calendar") { HelpName = "NAME", Description = "One calendar. Default: all." };
        Command list = new("list", "Shows the dates that were entered; 'calendars show' shows all that hold.") { calendar };
        list.OnDatabase(
            around,
            (parse, room, cancellationToken) => RunAsync(parse.GetValue(calendar), room, cancellationToken),
            DatabaseNeed.ToRead
        );
        return list;
    }

    private static async Task<int> RunAsync(string? only, Room room, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = room.Get<CalendarSettings>().Names;
        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        List<EnteredClosure> entered = await db
            .Closures.AsNoTracking()
            .Where(closure => only == null || closure.Calendar == only)
            .OrderBy(closure => closure.Calendar)
            .ThenBy(closure => closure.Date)
            .ToListAsync(cancellationToken);
        if (only is not null && entered.Count == 0 && !names.Contains(only, StringComparer.Ordinal))
        {
            await room.Error.WriteLineAsync(CalendarsCommand.Unknown(only, names));
            return ExitCode.Nothing;
        }

        if (entered.Count == 0)
        {
            await room.Output.WriteLineAsync("No dates were entered; 'closures add' and 'closures import' enter them.");
            return ExitCode.Good;
        }

        TextTable table = new("calendar", "date", "hours", "entered");
        foreach (EnteredClosure closure in entered)
        {
            table.Add(
                closure.Calendar,
                LocalText.Of(closure.Date),
                closure.Open ?? "closed",
                InstantPattern.General.Format(closure.EnteredAt)
            );
        }

        table.Write(room.Output);
        return ExitCode.Good;
    }
}

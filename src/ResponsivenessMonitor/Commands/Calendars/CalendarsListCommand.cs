using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Commands.Calendars;

/// <summary><c>calendars list</c>: the calendars as they are in force, and how many accounts go by each.</summary>
internal static class CalendarsListCommand
{
    internal static Command Build(Surroundings around)
    {
        Command list = new("list", "Shows the calendars in force.");
        list.OnDatabase(around, (_, room, cancellationToken) => RunAsync(room, cancellationToken), DatabaseNeed.ToRead);
        return list;
    }

    private static async Task<int> RunAsync(Room room, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        List<CalendarVersion> versions = await db.Calendars.AsNoTracking().ToListAsync(cancellationToken);
        List<string?> used = await db.Accounts.Select(account => account.Calendar).ToListAsync(cancellationToken);
        TextTable table = new("calendar", "version", "accounts", "hours");
        foreach (
            CalendarVersion latest in versions
                .GroupBy(version => version.Name, StringComparer.Ordinal)
                .Select(named => named.MaxBy(one => one.Version))
                .OfType<CalendarVersion>()
                .OrderBy(one => one.Name, StringComparer.Ordinal)
        )
        {
            int accounts = used.Count(name => string.Equals(name ?? RuleBook.DefaultCalendar, latest.Name, StringComparison.Ordinal));
            table.Add(
                latest.Name,
                latest.Version.ToString(CultureInfo.InvariantCulture),
                accounts.ToString(CultureInfo.InvariantCulture),
                Preface.Hours(CalendarContent.Read(latest.Content))
            );
        }

        table.Write(room.Output);
        return ExitCode.Good;
    }
}

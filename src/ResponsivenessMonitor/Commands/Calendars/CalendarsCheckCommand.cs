using System.CommandLine;
using NodaTime.Text;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Commands.Calendars;

/// <summary><c>calendars check</c>: whether the calendars of the settings can be read; asks the settings alone.</summary>
internal static class CalendarsCheckCommand
{
    internal static Command Build(Surroundings around)
    {
        Command check = new("check", "Checks the calendars of the settings, without changing anything.");
        check.OnDatabase(
            around,
            (_, room, _) =>
                Task.FromResult(Check(room.Get<CalendarSettings>(), room.Output, room.Error) ? ExitCode.Good : ExitCode.Nothing),
            DatabaseNeed.None
        );
        return check;
    }

    /// <summary>Says of each calendar what it is or what is wrong with it.</summary>
    /// <returns>Whether all are good.</returns>
    internal static bool Check(CalendarSettings settings, TextWriter output, TextWriter error)
    {
        bool isGood = true;
        foreach (string name in settings.Names)
        {
            if (settings.FaultsOf(name) is { Count: > 0 } faults)
            {
                isGood = false;
                error.WriteLine(string.Join(Environment.NewLine, faults));
                continue;
            }

            OfficeHours hours = settings.Read(name);
            string until = hours.Closures.CompleteUntil is { } date
                ? $"; bank holidays are known until {LocalDatePattern.Iso.Format(date)}"
                : string.Empty;
            output.WriteLine($"Calendar {name}: {Preface.Hours(hours)}{until}.");
        }

        return isGood;
    }
}

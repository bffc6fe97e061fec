using System.CommandLine;

namespace ResponsivenessMonitor.Commands.Calendars;

/// <summary><c>calendars</c>: when offices are open.</summary>
internal static class CalendarsCommand
{
    internal static Command Build(Surroundings around) =>
        new("calendars", "When offices are open.")
        {
            CalendarsListCommand.Build(around),
            CalendarsShowCommand.Build(around),
            CalendarsCheckCommand.Build(around),
        };

    /// <summary>Says that there is no such calendar, and which one may have been meant.</summary>
    internal static string Unknown(string name, IReadOnlyList<string> names)
    {
        string near = Spelling.Suggest(name, names);
        return near.Length > 0
            ? $"There is no calendar '{name}'{near}"
            : $"There is no calendar '{name}'; there are {string.Join(", ", names)}.";
    }
}

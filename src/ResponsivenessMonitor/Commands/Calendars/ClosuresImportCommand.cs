using System.CommandLine;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Commands.Calendars;

/// <summary><c>closures import FILE</c>: enters the closures of a CSV file or of an iCalendar file, all of them or none.</summary>
internal static class ClosuresImportCommand
{
    internal static Command Build(Surroundings around)
    {
        Argument<string> file = new("FILE")
        {
            Description = "CSV of date[,open] or from,to, or iCalendar (.ics); - reads the standard input.",
        };
        Option<string> calendar = ClosuresCommand.Calendar();
        Option<bool> dryRun = new("--dry-run") { Description = "Changes nothing and shows what would be entered." };
        Option<bool> partial = new("--partial") { Description = "Enters the good lines although others are bad." };
        Option<string> by = ByOption.Build();
        Command import = new("import", "Enters the closures of a file.") { file, calendar, dryRun, partial, by };
        import.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                RunAsync(
                    new Wishes(
                        parse.GetRequiredValue(file),
                        parse.GetRequiredValue(calendar),
                        parse.GetValue(dryRun),
                        parse.GetValue(partial),
                        parse.GetRequiredValue(by)
                    ),
                    room,
                    cancellationToken
                )
        );
        return import;
    }

    private static async Task<int> RunAsync(Wishes wishes, Room room, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = room.Get<CalendarSettings>().Names;
        if (!names.Contains(wishes.Calendar, StringComparer.Ordinal))
        {
            await room.Error.WriteLineAsync(CalendarsCommand.Unknown(wishes.Calendar, names));
            return ExitCode.Nothing;
        }

        Faults faults = new();
        IReadOnlyList<ClosureEntry> entries;
        try
        {
            entries = ClosureFile.Read(wishes.File, faults);
        }
        catch (ExportException fault)
        {
            await room.Error.WriteLineAsync($"Nothing was entered: {fault.Message}");
            return ExitCode.Nothing;
        }

        faults.Write(room.Error);
        if (entries.Count == 0 || (faults.Count > 0 && !wishes.Partial))
        {
            string why =
                entries.Count == 0 ? "the file has no closure that can be read."
                : faults.Count == 1 ? $"one place is bad. Mend it, or enter the other {entries.Count} with --partial."
                : $"{faults.Count} places are bad. Mend them, or enter the {entries.Count} good ones with --partial.";
            await room.Error.WriteLineAsync($"Nothing was entered: {why}");
            return ExitCode.Nothing;
        }

        await EnterAsync(wishes, entries, room, cancellationToken);
        return faults.Count == 0 ? ExitCode.Good : ExitCode.SomeBad;
    }

    private static async Task EnterAsync(Wishes wishes, IReadOnlyList<ClosureEntry> entries, Room room, CancellationToken cancellationToken)
    {
        SortedDictionary<LocalDate, (DayHours Hours, string Name)> dates = [];
        foreach (ClosureEntry entry in entries)
        {
            foreach (LocalDate date in entry.Dates)
            {
                _ = dates.TryAdd(date, (entry.Hours, entry.Name));
            }
        }

        Dictionary<LocalDate, DayHours> hours = dates.ToDictionary(pair => pair.Key, pair => pair.Value.Hours);
        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        LocalDate[] changed = await EnterClosures.ChangedAsync(db, wishes.Calendar, hours, cancellationToken);
        ClosuresEntered? entered = wishes.DryRun
            ? null
            : await room.Get<EnterClosures>().AddAsync(db, wishes.Calendar, hours, wishes.By, room.Now, cancellationToken);
        foreach ((LocalDate date, (DayHours open, string name)) in dates)
        {
            string said = open.Intervals.IsEmpty ? "closed" : $"open {open}";
            string what =
                !changed.Contains(date) ? $"already {said}"
                : wishes.DryRun ? $"would be entered as {said}"
                : $"entered as {said}";
            await room.Output.WriteLineAsync(
                $"{LocalText.Of(date)} of calendar {wishes.Calendar}: {what}{(name.Length == 0 ? "" : $" ({Printable.Text(name)})")}."
            );
        }

        if (entered is null)
        {
            await room.Output.WriteLineAsync(
                $"Nothing was changed. Would be: {changed.Length} entered, {dates.Count - changed.Length} unchanged."
            );
            return;
        }

        await room.Output.WriteLineAsync($"{changed.Length} entered, {dates.Count - changed.Length} unchanged.");
        await ClosuresCommand.TellMovedAsync(room, entered);
        OfficeCalendar calendar = (await room.Get<RuleBook>().LatestAsync(db, wishes.Calendar, cancellationToken)).Calendar;
        LocalDate[] past = [.. changed.Where(date => date <= calendar.DateOf(room.Now))];
        if (past.Length > 0)
        {
            await room.Output.WriteLineAsync(
                "What was answered or closed on days gone by counts as before, until "
                    + $"'recount {past.Min():uuuu-MM-dd}..{past.Max():uuuu-MM-dd} --reason TEXT' counts it again."
            );
        }
    }

    private sealed record Wishes(string File, string Calendar, bool DryRun, bool Partial, string By);
}

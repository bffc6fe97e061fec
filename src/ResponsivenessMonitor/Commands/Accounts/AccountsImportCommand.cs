using System.CommandLine;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary><c>accounts import FILE</c>: registers accounts and changes registered ones; accounts that the file leaves out stay as they are.</summary>
internal static class AccountsImportCommand
{
    internal static Command Build(Surroundings around)
    {
        Argument<string> file = new("FILE")
        {
            Description = "CSV with the columns that 'accounts template' prints; - reads the standard input.",
        };
        Option<bool> dryRun = new("--dry-run") { Description = "Changes nothing and shows what would change, field by field." };
        Option<bool> partial = new("--partial") { Description = "Imports the good lines although others are bad." };
        Option<string> by = ByOption.Build();
        Command import = new("import", "Registers the accounts of a CSV file, or changes them.") { file, dryRun, partial, by };
        import.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                RunAsync(
                    new Wishes(parse.GetRequiredValue(file), parse.GetValue(dryRun), parse.GetValue(partial), parse.GetRequiredValue(by)),
                    room,
                    cancellationToken
                )
        );
        return import;
    }

    private static async Task<int> RunAsync(Wishes wishes, Room room, CancellationToken cancellationToken)
    {
        Faults faults = new();
        IReadOnlyList<RegisterRow> rows;
        try
        {
            rows = RegisterFile.Read(wishes.File, faults);
        }
        catch (ExportException fault)
        {
            await room.Error.WriteLineAsync($"Nothing was imported: {fault.Message}");
            return ExitCode.Nothing;
        }

        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        AccountRegister register = await AccountRegister.LoadAsync(db, cancellationToken);
        RegisterAccounts act = room.Get<RegisterAccounts>();
        IReadOnlyList<AccountDraft> drafts = new RegisterReading(register, act, faults, room.Now).Read(rows);
        faults.Write(room.Error);
        if (drafts.Count == 0 || (faults.Count > 0 && !wishes.Partial))
        {
            await room.Error.WriteLineAsync($"Nothing was imported: {Why(faults, drafts.Count)}");
            return ExitCode.Nothing;
        }

        IReadOnlyList<AccountChange> changes = RegisterAccounts.Plan(register, drafts);
        ChangeText text = new(act, room.Output, room.Error);
        text.Write(changes, wishes.DryRun);
        if (!wishes.DryRun)
        {
            text.WriteMoved(await act.ApplyAsync(db, register, changes, wishes.By, room.Now, cancellationToken));
        }

        text.WriteUnconnected(await RegisterAccounts.UnconnectedAsync(db, changes, cancellationToken));

        return faults.Count == 0 ? ExitCode.Good : ExitCode.SomeBad;
    }

    private static string Why(Faults faults, int good) =>
        (faults.Count, good) switch
        {
            (0, _) => "there are no lines after the header.",
            (_, 0) => "the file has no good line.",
            (1, _) => $"one line is bad. Mend it, or import the other {good} with --partial.",
            _ => $"{faults.Count} places are bad. Mend them, or import the {good} good lines with --partial.",
        };

    private sealed record Wishes(string File, bool DryRun, bool Partial, string By);
}

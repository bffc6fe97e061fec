using System.CommandLine;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary><c>accounts set SLUG name=value…</c>: changes what the register says of one account.</summary>
internal static class AccountsSetCommand
{
    internal static Command Build(Surroundings around)
    {
        Argument<AccountId> slug = SlugArgument.Build();
        Argument<string[]> values = new("NAME=VALUE")
        {
            Description = "A column of the accounts CSV and its new text, such as aim=2h; nothing after = takes away what was stated.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<bool> dryRun = new("--dry-run") { Description = "Changes nothing and shows what would change." };
        Option<string> by = ByOption.Build();
        Command set = new("set", "Changes what the register says of an account.") { slug, values, dryRun, by };
        values.Validators.Add(result =>
        {
            foreach (string fault in Cells(result.Tokens.Select(token => token.Value)).Faults)
            {
                result.AddError(fault);
            }
        });
        set.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                RunAsync(
                    parse.GetValue(slug),
                    Cells(parse.GetRequiredValue(values)).Cells,
                    parse.GetValue(dryRun),
                    parse.GetRequiredValue(by),
                    room,
                    cancellationToken
                )
        );
        return set;
    }

    private static async Task<int> RunAsync(
        AccountId slug,
        Dictionary<string, string> cells,
        bool isDryRun,
        string by,
        Room room,
        CancellationToken cancellationToken
    )
    {
        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        AccountRegister register = await AccountRegister.LoadAsync(db, cancellationToken);
        if (register.Find(slug) is not { } account)
        {
            await room.Error.WriteLineAsync(SlugArgument.Unknown(slug, register.Accounts.Select(known => known.Slug)));
            return ExitCode.Nothing;
        }

        RegisterAccounts act = room.Get<RegisterAccounts>();
        SettledDraft settled = CellReader.WithPlatform(CellReader.Read(register.DraftOf(account), cells, register, room.Now), act, cells);
        foreach (FieldFault fault in settled.Faults)
        {
            await room.Error.WriteLineAsync($"{fault.Field}: {Printable.Text(fault.Reason)}.");
        }

        if (settled.Faults.Count > 0)
        {
            await room.Error.WriteLineAsync("Nothing was changed.");
            return ExitCode.Nothing;
        }

        IReadOnlyList<AccountChange> changes = RegisterAccounts.Plan(register, [settled.Draft]);
        ChangeText text = new(act, room.Output, room.Error);
        text.Write(changes, isDryRun);
        if (!isDryRun)
        {
            text.WriteMoved(await act.ApplyAsync(db, register, changes, by, room.Now, cancellationToken));
        }

        text.WriteUnconnected(await RegisterAccounts.UnconnectedAsync(db, changes, cancellationToken));

        return ExitCode.Good;
    }

    private static (Dictionary<string, string> Cells, List<string> Faults) Cells(IEnumerable<string> texts)
    {
        Dictionary<string, string> cells = new(StringComparer.Ordinal);
        List<string> faults = [];
        foreach (string text in texts)
        {
            int at = text.IndexOf('=', StringComparison.Ordinal);
            string name = at < 0 ? text : text[..at];
            if (at < 0)
            {
                faults.Add($"'{text}' has no =; write NAME=VALUE, such as aim=2h.");
            }
            else if (!AccountColumns.Names.Contains(name, StringComparer.Ordinal))
            {
                faults.Add($"{AccountColumns.Unknown(name)}.".Replace("?.", "?", StringComparison.Ordinal));
            }
            else if (!cells.TryAdd(name, text[(at + 1)..]))
            {
                faults.Add($"{name} is given twice.");
            }
        }

        return (cells, faults);
    }
}

using System.CommandLine;
using CsvHelper;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary><c>accounts export [FILE]</c>: the register as the CSV that <c>accounts import</c> reads, to look through, mend and import again.</summary>
internal static class AccountsExportCommand
{
    internal static Command Build(Surroundings around)
    {
        Argument<string> file = new("FILE")
        {
            Description = "Where to write it. Default: the standard output.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command export = new("export", "Writes the register as CSV, as 'accounts import' reads it.") { file };
        export.OnDatabase(
            around,
            async (parse, room, cancellationToken) =>
            {
                await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
                AccountRegister register = await AccountRegister.LoadAsync(db, cancellationToken);
                string? path = parse.GetValue(file);
                await room.WriteAsync(path, Text(register), cancellationToken);
                if (path is not (null or "-"))
                {
                    await room.Error.WriteLineAsync($"Wrote {register.Accounts.Count()} accounts to {path}.");
                }

                return ExitCode.Good;
            },
            DatabaseNeed.ToRead
        );
        return export;
    }

    /// <summary>The whole register, a line for each account.</summary>
    internal static string Text(AccountRegister register)
    {
        using StringWriter text = new();
        using (CsvWriter csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteHeader([.. AccountColumns.Names]);
            foreach (Account account in register.Accounts)
            {
                AccountDraft draft = register.DraftOf(account);
                foreach (AccountField field in AccountFields.All)
                {
                    string cell = SheetCell.Write(field.Show(draft));
                    csv.WriteField(
                        cell,
                        cell.AsSpan().ContainsAny('\n', '\r', '\'') ? CsvQuoting.Always : CsvQuoting.WhenNeededOrWhitespace
                    );
                }

                csv.EndRecord();
            }
        }

        return text.ToString();
    }
}

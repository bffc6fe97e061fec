using System.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Backups;

namespace ResponsivenessMonitor.Commands.Backups;

/// <summary><c>backup FILE</c>: one file that holds all of a SQLite database, made while the service runs.</summary>
internal static class BackupCommand
{
    internal static Command Build(Surroundings around)
    {
        Argument<string> file = new("FILE") { Description = "The file to make." };
        Option<bool> force = new("--force") { Description = "Replaces the file, if it is there." };
        Command backup = new("backup", "Copies a SQLite database to one file, also while the service runs; of PostgreSQL it says how.")
        {
            file,
            force,
        };
        backup.OnDatabase(
            around,
            (parse, room, cancellationToken) => RunAsync(room, parse.GetRequiredValue(file), parse.GetValue(force), cancellationToken),
            DatabaseNeed.None
        );
        return backup;
    }

    private static async Task<int> RunAsync(Room room, string file, bool isForced, CancellationToken cancellationToken)
    {
        Store store = room.Get<Store>();
        if (store.SqliteFile is not { } database)
        {
            await room.Error.WriteLineAsync(BackupWords.Dump(room.Get<IOptions<DatabaseOptions>>().Value, file));
            return ExitCode.Nothing;
        }

        await store.RequireAsync(cancellationToken);
        string target = Path.GetFullPath(file);
        if (FaultOf(target, database, isForced) is { } fault)
        {
            await room.Error.WriteLineAsync(fault);
            return ExitCode.Nothing;
        }

        string part = $"{target}.{Environment.ProcessId}.part";
        try
        {
            SqliteFiles.Copy(database, SqliteOpenMode.ReadWrite, part);
            BackupContent content = BackupContent.Of(part);
            File.Move(part, target, overwrite: isForced);
            await room.Output.WriteLineAsync($"Backed up {database} to {target}, which is whole: {BackupWords.Of(content)}.");
            await room.Output.WriteLineAsync(
                "It holds keys and personal data: guard it as you do the database. The file of Secrets:KeyFile is not in it."
            );
            return ExitCode.Good;
        }
        catch (BackupException failed)
        {
            SqliteFiles.Remove(part);
            await room.Error.WriteLineAsync(failed.Message);
            return failed.IsOfDisk ? ExitCode.Unwritten : ExitCode.Nothing;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            SqliteFiles.Remove(part);
            await room.Error.WriteLineAsync(SqliteFiles.Told(target, failed).Message);
            return ExitCode.Nothing;
        }
    }

    private static string? FaultOf(string target, string database, bool isForced) =>
        Directory.Exists(target) ? $"{target} is a folder; name a file in it, such as {Path.Combine(target, "monitor.db")}."
        : string.Equals(target, database, StringComparison.Ordinal) ? $"{target} is the database itself; name another file."
        : !Directory.Exists(Path.GetDirectoryName(target)) ? $"There is no folder {Path.GetDirectoryName(target)}; make it first."
        : File.Exists(target) && !isForced ? $"{target} is there already; name another file, or replace it with --force."
        : null;
}

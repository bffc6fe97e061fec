using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Backups;

namespace ResponsivenessMonitor.Commands.Backups;

/// <summary><c>restore FILE</c>: a backup in the place of the SQLite database, in quarantine until a person releases it.</summary>
internal static class RestoreCommand
{
    internal static Command Build(Surroundings around)
    {
        Argument<string> file = new("FILE") { Description = "A file that 'backup' made." };
        Option<string> by = ByOption.Build();
        Command restore = new(
            "restore",
            "Puts a backup in the place of the SQLite database and keeps what was there beside it; of PostgreSQL it says how. No letter leaves until 'letters release --quarantine'."
        )
        {
            file,
            by,
        };
        restore.OnDatabase(
            around,
            (parse, room, cancellationToken) => RunAsync(room, parse.GetRequiredValue(file), parse.GetRequiredValue(by), cancellationToken),
            DatabaseNeed.None
        );
        return restore;
    }

    private static async Task<int> RunAsync(Room room, string file, string by, CancellationToken cancellationToken)
    {
        if (room.Get<Store>().SqliteFile is not { } database)
        {
            await room.Error.WriteLineAsync(BackupWords.Undump(room.Get<IOptions<DatabaseOptions>>().Value, file));
            return ExitCode.Nothing;
        }

        string backup = Path.GetFullPath(file);
        if (!File.Exists(backup) || string.Equals(backup, database, StringComparison.Ordinal))
        {
            await room.Error.WriteLineAsync(
                File.Exists(backup) ? $"{backup} is the database itself; name a backup of it." : $"There is no file {backup}."
            );
            return ExitCode.Nothing;
        }

        using StoreLock? held = StoreLock.TryTake(database);
        if (held is null)
        {
            await room.Error.WriteLineAsync(
                $"{database} is in use by another responsiveness-monitor. Stop that one first; nothing was changed."
            );
            return ExitCode.Nothing;
        }

        try
        {
            BackupContent content = BackupContent.Of(backup);
            string[] known;
            await using (MonitorDbContext db = await room.OpenAsync(cancellationToken))
            {
                known = [.. db.Database.GetMigrations()];
            }

            if (content.Migrations.Except(known, StringComparer.Ordinal).LastOrDefault() is { } unknown)
            {
                await room.Error.WriteLineAsync(
                    $"{backup} is newer than this program: it has the migration {unknown}, which this version does not know. Restore it with the version that made it; nothing was changed."
                );
                return ExitCode.Nothing;
            }

            string? kept = new SqliteRestore(database).Run(backup, content, by, room.Now);
            await TellAsync(room, backup, database, content, kept, known.Length - content.Migrations.Count);
            return ExitCode.Good;
        }
        catch (BackupException fault)
        {
            await room.Error.WriteLineAsync($"{fault.Message} Nothing was changed.");
            return fault.IsOfDisk ? ExitCode.Unwritten : ExitCode.Nothing;
        }
    }

    private static async Task TellAsync(Room room, string backup, string database, BackupContent content, string? kept, int pending)
    {
        await room.Output.WriteLineAsync($"Restored {backup} to {database}: {BackupWords.Of(content)}.");
        if (kept is not null)
        {
            await room.Output.WriteLineAsync($"What was there is kept as {kept}.");
        }

        if (pending > 0)
        {
            await room.Output.WriteLineAsync(
                $"Its tables are older than this program ({pending} changes pending); 'migrate', or the next start, brings them on."
            );
        }

        await room.Output.WriteLineAsync(
            "Nothing is sent from it for now: 'serve' reads and decides. When all is as it should be, 'letters release --quarantine' has letters leave again."
        );
    }
}

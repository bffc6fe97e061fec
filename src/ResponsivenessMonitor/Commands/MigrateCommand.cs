using System.CommandLine;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Commands;

/// <summary><c>migrate</c>: creates or updates the tables, as <c>serve</c> does at its start.</summary>
internal static class MigrateCommand
{
    internal static Command Build(Surroundings around)
    {
        Command migrate = new("migrate", "Creates or updates the database's tables and the calendars of the settings.");
        migrate.OnDatabase(
            around,
            async (_, room, cancellationToken) =>
            {
                IReadOnlyList<string> applied = await room.Get<Store>().PrepareAsync(room.Now, cancellationToken);
                await room.Output.WriteLineAsync(
                    applied.Count == 0
                        ? "The database is up to date."
                        : $"Applied {string.Join(", ", applied)}; the database is up to date."
                );
                return ExitCode.Good;
            },
            isPrepared: false
        );
        return migrate;
    }
}

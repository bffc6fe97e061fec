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
                Preparation done = await room.Get<Store>().PrepareAsync(room.Now, cancellationToken);
                await room.Output.WriteLineAsync(
                    done.Migrations.Count == 0
                        ? "The database is up to date."
                        : $"Applied {string.Join(", ", done.Migrations)}; the database is up to date."
                );
                if (done.Calendars.Count > 0)
                {
                    string enquiries = done.Moved == 1 ? "1 open enquiry has" : $"{done.Moved} open enquiries have";
                    await room.Output.WriteLineAsync(
                        $"New versions of calendars: {string.Join(", ", done.Calendars)}; {enquiries} another deadline now."
                    );
                }

                return ExitCode.Good;
            },
            DatabaseNeed.None
        );
        return migrate;
    }
}

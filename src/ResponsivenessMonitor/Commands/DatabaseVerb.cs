using System.CommandLine;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Commands;

/// <summary>Verbs that work on the database: they take settings as <c>--Section:Key=value</c>, and tell what hinders them in a sentence.</summary>
internal static class DatabaseVerb
{
    /// <summary>Has the verb done in a room whose database is ready.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="around">What it is run in.</param>
    /// <param name="run">What it does.</param>
    /// <param name="database">What it needs of the database.</param>
    /// <param name="settings">How it reads the settings, when a file that cannot be read is not to stop it.</param>
    internal static void OnDatabase(
        this Command command,
        Surroundings around,
        Func<ParseResult, Room, CancellationToken, Task<int>> run,
        DatabaseNeed database = DatabaseNeed.ToWrite,
        Func<string[], IConfiguration>? settings = null
    )
    {
        around.Note(command);
        command.SetAction(
            async (parse, cancellationToken) =>
            {
                TextWriter error = parse.InvocationConfiguration.Error;
                try
                {
                    await using Room room = Open(parse, around, settings ?? Settings.Load);
                    if (database == DatabaseNeed.ToRead)
                    {
                        await room.Get<Store>().RequireAsync(cancellationToken);
                    }

                    if (database != DatabaseNeed.None)
                    {
                        _ = await room.Get<Store>().PrepareAsync(room.Now, cancellationToken);
                    }

                    return await run(parse, room, cancellationToken);
                }
                catch (StoreException fault)
                {
                    await error.WriteLineAsync(fault.Message);
                }
                catch (Exception fault) when (SettingFaults.IsOne(fault))
                {
                    await error.WriteLineAsync($"The settings are wrong: {SettingFaults.Words(fault, [.. around.Settings])}");
                }
                catch (Exception fault)
                    when (fault is DbException or DbUpdateException or InvalidOperationException { InnerException: DbException })
                {
                    await error.WriteLineAsync($"The database cannot be used: {fault.GetBaseException().Message.TrimEnd('.')}.");
                }

                return ExitCode.Nothing;
            }
        );
    }

    private static Room Open(ParseResult parse, Surroundings around, Func<string[], IConfiguration> load)
    {
        IConfiguration settings = load([.. around.Settings]);
        ServiceCollection services = new();
        _ = services.AddSingleton(settings).AddSingleton(around.Time).AddSingleton<IHostEnvironment>(new VerbEnvironment()).AddLogging();
        MonitorApplication.AddRooms(services, settings);
        return new Room(services.BuildServiceProvider(), parse, around.Time.Present());
    }
}

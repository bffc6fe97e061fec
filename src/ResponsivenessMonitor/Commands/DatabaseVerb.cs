using System.CommandLine;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime.Extensions;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Commands;

/// <summary>Verbs that work on the database: they take settings as <c>--Section:Key=value</c>, and tell what hinders them in a sentence.</summary>
internal static class DatabaseVerb
{
    /// <summary>Has the verb done in a room whose database is ready.</summary>
    internal static void OnDatabase(
        this Command command,
        TimeProvider time,
        Func<ParseResult, Room, CancellationToken, Task<int>> run,
        bool isPrepared = true
    )
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (parse, cancellationToken) =>
            {
                TextWriter error = parse.InvocationConfiguration.Error;
                if (parse.UnmatchedTokens.FirstOrDefault(token => !Overrides.IsOne(token)) is { } stray)
                {
                    await error.WriteLineAsync(
                        $"'{stray}' is not understood here; settings are written after all else, as --Section:Key=value."
                    );
                    return ExitCode.Usage;
                }

                try
                {
                    await using Room room = Open(parse, time);
                    if (isPrepared)
                    {
                        await room.Get<Store>().PrepareAsync(cancellationToken);
                    }

                    return await run(parse, room, cancellationToken);
                }
                catch (FormatException fault)
                {
                    await error.WriteLineAsync($"The settings are wrong: {fault.Message}");
                }
                catch (OptionsValidationException fault)
                {
                    await error.WriteLineAsync($"The settings are wrong: {string.Join(" ", fault.Failures)}");
                }
                catch (Exception fault) when (fault is DbException or DbUpdateException)
                {
                    await error.WriteLineAsync($"The database cannot be used: {fault.GetBaseException().Message.TrimEnd('.')}.");
                }

                return ExitCode.Nothing;
            }
        );
    }

    private static Room Open(ParseResult parse, TimeProvider time)
    {
        IConfiguration settings = Settings.Load([.. parse.Tokens.Select(token => token.Value).Where(Overrides.IsOne)]);
        ServiceCollection services = new();
        _ = services.AddSingleton(settings).AddSingleton(time).AddLogging();
        _ = services.AddData(settings).AddActs();
        return new Room(services.BuildServiceProvider(), parse, time.GetUtcNow().ToInstant());
    }
}

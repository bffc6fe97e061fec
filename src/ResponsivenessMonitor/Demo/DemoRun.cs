using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Web;

namespace ResponsivenessMonitor.Demo;

/// <summary>One <c>demo</c> from its folder to its pages.</summary>
/// <param name="folder">Where its files lie; absolute.</param>
/// <param name="play">What is played.</param>
/// <param name="output">What came of it.</param>
/// <param name="error">How far it is, and what goes wrong.</param>
/// <param name="overrides">Settings that beat the demo's own; the database that they name is the play's alone.</param>
internal sealed class DemoRun(
    string folder,
    Play play,
    TextWriter output,
    TextWriter error,
    IReadOnlyDictionary<string, string?>? overrides = null
)
{
    private readonly PlayedTime time = new(play.From);

    /// <summary>
    /// Whether what is in the database is never removed: a play that came to its end is not played again, and one that was stopped before it began
    /// begins with the tables there are.
    /// </summary>
    internal bool KeepsDatabase { get; init; }

    /// <summary>Plays, going on where a play of the same name was stopped, and says what came of it.</summary>
    internal async Task PlayAsync(CancellationToken cancellationToken)
    {
        _ = Directory.CreateDirectory(folder);
        await using ServiceProvider services = DemoInstallation.Build(folder, play, time, overrides);
        Store store = services.GetRequiredService<Store>();
        using IDisposable? held = await store.HoldAsync(cancellationToken);
        PlayedClock? clock = await ClockAsync(services, cancellationToken);
        if (KeepsDatabase && clock is { IsFinished: true })
        {
            return;
        }

        bool goesOn = clock is { IsFinished: false };
        if (!goesOn && !KeepsDatabase)
        {
            Clear();
        }

        _ = await store.PrepareAsync(play.From, cancellationToken);
        if (goesOn)
        {
            await store.ReleaseAsync(cancellationToken);
        }
        else
        {
            await BeginAsync(services, cancellationToken);
        }

        await error.WriteLineAsync($"Playing {play.From:uuuu-MM-dd} to {play.To:uuuu-MM-dd} into {folder}; this may take a minute or two.");
        ProgressBar bar = new(error, goesOn ? "Going on" : "Playing");
        await new DemoPlayer(services, play, time).PlayAsync(bar.Show, cancellationToken);
        bar.Finish();
        await DemoSummary.WriteAsync(services, play, folder, output, cancellationToken);
    }

    /// <summary>Shows the pages of what was played until it is stopped.</summary>
    internal async Task<int> ServeAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder });
        _ = builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        DemoInstallation.Register(builder.Services, builder.Configuration, folder, play, time, overrides);
        builder.Services.AddHealth();
        builder.Services.AddPages();
        _ = builder.WebHost.UseUrls(DemoInstallation.Address);
        await using WebApplication application = builder.Build();
        application.MapPages();
        application.MapHealth();
        application.MapOverviewAtRoot();
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException fault)
        {
            await error.WriteLineAsync(
                $"The pages cannot be shown: {fault.Message} The files are there all the same; --exit leaves the pages out."
            );
            return Commands.ExitCode.Good;
        }

        await output.WriteLineAsync(
            $"The pages are at {DemoInstallation.Address} until you stop this with Ctrl+C; their clock stands at the end of the play."
        );
        await output.FlushAsync(cancellationToken);
        await application.WaitForShutdownAsync(cancellationToken);
        return Commands.ExitCode.Good;
    }

    private async Task BeginAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await services
            .GetRequiredService<IDbContextFactory<MonitorDbContext>>()
            .CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await KeyRing.SeedAsync(db, play.Key, cancellationToken);
        await DemoRegister.EnterAsync(db, play.Accounts, play.From, cancellationToken);
        _ = db.PlayedClocks.Add(new PlayedClock { Now = play.From, Play = play.Name });
        _ = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The clock of a play of the same name that was begun here; null when none was.</summary>
    private async Task<PlayedClock?> ClockAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        if (IsSqlite(services) && !File.Exists(Path.Combine(folder, DemoInstallation.Database)))
        {
            return null;
        }

        await using MonitorDbContext db = await services
            .GetRequiredService<IDbContextFactory<MonitorDbContext>>()
            .CreateDbContextAsync(cancellationToken);
        try
        {
            PlayedClock? clock = await db.PlayedClocks.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
            return string.Equals(clock?.Play, play.Name, StringComparison.Ordinal) ? clock : null;
        }
        catch (System.Data.Common.DbException)
        {
            return null; // it was stopped while its tables were made, or an older version made them
        }
    }

    /// <summary>Removes what an earlier play left; nothing else in the folder.</summary>
    private void Clear()
    {
        SqliteConnection.ClearAllPools(); // else a new file would go by what a connection to the old one remembers
        foreach (string suffix in new[] { string.Empty, "-wal", "-shm", "-journal" })
        {
            File.Delete(Path.Combine(folder, DemoInstallation.Database + suffix));
        }

        string letters = Path.Combine(folder, DemoInstallation.Letters);
        foreach (string file in Directory.Exists(letters) ? Directory.EnumerateFiles(letters, "*.eml*") : [])
        {
            File.Delete(file);
        }
    }

    private static bool IsSqlite(ServiceProvider services) =>
        services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider == DatabaseProvider.Sqlite;
}

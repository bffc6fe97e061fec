using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Web;

namespace ResponsivenessMonitor.Demo;

/// <summary>One <c>demo</c> from its folder to its pages.</summary>
internal sealed class DemoRun(string folder, Play play, TextWriter output, TextWriter error)
{
    private readonly PlayedTime time = new(play.From);

    /// <summary>Plays, going on where a play of the same name was stopped, and says what came of it.</summary>
    internal async Task PlayAsync(CancellationToken cancellationToken)
    {
        _ = Directory.CreateDirectory(folder);
        await using ServiceProvider services = DemoInstallation.Build(folder, play, time);
        Store store = services.GetRequiredService<Store>();
        using IDisposable? held = await store.HoldAsync(cancellationToken);
        bool goesOn = await IsUnfinishedAsync(services, cancellationToken);
        if (!goesOn)
        {
            Clear();
        }

        _ = await store.PrepareAsync(play.From, cancellationToken);
        if (!goesOn)
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
        DemoInstallation.Register(builder.Services, builder.Configuration, folder, play, time);
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
        await KeyRing.SeedAsync(db, play.Key, cancellationToken);
        await DemoRegister.EnterAsync(db, play.Accounts, play.From, cancellationToken);
        _ = db.PlayedClocks.Add(new PlayedClock { Now = play.From, Play = play.Name }); // the last thing: without it the play has not begun
        _ = await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Whether a play of the same name was stopped here before its end.</summary>
    private async Task<bool> IsUnfinishedAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(folder, DemoInstallation.Database)))
        {
            return false;
        }

        await using MonitorDbContext db = await services
            .GetRequiredService<IDbContextFactory<MonitorDbContext>>()
            .CreateDbContextAsync(cancellationToken);
        try
        {
            PlayedClock? clock = await db.PlayedClocks.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
            return clock is { IsFinished: false } && string.Equals(clock.Play, play.Name, StringComparison.Ordinal);
        }
        catch (System.Data.Common.DbException)
        {
            return false; // it was stopped while its tables were made, or an older version made them
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
}

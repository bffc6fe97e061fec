using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Pruning;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.Tests.Volume;

/// <summary>The service's own parts on a clock that is moved, with a mail server that can be out of order.</summary>
internal sealed class PlayedOffice : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("volume-").FullName;
    private readonly PlayedTime time;
    private readonly ServiceProvider services;
    private readonly IReadOnlyList<IMonitorJob> jobs;

    private PlayedOffice(Play play, Action<IServiceCollection>? more)
    {
        time = new PlayedTime(play.From);
        ConfigurationManager configuration = new();
        ServiceCollection collection = new();
        _ = collection.AddSingleton<IConfiguration>(configuration).AddLogging();
        _ = collection.AddSingleton<Microsoft.Extensions.Hosting.IHostEnvironment>(new DemoEnvironment(folder));
        DemoInstallation.Register(collection, configuration, folder, play, time);
        _ = collection.AddSingleton<IMailTransport>(Post);
        more?.Invoke(collection);
        services = collection.BuildServiceProvider();
        jobs = [.. AllJobs.InOrder.Where(type => type != typeof(PruneJob)).Select(type => (IMonitorJob)services.GetRequiredService(type))];
    }

    /// <summary>What carries its letters.</summary>
    internal Post Post { get; } = new();

    /// <summary>What its clock shows.</summary>
    internal Instant Now => time.Now;

    /// <summary>An office that is started for the first time.</summary>
    internal static async Task<PlayedOffice> StartAsync(
        Instant at,
        IReadOnlyList<DemoAccount> accounts,
        IEnumerable<ScriptLine> lines,
        Action<IServiceCollection>? more = null
    )
    {
        Play play = new("volume", new ReplayScript([.. lines.OrderBy(line => line.At)]), accounts, at, at + Duration.FromDays(400));
        PlayedOffice office = new(play, more);
        _ = await office.services.GetRequiredService<Store>().PrepareAsync(at, CancellationToken.None);
        await using MonitorDbContext db = office.Open();
        await KeyRing.SeedAsync(db, play.Key, CancellationToken.None);
        await DemoRegister.EnterAsync(db, accounts, at, CancellationToken.None);
        _ = await db.SaveChangesAsync();
        return office;
    }

    /// <summary>Does all that falls due up to an instant.</summary>
    internal async Task RunToAsync(Instant to)
    {
        while (time.Now < to)
        {
            await TickAsync();
            Instant next = await NextDueAsync();
            time.Now = Instant.Min(to, next > time.Now ? next : time.Now + Duration.FromSeconds(1));
        }
    }

    /// <summary>Nothing is done until an instant, as when the service is stopped; or the clock is set back to one.</summary>
    internal void JumpTo(Instant at) => time.Now = at;

    /// <summary>Has every job done once.</summary>
    internal async Task TickAsync()
    {
        foreach (IMonitorJob job in jobs)
        {
            await job.RunAsync(time.Now, CancellationToken.None);
        }
    }

    internal T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    internal MonitorDbContext Open() => services.GetRequiredService<IDbContextFactory<MonitorDbContext>>().CreateDbContext();

    internal async Task<List<T>> ReadAsync<T>(Func<MonitorDbContext, IQueryable<T>> query)
        where T : class
    {
        await using MonitorDbContext db = Open();
        return await query(db).AsNoTracking().ToListAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<Instant> NextDueAsync()
    {
        await using MonitorDbContext db = Open();
        Instant?[] due =
        [
            await db.Watches.MinAsync(watch => watch.NextPollAt),
            await db.Watches.MinAsync(watch => watch.NextVisitLookAt),
            await db.Watches.MinAsync(watch => watch.NextReviewAt),
            await db.Enquiries.MinAsync(enquiry => enquiry.NextLookAt),
            await db.Notices.MinAsync(notice => notice.DeliverAt),
            await db.Digests.MinAsync(digest => digest.DueAt),
            await db.Letters.MinAsync(letter => letter.SendAt),
        ];
        return due.OfType<Instant>().Append(Instant.MaxValue).Min();
    }
}

/// <summary>A mail server in memory.</summary>
internal sealed class Post : IMailTransport
{
    private readonly Lock gate = new();
    private readonly List<OutgoingLetter> delivered = [];

    /// <summary>Whether it takes nothing for now.</summary>
    internal bool IsDown { get; set; }

    /// <summary>What it says instead of accepting a letter; null where it accepts.</summary>
    internal Func<OutgoingLetter, SendResult?> Says { get; set; } = _ => null;

    /// <summary>What it accepted, in order.</summary>
    internal IReadOnlyList<OutgoingLetter> Delivered => delivered;

    /// <inheritdoc/>
    public Task<SendResult> SendAsync(OutgoingLetter letter, Duration timeout, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            return Task.FromResult<SendResult>(new SendResult.Deferred("the connection was refused"));
        }

        if (Says(letter) is { } said)
        {
            return Task.FromResult(said);
        }

        lock (gate)
        {
            delivered.Add(letter);
        }

        return Task.FromResult<SendResult>(new SendResult.Accepted("250 ok"));
    }
}

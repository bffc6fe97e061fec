using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Privacy;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Platforms.Conformance;
using ResponsivenessMonitor.Tests.Platforms.Mastodon;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Web;

namespace ResponsivenessMonitor.Tests.Privacy;

/// <summary>The whole program on a database of its own, which reads the official account of a stage by its real connector.</summary>
internal sealed class PolledOffice : IAsyncDisposable
{
    private readonly TestDatabase database;

    private PolledOffice(Stage stage, TestDatabase database)
    {
        (Stage, this.database) = (stage, database);
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(database.Settings).Build();
        ServiceCollection services = new();
        _ = services.AddLogging().AddSingleton(configuration).AddSingleton<TimeProvider>(stage.Time);
        MonitorApplication.AddRooms(services, configuration);
        _ = services.AddSingleton<ILoggerFactory>(stage.Logs);
        _ = services.AddSingleton(new PlatformRegister([stage.Platform], [stage.Platform]));
        Services = services.BuildServiceProvider();
    }

    /// <summary>Every connector that has a scripted server, and the replay, on either database.</summary>
    internal static IEnumerable<TestFixtureData> All =>
        from provider in Databases.Both
        from stage in new (string Name, Func<Stage> Make)[]
        {
            ("Replay", () => new ReplayStage()),
            ("Bluesky", () => new BlueskyStage()),
            ("Mastodon", () => new MastodonStage(MastodonFlavour.Mastodon)),
        }
        select new TestFixtureData(provider, stage.Make).SetArgDisplayNames(stage.Name, provider.ToString());

    internal Stage Stage { get; }

    internal ServiceProvider Services { get; }

    internal static async Task<PolledOffice> OpenAsync(DatabaseProvider provider, Stage stage)
    {
        await stage.StartAsync(CancellationToken.None);
        PolledOffice office = new(
            stage,
            await TestDatabase.OpenAsync(
                provider,
                ("Marketing:Address", Office.Marketing),
                ("Mail:From", "monitor@uni.example"),
                ("Mail:InternalDomains:0", "uni.example"),
                ("Mail:Folder", Path.Combine(Path.GetTempPath(), $"rm-polled-{Environment.ProcessId}"))
            )
        );
        await using MonitorDbContext db = office.Open();
        Account account = Rows.Account(stage.Access.Account.Slug);
        account.Handle = stage.Access.Handle;
        account.MonitoredSince = stage.Time.Now - Duration.FromDays(30);
        account.InstantReplies = string.Empty;
        _ = db.Accounts.Add(account);
        _ = await db.SaveChangesAsync();
        Watch watch = new()
        {
            AccountId = account.Id,
            Access = new PlatformAccess
            {
                Platform = account.Platform,
                Credential = stage.Access.Credential ?? string.Empty,
                Host = stage.Access.Host ?? string.Empty,
            },
            NextPollAt = stage.Time.Now,
            OpensAfter = stage.Time.Now - Duration.FromDays(30),
        };
        _ = db.Watches.Add(watch);
        _ = await db.SaveChangesAsync();
        return office;
    }

    internal MonitorDbContext Open() => database.CreateDbContext();

    internal Task RunAsync<TJob>()
        where TJob : IMonitorJob => Services.GetRequiredService<TJob>().RunAsync(Stage.Time.Now, CancellationToken.None);

    /// <summary>Reads the account now, from the last bookmark or all of it again.</summary>
    internal async Task PollAsync(bool fromTheBeginning = false)
    {
        Instant now = Stage.Time.Now;
        await using (MonitorDbContext db = Open())
        {
            Watch watch = await db.Watches.SingleAsync();
            watch.NextPollAt = now;
            watch.Bookmark = fromTheBeginning ? null : watch.Bookmark;
            _ = await db.SaveChangesAsync();
        }

        await RunAsync<PollAccountsJob>();
        await using MonitorDbContext after = Open();
        Watch read = await after.Watches.SingleAsync();
        Assert.That(read.KnownTo, Is.EqualTo(now), "The reading was not complete.");
        await RunAsync<AssessEnquiriesJob>();
    }

    /// <summary>Has the letters written that are due, as the hours pass.</summary>
    internal async Task WriteLettersAsync(double hours)
    {
        Stage.Time.Advance(Duration.FromHours(hours));
        await PollAsync();
        Stage.Time.Advance(Duration.FromMinutes(10));
        await RunAsync<WriteLettersJob>();
    }

    /// <summary>Erases somebody, as the verb does.</summary>
    internal async Task<ErasedRows> EraseAsync(string person) =>
        await Services
            .GetRequiredService<EraseAuthor>()
            .RunAsync(await FindAsync(person), "request 17", new ActedBy("privacy officer", Stage.Time.Now), CancellationToken.None);

    internal async Task<SoughtAuthor> FindAsync(string person)
    {
        AuthorName name = AuthorName.Parse($"{Stage.Access.Account.Platform.Name}:{Stage.IdOf(person)}");
        AuthorSearch search = await Services.GetRequiredService<AuthorBook>().FindAsync(name, CancellationToken.None);
        return ((AuthorSearch.For)search).Author;
    }

    internal async Task<KeptOfAuthor> KeptAsync(string person)
    {
        SoughtAuthor author = await FindAsync(person);
        await using MonitorDbContext db = Open();
        return await KeptOfAuthor.CountAsync(db, author, CancellationToken.None);
    }

    internal async Task<List<Enquiry>> EnquiriesAsync()
    {
        await using MonitorDbContext db = Open();
        return await db.Enquiries.AsNoTracking().OrderBy(enquiry => enquiry.Id).ToListAsync();
    }

    /// <summary>Every value of every table.</summary>
    internal async Task<string> DumpAsync()
    {
        await using MonitorDbContext db = Open();
        return await TableDump.OfAsync(db);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await database.DisposeAsync();
        await Stage.DisposeAsync();
    }
}

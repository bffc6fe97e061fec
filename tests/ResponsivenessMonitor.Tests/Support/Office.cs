using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;

namespace ResponsivenessMonitor.Tests.Support;

/// <summary>All rooms of the program on a database of their own, with one account that was last read at the present, and a clock that stands still.</summary>
internal sealed class Office : IAsyncDisposable
{
    internal const string Marketing = "marketing@uni.example";

    private readonly TestDatabase database;

    private Office(TestDatabase database, Instant now)
    {
        this.database = database;
        Time = new ManualTime(now);
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(database.Settings).Build();
        ServiceCollection services = new();
        _ = services.AddLogging().AddSingleton(configuration).AddSingleton<TimeProvider>(Time);
        MonitorApplication.AddRooms(services, configuration);
        Services = services.BuildServiceProvider();
    }

    internal ServiceProvider Services { get; }

    internal ManualTime Time { get; }

    /// <summary>The account x/librarydesk: Ada manages it, Ben stands in, Cleo authorised it.</summary>
    internal Account Account { get; private set; } = null!;

    internal Dictionary<string, string?> Settings => database.Settings;

    internal static async Task<Office> OpenAsync(DatabaseProvider provider, string now, params (string Key, string Value)[] settings)
    {
        TestDatabase opened = await TestDatabase.OpenAsync(
            provider,
            [
                ("Marketing:Address", Marketing),
                ("Mail:From", "monitor@uni.example"),
                ("Mail:Folder", Path.Combine(Path.GetTempPath(), $"rm-office-{Environment.ProcessId}")),
                .. settings,
            ]
        );
        Office office = new(opened, Rows.At(now));
        office.Account = await office.AddAsync("x/librarydesk");
        return office;
    }

    /// <summary>Another account, read to the present.</summary>
    internal async Task<Account> AddAsync(string slug, Action<Account>? edit = null)
    {
        Account account = Rows.Account(slug);
        edit?.Invoke(account);
        await ChangeAsync(async db =>
        {
            _ = db.Accounts.Add(account);
            _ = await db.SaveChangesAsync();
            Watch watch = Rows.Watch(account);
            watch.TakeComplete(Time.Now);
            _ = db.Watches.Add(watch);
        });
        return account;
    }

    /// <summary>An enquiry whose item is kept too, so that acts on it can be read back.</summary>
    internal async Task<Enquiry> AskAsync(string received, string item = "q1", string? now = null, Account? of = null)
    {
        Enquiry? asked = null;
        await ChangeAsync(async db =>
        {
            asked = (await Rows.EnquiryAsync(db, of ?? Account, received, item)).AssessedAt(now ?? received);
            _ = db.Items.Add(Rows.Asking(of ?? Account, item, received));
        });
        return asked ?? throw new InvalidOperationException();
    }

    internal T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    internal ActedBy Somebody => new("somebody", Time.Now);

    internal Task RunAsync<TJob>()
        where TJob : IMonitorJob => Get<TJob>().RunAsync(Time.Now, CancellationToken.None);

    internal void GoTo(string local) => Time.Now = Rows.At(local);

    internal MonitorDbContext Open() => database.CreateDbContext();

    internal async Task ChangeAsync(Func<MonitorDbContext, Task> change)
    {
        await using MonitorDbContext db = Open();
        await change(db);
        _ = await db.SaveChangesAsync();
    }

    internal async Task<List<T>> ReadAsync<T>(Func<MonitorDbContext, IQueryable<T>> query)
        where T : class
    {
        await using MonitorDbContext db = Open();
        return await query(db).AsNoTracking().ToListAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await database.DisposeAsync();
    }
}

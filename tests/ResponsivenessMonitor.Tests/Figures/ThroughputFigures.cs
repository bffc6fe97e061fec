using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Mail;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Figures;

/// <summary>
/// Accounts read and letters sent in a second, by platforms and mail servers that answer at once, on a PostgreSQL that keeps everything safe (fsync). A
/// replica is a set of the program's own rooms with its own name, all in one process; the database is on the same machine.
/// </summary>
[Category("Figures")]
[NonParallelizable]
internal sealed class ThroughputFigures
{
    private const int Accounts = 1500;
    private const int Letters = 3000;

    private static readonly Instant Now = TimeProvider.System.GetUtcNow().ToInstant();

    private PostgresCluster cluster = null!;
    private ServiceProvider first = null!;
    private Dictionary<string, string?> settings = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Figure.OnlyWhenAskedFor();
        cluster = await PostgresCluster.StartAsync(isSafe: true);
        settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Database:Provider"] = "Postgres",
            ["Database:ConnectionString"] = cluster.ConnectionString.Replace(
                "Database=postgres",
                "Database=figures",
                StringComparison.Ordinal
            ),
            ["Mail:From"] = "monitor@uni.example",
        };
        first = Replica("first", new AtOnce());
        _ = await first.GetRequiredService<Store>().PrepareAsync(Now, CancellationToken.None);
        await using MonitorDbContext db = Open();
        for (int number = 0; number < Accounts; number++)
        {
            _ = db.Accounts.Add(Rows.Account(string.Create(CultureInfo.InvariantCulture, $"x/account{number}")));
        }

        _ = await db.SaveChangesAsync();
        foreach (Account account in db.Accounts.Local)
        {
            _ = db.Watches.Add(Rows.Watch(account));
        }

        _ = await db.SaveChangesAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (cluster is not null)
        {
            await first.DisposeAsync();
            await cluster.DisposeAsync();
        }
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task Accounts_read_in_a_second(int replicas)
    {
        await PollAsync(1); // what is compiled at first is no part of it
        double taken = await PollAsync(replicas);
        Figure.Say(string.Create(CultureInfo.InvariantCulture, $"{replicas} replicas: {Accounts / taken:0} polls/s"));
    }

    [TestCase(1, false)]
    [TestCase(3, false)]
    [TestCase(1, true)]
    [TestCase(3, true)]
    public async Task Letters_sent_in_a_second(int replicas, bool bySmtp)
    {
        await using SmtpServer? server = bySmtp ? new SmtpServer() : null;
        Func<IMailTransport> transport = server is { Port: { } port } ? () => new SmtpTransport(ByServer(port)) : () => new AtOnce();
        int letters = bySmtp ? Letters / 6 : Letters;
        _ = await SendAsync(1, letters / 10, transport);
        double taken = await SendAsync(replicas, letters, transport);
        Figure.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{replicas} replicas{(bySmtp ? " by SMTP" : string.Empty)}: {letters / taken:0} letters/s"
            )
        );
    }

    private static MailOptions ByServer(int port) =>
        new()
        {
            Transport = MailCarrier.Smtp,
            From = "monitor@uni.example",
            Host = "127.0.0.1",
            Port = port,
            UseStartTls = false,
        };

    private async Task<double> PollAsync(int replicas)
    {
        await using MonitorDbContext db = Open();
        _ = await db.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.NextPollAt, Now));
        double taken = await TimeAsync<PollAccountsJob>(replicas, () => new AtOnce());
        Assert.That(await db.Watches.CountAsync(watch => watch.NextPollAt > Now), Is.EqualTo(Accounts));
        return taken;
    }

    private async Task<double> SendAsync(int replicas, int count, Func<IMailTransport> transport)
    {
        await using MonitorDbContext db = Open();
        _ = await db.Letters.ExecuteDeleteAsync();
        string text = new('x', 3000);
        for (int number = 0; number < count; number++)
        {
            _ = db.Letters.Add(
                new Letter
                {
                    Key = string.Create(CultureInfo.InvariantCulture, $"letter-{number}"),
                    MessageId = string.Create(CultureInfo.InvariantCulture, $"letter-{number}@uni.example"),
                    Thread = "thread@uni.example",
                    RecipientName = "Jo Smith",
                    RecipientAddress = "jo.smith@uni.example",
                    Subject = "1 overdue",
                    Text = text,
                    Html = $"<p>{text}</p>",
                    WrittenAt = Now,
                    SendAt = Now,
                }
            );
        }

        _ = await db.SaveChangesAsync();
        double taken = await TimeAsync<SendLettersJob>(replicas, transport);
        Assert.That(await db.Letters.CountAsync(letter => letter.State == LetterState.Sent), Is.EqualTo(count));
        return taken;
    }

    /// <returns>Seconds until no replica finds anything to do.</returns>
    private async Task<double> TimeAsync<TJob>(int replicas, Func<IMailTransport> transport)
        where TJob : IBatchJob
    {
        List<ServiceProvider> all = [.. Enumerable.Range(1, replicas).Select(number => Replica($"replica-{number}", transport()))];
        List<TJob> jobs = [.. all.Select(replica => replica.GetRequiredService<TJob>())];
        Stopwatch watch = Stopwatch.StartNew();
        await Task.WhenAll(jobs.Select(RunAsync));
        double taken = watch.Elapsed.TotalSeconds;
        foreach (ServiceProvider replica in all)
        {
            await replica.DisposeAsync();
        }

        return taken;
    }

    private static async Task RunAsync<TJob>(TJob job)
        where TJob : IBatchJob
    {
        while (await job.RunBatchAsync(Now, CancellationToken.None)) { }
    }

    private ServiceProvider Replica(string name, IMailTransport transport)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        ServiceCollection services = new();
        _ = services.AddLogging().AddSingleton(configuration).AddSingleton(TimeProvider.System);
        MonitorApplication.AddRooms(services, configuration);
        _ = services.AddSingleton(new Replica(name)).AddSingleton(transport);
        _ = services.AddSingleton(new PlatformRegister([new SaysNothing()], []));
        return services.BuildServiceProvider();
    }

    private MonitorDbContext Open() => first.GetRequiredService<IDbContextFactory<MonitorDbContext>>().CreateDbContext();

    private sealed class AtOnce : IMailTransport
    {
        public Task<SendResult> SendAsync(OutgoingLetter letter, Duration timeout, CancellationToken cancellationToken) =>
            Task.FromResult<SendResult>(new SendResult.Accepted("250 OK"));
    }

    /// <summary>A platform on which nothing happens.</summary>
    private sealed class SaysNothing : IPlatform
    {
        public Platform Name => Platform.X;

        public AccessNeeds Needs => throw new NotSupportedException();

        public Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
            Task.FromResult<Reading>(new Reading.Page([], [], [], new Bookmark("here"), null, More: false) { Cost = 1 });

        public Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

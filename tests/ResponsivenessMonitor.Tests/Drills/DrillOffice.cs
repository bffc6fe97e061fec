using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using Npgsql;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Crashes.Chaos;

namespace ResponsivenessMonitor.Tests.Drills;

/// <summary>
/// An installation on the machine's clock: the program in processes of its own, a script for a platform, a mail server on the loopback. Ada manages its
/// one account, Ben stands in; who asks gets an answer within ten seconds, or they are told.
/// </summary>
internal sealed class DrillOffice : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string folder = Directory.CreateTempSubdirectory("rm-drill-").FullName;
    private readonly Dictionary<string, string> settings;
    private readonly DrillDatabase database;
    private ServeProcess? service;
    private int started;

    private DrillOffice(DrillDatabase database)
    {
        this.database = database;
        settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage:Folder"] = folder,
            ["Kestrel:Endpoints:Loopback:Url"] = "http://127.0.0.1:0",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Calendars:always:Zone"] = NoonZone,
            ["Calendars:always:Hours"] = "mon-sun 00:00-24:00",
            ["Marketing:Address"] = "marketing@uni.example",
            ["Marketing:Calendar"] = "always",
            ["Marketing:DigestAt"] = "23:59",
            ["Mail:Transport"] = "Smtp",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = Sink.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail:UseStartTls"] = "false",
            ["Mail:From"] = "monitor@uni.example",
            ["Mail:GatherFor"] = "00:00:00",
            ["Polling:InOfficeHours"] = "00:00:10",
            ["Ticks:Poll"] = "00:00:00.500",
            ["Ticks:Decide"] = "00:00:00.500",
            ["Ticks:Reconcile"] = "00:00:01",
            ["Replay:Script"] = Path.Combine(folder, "script.jsonl"),
        };
    }

    internal MailSink Sink { get; } = new();

    /// <summary>What the mail server has of messages to somebody.</summary>
    internal SunkMail[] To(string address) => [.. Sink.Mails.Where(mail => string.Equals(mail.To, address, StringComparison.Ordinal))];

    internal static async Task<DrillOffice> OpenAsync(DatabaseProvider provider)
    {
        DrillOffice office = new(await DrillDatabase.CreateAsync(provider));
        try
        {
            office.Tell(
                """{"at":"AT","account":"x/librarydesk","do":"item","id":"p1","text":"We are open until midnight."}""",
                Now - Duration.FromHours(5)
            );
            string register = Path.Combine(office.folder, "accounts.csv");
            await File.WriteAllTextAsync(
                register,
                "platform,handle,state,calendar,aim,commitment,administrator_name,administrator_email,deputy_name,deputy_email,authoriser_name,approved_on,monitored_since,access\n"
                    + $"x,LibraryDesk,live,always,10s,none,Ada Archer,ada@uni.example,Ben Baker,ben@uni.example,Dean Drew,2026-03-02,{Text(Now - Duration.FromHours(6))},replay\n"
            );
            _ = await office.RunAsync("accounts", "import", register);
            await using MonitorDbContext db = office.Open();
            _ = await db.Database.ExecuteSqlRawAsync(office.database.IntroducedLongAgo);
            return office;
        }
        catch
        {
            await office.DisposeAsync();
            throw;
        }
    }

    /// <summary>Somebody asks now, while no service runs.</summary>
    internal void Ask(string item) =>
        Tell(
            $$"""{"at":"AT","account":"x/librarydesk","do":"item","id":"{{item}}","author":"{{item}}-author","parent":"p1","text":"Is the café open as well?"}""",
            Now
        );

    internal void Start()
    {
        Dictionary<string, string> environment = All.ToDictionary(
            pair => $"RM__{pair.Key.Replace(":", "__", StringComparison.Ordinal)}",
            pair => pair.Value,
            StringComparer.Ordinal
        );
        string name = string.Create(CultureInfo.InvariantCulture, $"service-{++started}");
        service = new ServeProcess(name, Path.Combine(folder, $"{name}.log"), ["serve"], environment);
    }

    internal async Task StopAsync()
    {
        Assert.That(await (service?.StopAsync(TimeSpan.FromSeconds(30)) ?? Task.FromResult<TimeSpan?>(null)), Is.Not.Null, "it stops");
        service?.Dispose();
        service = null;
    }

    /// <summary>Makes a backup as the manual says.</summary>
    internal Task BackUpAsync() => database.BackUpAsync(Path.Combine(folder, "backup"), verb => RunAsync(verb));

    /// <summary>Puts it in the place of the database, or beside it where the manual says so.</summary>
    internal Task RestoreAsync() => database.RestoreAsync(Path.Combine(folder, "backup"), verb => RunAsync(verb));

    internal MonitorDbContext Open() => database.Open(folder);

    /// <summary>Runs a verb beside the service.</summary>
    /// <returns>What it wrote.</returns>
    internal async Task<string> RunAsync(params string[] verb) => await RunAsync(verb, code: 0);

    internal async Task<string> RunAsync(string[] verb, int code)
    {
        await using StringWriter output = new();
        await using StringWriter error = new();
        int ended = await CommandLine.RunAsync([.. verb, .. All.Select(pair => $"--{pair.Key}={pair.Value}")], output, error);
        Assert.That(ended, Is.EqualTo(code), $"{verb[0]}: {output}{error}");
        return $"{output}{error}";
    }

    /// <summary>Waits until something is so.</summary>
    internal async Task UntilAsync(string what, Func<MonitorDbContext, Task<bool>> isSo, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            Assert.That(service?.HasExited, Is.Not.True, () => $"the service ended:\n{service?.Log}");
            Assert.That(watch.Elapsed, Is.LessThan(Patience), () => $"waited in vain until {what}:\n{service?.Log}");
            await using (MonitorDbContext db = Open())
            {
                if (await isSo(db))
                {
                    return;
                }
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        service?.Dispose();
        await Sink.DisposeAsync();
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The zone in which it is about noon: neither a digest nor a nudge of a visit falls into a drill.</summary>
    private static string NoonZone
    {
        get
        {
            int behind = Now.InUtc().Hour - 12;
            return behind == 0 ? "Etc/UTC" : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{behind:+0;-0}");
        }
    }

    private static Instant Now => TimeProvider.System.GetUtcNow().ToInstant();

    private IEnumerable<KeyValuePair<string, string>> All => settings.Concat(database.Settings);

    private void Tell(string line, Instant at) =>
        File.AppendAllText(settings["Replay:Script"], $"{line.Replace("AT", Text(at), StringComparison.Ordinal)}\n");

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);
}

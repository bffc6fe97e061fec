using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>What a secret setting holds is nowhere to be read: not in a check, a fault, a help text, an exception or a log.</summary>
internal sealed class SecretsNeverShownTests
{
    private const string Marker = "kingfisher";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private string folder = null!;

    [SetUp]
    public void Begin() => folder = Directory.CreateTempSubdirectory("secrets").FullName;

    [TearDown]
    public void End()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Environment.SetEnvironmentVariable(SecretFiles.Variable, null);
        foreach (string path in KnownSettings.Secrets)
        {
            Environment.SetEnvironmentVariable(Variable(path), null);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void The_secrets_are_known() =>
        Assert.That(
            KnownSettings.Secrets,
            Is.EquivalentTo(
                new[]
                {
                    "Database:ConnectionString",
                    "Facebook:AppSecret",
                    "Instagram:AppSecret",
                    "LinkedIn:ClientSecret",
                    "Mail:Password",
                    "Mail:Graph:ClientSecret",
                    "Monitoring:HeartbeatUrl",
                    "X:ClientSecret",
                    "YouTube:ClientSecret",
                }
            )
        );

    [TestCase("line", "Smtp", "Sqlite")]
    [TestCase("environment", "Graph", "Postgres")]
    [TestCase("files", "Smtp", "Postgres")]
    public void Neither_good_ones_nor_bad_ones_are_shown_by_any_verb(string by, string transport, string provider)
    {
        // In each place something that is taken as it stands, and something that is refused.
        foreach (
            (string connection, string heartbeat) in new[]
            {
                ($"Host=127.0.0.1;Port=9;Database=rm;Username=rm;Password={Marker};Timeout=2", $"https://127.0.0.1:9/{Marker}"),
                ($"Host=127.0.0.1;Port=9;Password=ab;{Marker}=cd", $"ftp://{Marker}.example"),
                ($"Data Source={Path.Combine(folder, "monitor.db")};Password={Marker}", Marker),
            }
        )
        {
            string[] line =
            [
                .. State(by, "Database:ConnectionString", connection),
                .. State(by, "Monitoring:HeartbeatUrl", heartbeat),
                .. State(by, "Mail:Password", Marker),
                .. State(by, "Mail:Graph:ClientSecret", Marker),
                .. State(by, "Facebook:AppSecret", Marker),
                .. State(by, "Instagram:AppSecret", Marker),
                .. State(by, "LinkedIn:ClientSecret", Marker),
                .. State(by, "X:ClientSecret", Marker),
                .. State(by, "YouTube:ClientSecret", Marker),
                $"--Database:Provider={provider}",
                $"--Mail:Transport={transport}",
                "--Mail:From=social-media@uni.example",
                "--Mail:Host=127.0.0.1",
                "--Mail:Port=9",
                "--Mail:User=jo",
                "--Mail:Graph:Tenant=uni.example",
                "--Mail:Graph:ClientId=00000000-0000-0000-0000-000000000000",
                "--Mail:Graph:Authority=http://127.0.0.1:9",
                $"--Mail:Folder={Path.Combine(folder, "letters")}",
                $"--Storage:Folder={folder}",
            ];
            foreach (
                string[] verb in new string[][]
                {
                    ["check"],
                    ["check", "--send-to", "jo@uni.example"],
                    ["check", "--Mail:Port=smtp", "--Policy:AttainmentGoal=0"],
                    ["serve", "--Policy:AttainmentGoal=0"],
                    ["serve", "--Mail:Port=smtp"],
                    ["migrate"],
                    ["report"],
                    ["healthcheck", "--Management:Url=http://127.0.0.1:9"],
                    ["settings", "markdown"],
                }
            )
            {
                AuditOutcome outcome = AuditOutcome.Of([.. verb, .. verb[0] is "settings" ? [] : line]);
                Assert.That(outcome.Output + outcome.Error, Does.Not.Contain(Marker), string.Join(" ", verb));
                Assert.That(outcome.Output + outcome.Error, Is.Not.Empty, string.Join(" ", verb));
            }
        }

        Assert.That(AuditOutcome.Of("--help").Output, Is.Not.Empty.And.Not.Contain(Marker));
    }

    [Test]
    public async Task A_running_service_logs_none_of_them_however_much_it_logs()
    {
        Lines lines = new();
        string[] settings =
        [
            "--Kestrel:Endpoints:Http:Url=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Trace",
            "--Logging:LogLevel:Microsoft=Trace",
            $"--Storage:Folder={folder}",
            "--Mail:Transport=Smtp",
            "--Mail:From=social-media@uni.example",
            "--Mail:Host=127.0.0.1",
            "--Mail:Port=9",
            "--Mail:User=jo",
            $"--Mail:Password={Marker}",
            $"--Monitoring:HeartbeatUrl=https://127.0.0.1:9/{Marker}",
            "--Ticks:Reconcile=00:00:00.2",
        ];
        await using WebApplication service = MonitorApplication.Build(
            settings,
            builder => _ = builder.Logging.ClearProviders().AddProvider(lines)
        );
        await service.StartAsync().WaitAsync(Deadline);
        await lines.Heard.Task.WaitAsync(Deadline);
        await service.StopAsync().WaitAsync(Deadline);
        Assert.That(lines.All, Has.Count.GreaterThan(50).And.None.Contains(Marker));
    }

    private string[] State(string by, string path, string value)
    {
        switch (by)
        {
            case "environment":
                Environment.SetEnvironmentVariable(Variable(path), value);
                return [];
            case "files":
                Environment.SetEnvironmentVariable(SecretFiles.Variable, folder);
                File.WriteAllText(Path.Combine(folder, path.Replace(":", "__", StringComparison.Ordinal)), value);
                return [];
            default:
                return [$"--{path}={value}"];
        }
    }

    private static string Variable(string path) => $"RM__{path.Replace(":", "__", StringComparison.Ordinal)}";

    /// <summary>Keeps every line, and notes when the heartbeat's address was called in vain.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> All { get; } = [];

        internal TaskCompletionSource Heard { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            All.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            All.Enqueue($"{formatter(state, exception)} {exception}");
            if (eventId.Id == 6003)
            {
                _ = Heard.TrySetResult();
            }
        }

        public void Dispose() { }
    }
}

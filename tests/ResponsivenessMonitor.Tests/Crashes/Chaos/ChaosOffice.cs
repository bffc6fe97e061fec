using System.Diagnostics;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>An office whose accounts several processes watch: its scripted platform, its mail server, its database, and the processes.</summary>
internal sealed class ChaosOffice : IAsyncDisposable
{
    private const int CannotStart = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string folder = Directory.CreateTempSubdirectory("rm-chaos-").FullName;
    private readonly Dictionary<string, string> settings;
    private readonly string connectionString;
    private readonly NpgsqlDataSource database;
    private readonly ServeProcess?[] slots;
    private readonly List<ServeProcess> all = [];
    private readonly CancellationTokenSource over = new();
    private Task hurrying = Task.CompletedTask;
    private int started;

    private ChaosOffice(CrowdPlatform platform, string connectionString, int replicas, IReadOnlyDictionary<string, string?> other)
    {
        (Platform, this.connectionString) = (platform, connectionString);
        slots = new ServeProcess?[replicas];
        settings = ChaosSettings.For(platform, Sink, folder);
        foreach ((string key, string? value) in other)
        {
            _ = settings.Remove(key);
            if (value is not null)
            {
                settings[key] = value;
            }
        }

        database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "oracle", MaxPoolSize = 4 }.ToString()
        );
        Ledger = new ChaosLedger(database);
    }

    internal CrowdPlatform Platform { get; }

    internal MailSink Sink { get; } = new();

    internal ChaosLedger Ledger { get; }

    internal NpgsqlDataSource Database => database;

    /// <summary>Those of now; null where one was not started.</summary>
    internal IReadOnlyList<ServeProcess?> Slots => slots;

    /// <summary>An office with its accounts registered by <c>accounts import</c>, of which nobody is read yet.</summary>
    /// <param name="connectionString">Of a database that does not exist yet.</param>
    /// <param name="accounts">How many accounts.</param>
    /// <param name="replicas">How many processes watch them once they are started.</param>
    /// <param name="ahead">How far the clock of an account's server is ahead; null for not at all.</param>
    /// <param name="settings">Settings other than those of <see cref="ChaosSettings"/>; null for the product's own.</param>
    internal static async Task<ChaosOffice> OpenAsync(
        string connectionString,
        int accounts,
        int replicas,
        Func<int, Duration>? ahead = null,
        IReadOnlyDictionary<string, string?>? settings = null
    )
    {
        CrowdPlatform platform = new(accounts, ahead ?? (_ => Duration.Zero));
        await platform.StartAsync();
        ChaosOffice office = new(platform, connectionString, replicas, settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        try
        {
            await office.RegisterAsync();
            await office.Ledger.InstallAsync();
            await office.DoAsync("update accounts set live_since = live_since - interval '30 days'", CancellationToken.None); // rehearsals are over
            return office;
        }
        catch
        {
            await office.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the process of a slot anew.</summary>
    /// <param name="slot">From 0.</param>
    /// <param name="failPoint">What it does to itself, and where; null for nothing.</param>
    internal ServeProcess Start(int slot, string? failPoint = null)
    {
        Dictionary<string, string> more = failPoint is null ? [] : new(StringComparer.Ordinal) { ["RM_FAILPOINT"] = failPoint };
        string name = string.Create(CultureInfo.InvariantCulture, $"replica-{slot}-{++started}");
        ServeProcess process = Run(name, ["serve"], more);
        slots[slot] = process;
        return process;
    }

    internal void StartAll()
    {
        hurrying = HurryAsync(over.Token);
        for (int slot = 0; slot < slots.Length; slot++)
        {
            _ = Start(slot);
        }
    }

    /// <summary>How often a process could not start and said so; it was started again, as by a supervisor.</summary>
    internal int RefusedStarts { get; private set; }

    /// <summary>Waits until the process of a slot has taken accounts, or stands still at an armed place.</summary>
    internal async Task<ServeProcess> AtWorkAsync(int slot, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            DemandThatNoneFell();
            ServeProcess process = slots[slot] ?? throw new InvalidOperationException("No process was started.");
            if (process.IsFrozen || await Ledger.HasClaimedAsync(process.Name, cancellationToken))
            {
                return process;
            }

            Assert.That(watch.Elapsed, Is.LessThan(Patience), () => $"{process.Name} does not work:\n{process.Log}");
            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>A process that ended although nobody had ended it is a fault of the product, unless it said in a sentence that it cannot start.</summary>
    internal void DemandThatNoneFell()
    {
        for (int slot = 0; slot < slots.Length; slot++)
        {
            if (slots[slot] is { HasExited: true, IsEnded: false } process)
            {
                bool hasSaid = process is { ExitCode: CannotStart } && process.Log.Contains("The database (", StringComparison.Ordinal);
                Assert.That(hasSaid, Is.True, () => $"{process.Name} ended with {process.ExitCode}:\n{process.Log}");
                RefusedStarts++;
                _ = Start(slot);
            }
        }
    }

    /// <summary>What the processes wrote of failures, by kind and how often.</summary>
    internal string Failures() =>
        string.Join(
            '\n',
            all.SelectMany(process => process.Log.Split('\n'))
                .Where(line =>
                    line.StartsWith("   ", StringComparison.Ordinal) is false || line.Contains("Exception", StringComparison.Ordinal)
                )
                .Select(line => new string([.. line.Trim().Where(c => !char.IsAsciiDigit(c))]))
                .Where(line => line.Contains("Exception", StringComparison.Ordinal))
                .CountBy(line => line[..Math.Min(line.Length, 160)])
                .OrderByDescending(pair => pair.Value)
                .Take(12)
                .Select(pair => $"{pair.Value} × {pair.Key}")
        );

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await hurrying;
        over.Dispose();
        foreach (ServeProcess process in all)
        {
            process.Dispose();
        }

        await Platform.DisposeAsync();
        await Sink.DisposeAsync();
        await database.DisposeAsync();
        if (Environment.GetEnvironmentVariable("RM_CRASH_KEEP") is not "1")
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>After a failed reading the product waits five minutes and more, which nobody has time for here: those waits are cut short.</summary>
    private async Task HurryAsync(CancellationToken cancellationToken)
    {
        const string Sooner = """
            update watches set next_poll_at = clock_timestamp() where account_id in (select account_id from watches
                where next_poll_at > clock_timestamp() + interval '30 seconds' order by account_id for update skip locked)
            """;
        try
        {
            using PeriodicTimer timer = new(TimeSpan.FromSeconds(2));
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await DoAsync(Sooner, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // it is over
        }
    }

    private async Task DoAsync(string sql, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlCommand command = database.CreateCommand(sql);
            _ = await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException)
        {
            // the server is being restarted
        }
    }

    private ServeProcess Run(string name, string[] arguments, Dictionary<string, string> more)
    {
        Dictionary<string, string> environment = settings.ToDictionary(
            pair => $"RM__{pair.Key}",
            pair => pair.Value,
            StringComparer.Ordinal
        );
        environment["RM__Database__ConnectionString"] = ChaosSettings.ConnectionString(connectionString, name, isArmed: more.Count > 0);
        environment["RM__Outbound__Contact"] = name;
        foreach (CrowdAccount account in Platform.Accounts)
        {
            environment[Variable(account)] = account.Token;
        }

        foreach ((string key, string value) in more)
        {
            environment[key] = value;
        }

        ServeProcess process = new(name, Path.Combine(folder, $"{name}.log"), arguments, environment);
        all.Add(process);
        return process;
    }

    private async Task RegisterAsync()
    {
        StringBuilder csv = new(
            "platform,handle,name,state,calendar,aim,commitment,administrator_name,administrator_email,deputy_name,deputy_email,"
                + "authoriser_name,approved_on,monitored_since,access\n"
        );
        string since = InstantPattern.General.Format(CrowdPlatform.Now - Duration.FromDays(3));
        foreach (CrowdAccount account in Platform.Accounts)
        {
            ChaosAccount standing = new(account.Number);
            _ = csv.Append(
                CultureInfo.InvariantCulture,
                $"mastodon,{account.Name}@uni.social,Desk {account.Number},live,always,1h,{(standing.HasCommitment ? "3h" : "none")},Ada Archer,"
            );
            string deputy = standing.HasDeputy ? $"Jo Smith,{standing.Deputy}" : ",";
            _ = csv.Append(
                CultureInfo.InvariantCulture,
                $"{standing.Administrator},{deputy},Dean Drew,2026-03-02,{since},env:{Variable(account)}@{Platform.Address.Authority}\n"
            );
        }

        string file = Path.Combine(folder, "accounts.csv");
        await File.WriteAllTextAsync(file, csv.ToString());
        ServeProcess import = Run("import", ["accounts", "import", file], []);
        int code = await import.WaitAsync(Patience);
        Assert.That(code, Is.Zero, () => import.Log);
        _ = all.Remove(import);
        import.Dispose();
    }

    private static string Variable(CrowdAccount account) => string.Create(CultureInfo.InvariantCulture, $"CROWD_{account.Number:D4}");
}

using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>The database server crashes under load and comes back.</summary>
[Category("Crash")]
internal sealed class RestartedDatabaseTests
{
    private const int MostRepeats = 3 * 4; // a letter a connection of each process, each time

    [Test]
    [CancelAfter(1_800_000)]
    public async Task The_service_goes_on_by_itself_after_the_database_has_crashed(CancellationToken cancellationToken)
    {
        _ = await PostgresOfThisRun.GetAsync(); // skips aloud where there is none
        int crashes = ChaosSize.Of(1, 10);
        await using PostgresCluster cluster = await PostgresCluster.StartAsync(isSafe: true);
        string connectionString = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = "rm" }.ToString();
        await using ChaosOffice office = await ChaosOffice.OpenAsync(connectionString, ChaosSize.Of(30, 300), replicas: 3);
        ChaosScript script = new(office.Platform, seed: 3);
        office.StartAll();
        List<double> recoveries = [];
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task asking = script.PlayAsync(TimeSpan.FromMilliseconds(300), over.Token);
        try
        {
            for (int i = 0; i < crashes; i++)
            {
                for (int slot = 0; slot < office.Slots.Count; slot++)
                {
                    _ = await office.AtWorkAsync(slot, cancellationToken);
                }

                await Task.Delay(TimeSpan.FromSeconds(4), cancellationToken); // of load
                await cluster.CrashAsync();
                office.Database.Clear();
                recoveries.Add(await UntilReadAsync(office, cancellationToken));
            }
        }
        finally
        {
            await over.CancelAsync();
            await asking;
        }

        office.Database.Clear();
        ChaosOracle oracle = new(office, script);
        ChaosVerdict verdict = await oracle.SettleAsync(TimeSpan.FromMinutes(4));
        recoveries.Sort();
        await TestContext.Progress.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {crashes} crashes of the database (fsync on), {office.Platform.Accounts.Count} accounts
                {ChaosReport.Of(verdict, oracle.Polls, crashes)}
                {ChaosReport.Of("first committed poll after the server answers", [.. recoveries])}
                """
            )
        );
        Assert.That(verdict.Faults, Is.Empty, () => office.Failures());
        Assert.That(office.RefusedStarts, Is.Zero, "no process ended");
        Assert.That(verdict.Repeats, Is.AtMost(MostRepeats * crashes));
    }

    /// <summary>Waits until an account has been read and kept since now.</summary>
    /// <returns>How long it took, in seconds.</returns>
    private static async Task<double> UntilReadAsync(ChaosOffice office, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromMinutes(2));
        Stopwatch watch = Stopwatch.StartNew();
        NodaTime.Instant since = CrowdPlatform.Now;
        while (!(await office.Ledger.ReadAsync()).Any(line => line is { What: "fence" } && line.At > since))
        {
            office.DemandThatNoneFell();
            await Task.Delay(50, deadline.Token);
        }

        return watch.Elapsed.TotalSeconds;
    }
}

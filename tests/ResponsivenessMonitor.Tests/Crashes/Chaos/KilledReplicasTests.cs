using System.Globalization;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>Several processes on one PostgreSQL, killed and frozen at random while questions, lapses and letters come.</summary>
[Category("Crash")]
internal sealed class KilledReplicasTests
{
    [SetUp]
    public void Want() => CrashSet.RequireReplicas();

    private static readonly TimeSpan UntilSettled = TimeSpan.FromMinutes(4);

    [Test]
    [CancelAfter(3_600_000)]
    public async Task Whoever_is_killed_or_frozen_nothing_is_lost_or_told_twice(CancellationToken cancellationToken)
    {
        int kills = ChaosSize.Of(6, 100);
        int stops = ChaosSize.Of(2, 20);
        await using ChaosDatabase database = await ChaosDatabase.CreateAsync();
        await using ChaosOffice office = await ChaosOffice.OpenAsync(database.ConnectionString, ChaosSize.Of(30, 300), replicas: 3);
        ChaosScript script = new(office.Platform, seed: 1);
        ChaosTrouble trouble = new(office, seed: 2);
        office.StartAll();
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task asking = script.PlayAsync(TimeSpan.FromMilliseconds(ChaosSize.Of(300, 400)), over.Token);
        try
        {
            await trouble.HarassAsync(kills, stops, cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await asking;
        }

        ChaosOracle oracle = new(office, script);
        ChaosVerdict verdict = await oracle.SettleAsync(UntilSettled);
        double[] delays = await office.Ledger.DetectionsAsync();
        int troubles = trouble.Kills + trouble.Stops;
        await TestContext.Progress.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                chaos: {office.Platform.Accounts.Count} accounts, {trouble.Kills} SIGKILL, {trouble.Stops} SIGSTOP ({trouble.StopsAtPlaces} at armed places)
                {ChaosReport.Of(verdict, oracle.Polls, troubles)}
                {ChaosReport.Of("detection of a lapse", delays)}
                {office.Failures()}
                """
            )
        );
        Assert.That(verdict.Faults, Is.Empty, () => office.Failures());
        Assert.That(verdict.Repeats, Is.AtMost(troubles), "a letter is repeated only when its sender died or froze over it");
        Assert.That(
            ChaosReport.Percentile(delays, 50),
            Is.LessThanOrEqualTo(30),
            "seconds from a lapse to its notice, while processes die"
        );
    }
}

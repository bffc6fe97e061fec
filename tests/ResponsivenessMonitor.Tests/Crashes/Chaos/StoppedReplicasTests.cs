using System.Globalization;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>Processes that are told to stop, as at every update, while there is work.</summary>
[Category("Crash")]
internal sealed class StoppedReplicasTests
{
    /// <summary>The promise is five seconds, which docs/reliability.md reports as measured; a machine of tests may be much slower.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25);

    [Test]
    [CancelAfter(3_600_000)]
    public async Task Whoever_is_told_to_stop_finishes_what_it_holds_and_nothing_is_sent_again(CancellationToken cancellationToken)
    {
        int times = ChaosSize.Of(4, 50);
        await using ChaosDatabase database = await ChaosDatabase.CreateAsync();
        await using ChaosOffice office = await ChaosOffice.OpenAsync(database.ConnectionString, ChaosSize.Of(30, 300), replicas: 3);
        ChaosScript script = new(office.Platform, seed: 4);
        ChaosTrouble trouble = new(office, seed: 5);
        office.StartAll();
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task asking = script.PlayAsync(TimeSpan.FromMilliseconds(300), over.Token);
        try
        {
            await trouble.StopAsync(times, Longest, cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await asking;
        }

        ChaosOracle oracle = new(office, script);
        ChaosVerdict verdict = await oracle.SettleAsync(TimeSpan.FromMinutes(4));
        double[] stops = [.. trouble.StopTimes.Select(time => time.TotalSeconds).Order()];
        double[] delays = await office.Ledger.DetectionsAsync();
        await TestContext.Progress.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {times} SIGTERM, {office.Platform.Accounts.Count} accounts
                {ChaosReport.Of(verdict, oracle.Polls, times)}
                {ChaosReport.Of("stops", stops)}
                {ChaosReport.Of("detection of a lapse", delays)}
                """
            )
        );
        Assert.That(verdict.Faults, Is.Empty, () => office.Failures());
        Assert.That(verdict.Repeats, Is.Zero);
    }
}

using System.Diagnostics;
using System.Globalization;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>What processes that nobody disturbs do, with the product's own ticks: how soon a lapse is noticed, how long they start, what memory they take.</summary>
[Category("Crash")]
internal sealed class UndisturbedReplicasTests
{
    /// <summary>The product's own, instead of those that make haste.</summary>
    private static readonly Dictionary<string, string?> OwnTicks = new(StringComparer.Ordinal)
    {
        ["Ticks__Poll"] = null,
        ["Ticks__Decide"] = null,
        ["Mail__Lease"] = null,
        ["Polling__Lease"] = null,
        ["Polling__Parallel"] = null,
        ["Polling__InOfficeHours"] = "00:00:20", // the office hurries what would wait longer than half a minute
    };

    /// <summary>Seconds from a lapse to the commit of its notice, of a hundred lapses ninety-nine.</summary>
    private const double Aim = 5;

    [SetUp]
    public void Want() => CrashSet.RequireReplicas();

    [TestCase(1)]
    [TestCase(3)]
    [CancelAfter(1_800_000)]
    public async Task A_lapse_is_noticed_within_five_seconds(int replicas, CancellationToken cancellationToken)
    {
        await using ChaosDatabase database = await ChaosDatabase.CreateAsync();
        await using ChaosOffice office = await ChaosOffice.OpenAsync(
            database.ConnectionString,
            ChaosSize.Of(30, 200),
            replicas,
            settings: OwnTicks
        );
        ChaosScript script = new(office.Platform, seed: 8);
        Stopwatch start = Stopwatch.StartNew();
        office.StartAll();
        List<double> starts = [];
        for (int slot = 0; slot < replicas; slot++)
        {
            _ = await office.AtWorkAsync(slot, cancellationToken);
            starts.Add(start.Elapsed.TotalSeconds);
        }

        using (CancellationTokenSource played = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            played.CancelAfter(TimeSpan.FromSeconds(ChaosSize.Of(90, 240)));
            await script.PlayAsync(TimeSpan.FromMilliseconds(250), played.Token);
        }

        ChaosOracle oracle = new(office, script);
        ChaosVerdict verdict = await oracle.SettleAsync(TimeSpan.FromMinutes(4));
        double[] delays = await office.Ledger.DetectionsAsync();
        IReadOnlyList<string> late = await office.Ledger.LateAsync(Aim);
        string memory = string.Join("; ", office.Slots.Select(process => Text(process!.Memory)));
        await TestContext.Progress.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                undisturbed: {replicas} replicas, {office.Platform.Accounts.Count} accounts; all at work after {starts.Max():0.0} s; memory {memory}
                {ChaosReport.Of(verdict, oracle.Polls, troubles: 0)}
                {ChaosReport.Of("detection of a lapse", delays)}
                {string.Join(Environment.NewLine, late)}
                """
            )
        );
        Assert.That(verdict.Faults, Is.Empty, () => office.Failures());
        Assert.That(verdict.Repeats, Is.Zero);
        Assert.That(delays, Has.Length.GreaterThan(ChaosSize.Of(20, 100)));
        Assert.That(ChaosReport.Percentile(delays, 99), Is.LessThanOrEqualTo(Aim));
    }

    private static string Text((double Now, double Most) memory) =>
        string.Create(CultureInfo.InvariantCulture, $"{memory.Now:0} MiB (most {memory.Most:0})");
}

using System.Globalization;
using NodaTime;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>The platform refuses, breaks off, drips, lies about its format, mixes up its lists, shows things late, and its clock is a day wrong.</summary>
[Category("Crash")]
internal sealed class TroubledPlatformTests
{
    private static readonly Duration Day = Duration.FromDays(1);

    [Test]
    [CancelAfter(1_800_000)]
    public async Task Whatever_the_platform_answers_every_question_is_seen_once(CancellationToken cancellationToken)
    {
        await using ChaosDatabase database = await ChaosDatabase.CreateAsync();
        await using ChaosOffice office = await ChaosOffice.OpenAsync(
            database.ConnectionString,
            ChaosSize.Of(30, 300),
            replicas: 2,
            number =>
                number % 6 == 1 ? Day
                : number % 6 == 2 ? -Day
                : Duration.Zero
        );
        ChaosScript script = new(office.Platform, seed: 6) { Latest = Duration.FromSeconds(60) };
        CrowdTrouble troubles = new(seed: 7, percent: 20);
        office.Platform.Trouble = troubles;
        office.StartAll();
        using (CancellationTokenSource played = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            played.CancelAfter(TimeSpan.FromSeconds(ChaosSize.Of(25, 240)));
            await script.PlayAsync(TimeSpan.FromMilliseconds(300), played.Token);
        }

        office.Platform.Trouble = null;
        ChaosOracle oracle = new(office, script);
        ChaosVerdict verdict = await oracle.SettleAsync(TimeSpan.FromMinutes(4));
        string counts = string.Join(", ", troubles.Counts.Select(pair => $"{pair.Key} {pair.Value}"));
        await TestContext.Progress.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {office.Platform.Accounts.Count} accounts, {office.Platform.Calls.Length} calls, of which {troubles.Counts.Values.Sum()} met with trouble: {counts}
                {ChaosReport.Of(verdict, oracle.Polls, troubles: 0)}
                """
            )
        );
        Assert.That(verdict.Faults, Is.Empty, () => office.Failures());
        Assert.That(verdict.Repeats, Is.Zero);
        Assert.That(troubles.Counts, Has.Count.AtLeast(6), "there was trouble of many kinds");
    }
}

using System.Diagnostics;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>Kills, freezes and stops the processes of an office at random, and starts them again; only processes that are at work.</summary>
internal sealed class ChaosTrouble(ChaosOffice office, int seed)
{
    /// <summary>Places inside and outside transactions at which a process freezes by itself.</summary>
    private static readonly string[] Freezing =
    [
        "poll.fenced",
        "send.begun",
        "poll.before-commit",
        "write.before-commit",
        "assess.before-commit",
    ];

    private readonly Random dice = new(seed);
    private readonly Dictionary<string, string> armed = new(StringComparer.Ordinal);

    internal int Kills { get; private set; }

    internal int Stops { get; private set; }

    /// <summary>Of the stops, those at a place of <see cref="Freezing"/>.</summary>
    internal int StopsAtPlaces { get; private set; }

    internal List<TimeSpan> StopTimes { get; } = [];

    /// <summary>Kills so many and freezes so many longer than the lease, in any order; every other freeze is the process's own, at an armed place.</summary>
    internal async Task HarassAsync(int kills, int stops, CancellationToken cancellationToken)
    {
        while (Kills < kills || Stops < stops)
        {
            ServeProcess victim = await NextAsync(cancellationToken);
            int slot = office.Slots.ToList().IndexOf(victim);
            if (victim.IsFrozen || armed.ContainsKey(victim.Name))
            {
                bool isOwn = await IsFrozenInTimeAsync(victim, cancellationToken);
                await FreezeAsync(victim, isOwn, cancellationToken);
            }
            else if (dice.Next(kills - Kills + stops - Stops) < stops - Stops)
            {
                if (dice.Next(2) == 0)
                {
                    await FreezeAsync(victim, isOwn: false, cancellationToken);
                }
                else
                {
                    await victim.KillAsync(); // only to be started again with a place armed; it counts as one
                    Kills++;
                    string place = $"{Freezing[dice.Next(Freezing.Length)]}:{dice.Next(2, 6)}:stop";
                    armed[office.Start(slot, place).Name] = place;
                }
            }
            else if (Kills < kills)
            {
                await victim.KillAsync();
                Kills++;
                _ = office.Start(slot);
            }
        }

        foreach (ServeProcess frozen in office.Slots.OfType<ServeProcess>().Where(process => process.IsFrozen))
        {
            frozen.Wake(); // at its armed place, and its turn did not come
        }
    }

    /// <summary>Tells processes to stop, so many times, and starts them again.</summary>
    internal async Task StopAsync(int times, TimeSpan patience, CancellationToken cancellationToken)
    {
        for (int i = 0; i < times; i++)
        {
            ServeProcess victim = await NextAsync(cancellationToken);
            int slot = office.Slots.ToList().IndexOf(victim);
            TimeSpan? took = await victim.StopAsync(patience);
            Assert.That(took, Is.Not.Null, () => $"{victim.Name} had not stopped after {patience}:\n{victim.Log}");
            Assert.That(victim.ExitCode, Is.Zero, () => victim.Log);
            StopTimes.Add(took!.Value);
            _ = office.Start(slot);
        }
    }

    /// <summary>A process at random that is at work, after a moment at random.</summary>
    private async Task<ServeProcess> NextAsync(CancellationToken cancellationToken)
    {
        office.DemandThatNoneFell();
        ServeProcess victim = await office.AtWorkAsync(dice.Next(office.Slots.Count), cancellationToken);
        await Task.Delay(dice.Next(50, 1_500), cancellationToken);
        return victim;
    }

    /// <summary>Waits for a process to freeze at its armed place; one that never comes there is frozen wherever it is.</summary>
    private static async Task<bool> IsFrozenInTimeAsync(ServeProcess process, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!process.IsFrozen && watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(20, cancellationToken);
        }

        return process.IsFrozen;
    }

    private async Task FreezeAsync(ServeProcess victim, bool isOwn, CancellationToken cancellationToken)
    {
        victim.Freeze();
        // Longer than the lease; inside a transaction longer than the database bears, too.
        TimeSpan longer =
            (isOwn ? ChaosSettings.IdleInTransaction : ChaosSettings.Lease) + TimeSpan.FromMilliseconds(dice.Next(500, 3_000));
        await Task.Delay(longer, cancellationToken);
        victim.Wake();
        _ = armed.Remove(victim.Name);
        Stops++;
        StopsAtPlaces += isOwn ? 1 : 0;
    }
}

using System.Diagnostics;
using System.Globalization;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Tests.Demo;

namespace ResponsivenessMonitor.Tests.Crashes;

/// <summary><c>demo</c>, killed again and again and continued, writes the files of a play that nobody killed, byte for byte.</summary>
[Category(CrashSet.Category)]
[NonParallelizable]
internal sealed class KilledDemoTests
{
    private const int Seed = 20261126;
    private const int KillsOfAPlay = 6;

    /// <summary>How many letters later a process is killed at most: a play writes some sixty.</summary>
    private const int MostLetters = 12;

    /// <summary>How much later still, in milliseconds: anywhere between two letters, or before the first.</summary>
    private const int MostDelay = 1500;

    private static readonly int Kills = CrashSet.IsFull ? 100 : 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly string[] FourDays = ["--days", "4", "--seed", "1"];

    [Test]
    public async Task A_demo_that_is_killed_at_random_moments_ends_with_the_same_files()
    {
        using PlayedFolder undisturbed = new();
        await undisturbed.PlayAsync(FourDays);
        Random random = new(Seed);
        int kills = 0;
        int plays = 0;
        while (kills < Kills)
        {
            using PlayedFolder killed = new();
            bool isOver = false;
            for (int kill = 0; kill < KillsOfAPlay && kills < Kills && !isOver; kill++)
            {
                isOver = !await KillAsync(killed, random.Next(MostLetters), random.Next(MostDelay));
                kills += isOver ? 0 : 1;
            }

            using Process last = Start(killed.Name);
            string said = await last.StandardOutput.ReadToEndAsync();
            await last.WaitForExitAsync();
            Assert.That(last.ExitCode, Is.Zero, said);
            plays++;
            AssertSame(killed, undisturbed, kills);
        }

        await TestContext.Progress.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"Killed demo: {kills} kills in {plays} plays, every file the same.")
        );
    }

    /// <summary>Kills it once it has written so many letters more, and so much later.</summary>
    /// <returns>False when it came to its end before.</returns>
    private static async Task<bool> KillAsync(PlayedFolder folder, int letters, int delay)
    {
        int target = folder.CountLetters() + letters;
        using CancellationTokenSource deadline = new(Patience);
        using Process player = Start(folder.Name);
        try
        {
            while (letters > 0 && folder.CountLetters() < target && !player.HasExited)
            {
                await Task.Delay(5, deadline.Token);
            }

            await Task.Delay(delay, deadline.Token); // the moment itself is what is drawn; nothing is waited for
        }
        finally
        {
            player.Kill();
        }

        await player.WaitForExitAsync(deadline.Token);
        return player.ExitCode != 0;
    }

    private static void AssertSame(PlayedFolder killed, PlayedFolder undisturbed, int kills)
    {
        Assert.That(undisturbed.Letters, Is.Not.Empty);
        Assert.That(killed.Letters.Keys, Is.EquivalentTo(undisturbed.Letters.Keys), $"after {kills} kills");
        Assert.That(
            killed
                .Letters.Where(letter => !letter.Value.AsSpan().SequenceEqual(undisturbed.Letters[letter.Key]))
                .Select(letter => letter.Key),
            Is.Empty,
            $"after {kills} kills"
        );
    }

    private static Process Start(string folder)
    {
        ProcessStartInfo start = new("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (string argument in (string[])[typeof(DemoRun).Assembly.Location, "demo", .. FourDays, "--folder", folder, "--exit"])
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in ChildProcess.QuickStart)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The program does not start.");
    }
}

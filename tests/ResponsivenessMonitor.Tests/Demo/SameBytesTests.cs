using System.Diagnostics;
using ResponsivenessMonitor.Demo;

namespace ResponsivenessMonitor.Tests.Demo;

/// <summary>The same play writes the same letters to the byte, also when its process is killed on the way.</summary>
internal sealed class SameBytesTests
{
    private static readonly TimeSpan LongestPlay = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);
    private static readonly string[] FourDays = ["--days", "4", "--seed", "1"];

    private PlayedFolder undisturbed = null!;

    [OneTimeSetUp]
    public async Task Play()
    {
        undisturbed = new PlayedFolder();
        await undisturbed.PlayAsync(FourDays);
    }

    [OneTimeTearDown]
    public void Remove() => undisturbed.Dispose();

    [Test]
    public async Task A_play_once_more_writes_the_same_letters()
    {
        using PlayedFolder again = new();
        await again.PlayAsync(FourDays);
        AssertSame(again);
    }

    [Test]
    public async Task Another_seed_writes_other_letters()
    {
        using PlayedFolder other = new();
        await other.PlayAsync("--days", "4", "--seed", "2");
        Assert.That(other.Letters.Keys, Is.Not.EquivalentTo(undisturbed.Letters.Keys));
    }

    [TestCase(5, TestName = "A play that is killed after its fifth letter goes on to the same letters")]
    [TestCase(20, TestName = "A play that is killed after its twentieth letter goes on to the same letters")]
    [TestCase(45, TestName = "A play that is killed after its forty-fifth letter goes on to the same letters")]
    public async Task A_play_that_is_killed_goes_on(int letters)
    {
        using PlayedFolder killed = new();
        Assert.That(undisturbed.Letters, Has.Count.GreaterThan(letters), "the play has letters left to write");
        using CancellationTokenSource deadline = new(LongestPlay);
        using (Process first = Start(killed.Name))
        {
            while (killed.CountLetters() < letters && !first.HasExited)
            {
                await Task.Delay(BetweenLooks, TimeProvider.System, deadline.Token);
            }

            Assert.That(first.HasExited, Is.False, "it was killed before it ended by itself");
            first.Kill();
            await first.WaitForExitAsync(deadline.Token);
        }

        Assert.That(killed.CountLetters(), Is.LessThan(undisturbed.Letters.Count));
        using Process second = Start(killed.Name);
        string said = await second.StandardOutput.ReadToEndAsync(deadline.Token);
        await second.WaitForExitAsync(deadline.Token);
        Assert.That(second.ExitCode, Is.Zero, said);
        AssertSame(killed);
    }

    private void AssertSame(PlayedFolder other)
    {
        Assert.That(undisturbed.Letters, Is.Not.Empty);
        Assert.That(other.Letters.Keys, Is.EquivalentTo(undisturbed.Letters.Keys));
        Assert.That(
            other
                .Letters.Where(letter => !letter.Value.AsSpan().SequenceEqual(undisturbed.Letters[letter.Key]))
                .Select(letter => letter.Key),
            Is.Empty
        );
    }

    /// <summary>Starts the program in a process of its own.</summary>
    private static Process Start(string folder)
    {
        ProcessStartInfo start = new("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (string argument in (string[])[typeof(DemoRun).Assembly.Location, "demo", .. FourDays, "--folder", folder, "--exit"])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The program does not start.");
    }
}

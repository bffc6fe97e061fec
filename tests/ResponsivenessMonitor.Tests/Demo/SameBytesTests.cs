namespace ResponsivenessMonitor.Tests.Demo;

/// <summary>The same play writes the same letters to the byte; of one that is killed on the way see <see cref="Crashes.KilledDemoTests"/>.</summary>
internal sealed class SameBytesTests
{
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
}

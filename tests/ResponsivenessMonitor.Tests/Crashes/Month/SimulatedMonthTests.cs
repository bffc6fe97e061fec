using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>
/// A month of many accounts whose process is killed every simulated day, and the same month undisturbed: both tell exactly what the model reckons
/// from script and register.
/// </summary>
[Category(CrashSet.Category)]
[NonParallelizable]
internal sealed class SimulatedMonthTests
{
    private const int MostHits = 40;

    /// <summary>Where a process may kill itself: in whatever it does each day, and not in what happens once.</summary>
    private static readonly string[] Places =
    [
        .. FailPoints.All.Where(place =>
            !place.StartsWith("migrate", StringComparison.Ordinal)
            && !place.StartsWith("send.half", StringComparison.Ordinal)
            && !place.StartsWith("send.read", StringComparison.Ordinal)
        ),
    ];

    private readonly MonthSize size = MonthSize.Wanted;
    private MonthFolder whole = null!;
    private MonthFolder killed = null!;
    private MonthModel model = null!;
    private Play play = null!;

    [OneTimeSetUp]
    public async Task Play()
    {
        Stopwatch watch = Stopwatch.StartNew();
        using CancellationTokenSource deadline = new(size.Longest);
        play = size.Scenario.Play;
        (whole, killed) = (new MonthFolder(size.Scenario.Name), new MonthFolder(size.Scenario.Name));
        try
        {
            await Task.WhenAll(whole.FinishAsync(deadline.Token), KillDailyAsync(deadline.Token));
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The month was not over after {size.Longest}; there were {killed.Crashes} crashes by then.");
        }

        TimeSpan played = watch.Elapsed;
        model = new MonthModel(play);
        await TestContext.Progress.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{size.Scenario.Name}: {size.Scenario.Accounts} accounts, {size.Scenario.Days} days, {killed.Crashes} crashes, both plays in {played.TotalSeconds:0} s"
            )
        );
    }

    [OneTimeTearDown]
    public void Remove()
    {
        whole?.Dispose();
        killed?.Dispose();
    }

    [Test]
    public async Task An_undisturbed_month_tells_what_the_policy_says() => await AssertAsModelledAsync(whole);

    [Test]
    public async Task A_month_with_a_crash_a_day_tells_what_the_policy_says()
    {
        Assert.That(killed.Crashes, Is.GreaterThanOrEqualTo(size.Scenario.Days));
        await AssertAsModelledAsync(killed);
    }

    [Test]
    public async Task Every_notice_that_was_told_is_in_exactly_one_letter_and_every_letter_is_one_file()
    {
        await using MonitorDbContext db = killed.Open();
        List<Notice> told = await db.Notices.AsNoTracking().Where(notice => notice.State == NoticeState.Told).ToListAsync();
        List<Letter> letters = await db.Letters.AsNoTracking().ToListAsync();
        Assert.That(told.Select(notice => notice.DedupKey), Is.Unique);
        Assert.That(letters.Select(letter => letter.MessageId), Is.Unique);
        Assert.That(letters.Select(letter => letter.State), Is.All.EqualTo(LetterState.Sent));
        Assert.That(told.Select(notice => notice.LetterId).Distinct(), Is.EquivalentTo(letters.Select(letter => (long?)letter.Id)));
        Assert.That(killed.Letters.Keys, Is.EquivalentTo(letters.Select(letter => $"{letter.Key}.eml")));
    }

    [Test]
    public void The_letters_are_those_of_the_undisturbed_month_byte_for_byte()
    {
        (IReadOnlyDictionary<string, byte[]> one, IReadOnlyDictionary<string, byte[]> other) = (whole.Letters, killed.Letters);
        Assert.That(other.Keys, Is.EquivalentTo(one.Keys));
        Assert.That(one.Keys.Where(name => !one[name].AsSpan().SequenceEqual(other[name])), Is.Empty);
    }

    [Test]
    public async Task What_is_lost_or_told_twice_would_be_seen()
    {
        await using MonitorDbContext db = whole.Open();
        MonthDifferences lost = await MonthDifferences.FindAsync(db, play, new MonthModel(play), notice => notice.Id % 50 == 1);
        Assert.That(lost.Missing, Is.Not.Empty);
        Play unliked = play with { Script = new ReplayScript([.. play.Script.Lines.Where(line => line.Act != ScriptAct.Like)]) };
        MonthDifferences other = await MonthDifferences.FindAsync(db, play, new MonthModel(unliked));
        Assert.That(other.Extra, Is.Not.Empty);
    }

    /// <summary>Once each simulated day, at a moment that nobody chose; after every second of them the next process kills itself as well.</summary>
    private async Task KillDailyAsync(CancellationToken cancellationToken)
    {
        Dice dice = new(size.Scenario.Seed, "crashes");
        for (int day = 0; day < size.Scenario.Days; day++)
        {
            bool isAtWork = dice.Happens(70);
            int second = isAtWork ? dice.Between(8 * 3600, 18 * 3600) : dice.Between(0, 86_399);
            TimeSpan more = TimeSpan.FromMilliseconds(dice.Between(0, 100));
            string? armed = day % 2 == 1 ? $"{dice.Pick(Places)}:{dice.Between(1, MostHits)}" : null;
            await killed.KillAtAsync(DemoTime.At(DemoTime.FirstDay.PlusDays(day), second), more, armed, cancellationToken);
        }

        await killed.FinishAsync(cancellationToken);
    }

    private async Task AssertAsModelledAsync(MonthFolder folder)
    {
        await using MonitorDbContext db = folder.Open();
        MonthDifferences differences = await MonthDifferences.FindAsync(db, play, model);
        foreach ((string kind, (int expected, int seen)) in differences.Counts)
        {
            await TestContext.Progress.WriteLineAsync($"{kind}: {expected} expected, {seen} seen");
        }

        Assert.That(differences.Missing, Is.Empty, "missing");
        Assert.That(differences.Extra, Is.Empty, "extra");
    }
}

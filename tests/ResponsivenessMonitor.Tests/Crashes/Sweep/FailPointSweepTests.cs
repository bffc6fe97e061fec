using ResponsivenessMonitor.Crashes;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Tests.Crashes.Sweep;

/// <summary>A process that dies at any named place, on either database, loses nothing and does nothing twice but what nobody can know.</summary>
[Category(CrashSet.Category)]
[NonParallelizable]
internal sealed class FailPointSweepTests
{
    /// <summary>
    /// No play hits these three times: what is migrated once in the life of a database, and letters whose last part is longer than what is read at once.
    /// </summary>
    private static readonly string[] Seldom = [FailPoints.MigrateBegun, FailPoints.MigrateApplied, FailPoints.SendHalfRead];

    /// <summary>At these the mail server has the letter, and the tables do not know it.</summary>
    private static readonly string[] Repeating = [FailPoints.SendAccepted, FailPoints.SendBeforeCommit];

    /// <summary>Between these a letter is being sent, by what the tables say.</summary>
    private static readonly string[] Doubtful =
    [
        FailPoints.SendBegun,
        FailPoints.SendHalfRead,
        FailPoints.SendReadWhole,
        FailPoints.SendAccepted,
        FailPoints.SendBeforeCommit,
    ];

    private readonly SweepTally tally = new();
    private PlayedWeek unbroken = null!;

    [OneTimeSetUp]
    public async Task Play()
    {
        await using CrashPlay play = await CrashPlay.NewAsync(DatabaseProvider.Sqlite);
        await EndAsync(play);
        unbroken = await PlayedWeek.ReadAsync(play);
    }

    [OneTimeTearDown]
    public Task Tell() => TestContext.Progress.WriteLineAsync(tally.ToString());

    [Test]
    public void A_play_that_nobody_kills_comes_to_what_its_script_says()
    {
        AssertGood(Verdict.Of(unbroken, unbroken: null, [], holds: false));
        Assert.Multiple(() =>
        {
            Assert.That(ExpectedWeek.Enquiries, Has.Count.EqualTo(25));
            Assert.That(ExpectedWeek.Notices, Has.Count.EqualTo(unbroken.Told.Count).And.Count.GreaterThan(75));
            Assert.That(unbroken.Delivered, Has.Count.EqualTo(ExpectedWeek.Letters.Count - 10), "ten are refused: two a day to one person");
        });
    }

    [Test]
    public void What_is_lost_or_doubled_would_be_seen()
    {
        (string id, string message) = unbroken.Delivered[^1];
        (PlayedWeek Spoilt, Func<Verdict, IReadOnlyList<string>> Seen)[] spoilt =
        [
            (unbroken with { Enquiries = [.. unbroken.Enquiries.Skip(1)] }, verdict => verdict.Lost),
            (unbroken with { Enquiries = [.. unbroken.Enquiries, unbroken.Enquiries[0]] }, verdict => verdict.Doubled),
            (unbroken with { Told = [.. unbroken.Told.Skip(1)] }, verdict => verdict.Lost),
            (unbroken with { Told = [.. unbroken.Told, unbroken.Told[0]] }, verdict => verdict.Doubled),
            (unbroken with { Letters = [.. unbroken.Letters, unbroken.Letters[0]] }, verdict => verdict.Doubled),
            (unbroken with { Untold = ["a notice that waits"] }, verdict => verdict.Wrong),
            (unbroken with { Delivered = [.. unbroken.Delivered.SkipLast(1)] }, verdict => verdict.Lost),
            (unbroken with { Delivered = [.. unbroken.Delivered, (id, message)] }, verdict => verdict.Doubled),
            (unbroken with { Delivered = [.. unbroken.Delivered.SkipLast(1), (id, $"{message}.")] }, verdict => verdict.Wrong),
        ];
        Assert.That(
            spoilt.Select(one => one.Seen(Verdict.Of(one.Spoilt, unbroken, [], holds: false)).Count),
            Is.EqualTo(Enumerable.Repeat(1, spoilt.Length))
        );
    }

    /// <summary>One play, of which process after process is killed, each at the next place.</summary>
    [TestCase(DatabaseProvider.Sqlite, "")]
    [TestCase(DatabaseProvider.Postgres, "poll write send")]
    public async Task A_play_that_dies_at_every_place_in_turn_comes_to_the_same(DatabaseProvider provider, string rooms)
    {
        await using CrashPlay play = await CrashPlay.NewAsync(provider);
        List<string> inDoubt = [];
        int repeats = 0;
        foreach (string place in InTurn(rooms))
        {
            await DieAsync(play, place, hit: 1);
            IReadOnlyList<string> doubtful = await PlayedWeek.InDoubtAsync(play);
            inDoubt.AddRange(doubtful);
            repeats += Repeating.Contains(place) ? doubtful.Count : 0;
        }

        await EndAsync(play);
        Verdict verdict = Verdict.Of(await PlayedWeek.ReadAsync(play), unbroken, inDoubt, holds: false);
        tally.Add(verdict, InTurn(rooms).Count());
        AssertGood(verdict);
        Assert.That(verdict.Repeats, Has.Count.EqualTo(repeats), "letters that the server had and the tables did not know");
    }

    [TestCaseSource(nameof(Combinations))]
    public async Task A_process_that_dies_loses_nothing(DatabaseProvider provider, string place, int hit)
    {
        await using CrashPlay play = await CrashPlay.NewAsync(provider);
        await DieAsync(play, place, hit);
        IReadOnlyList<string> inDoubt = await PlayedWeek.InDoubtAsync(play);
        Assert.That(inDoubt, Has.Count.EqualTo(Doubtful.Contains(place) ? 1 : 0), "letters in doubt at the kill");
        await EndAsync(play);
        Verdict verdict = Verdict.Of(await PlayedWeek.ReadAsync(play), unbroken, inDoubt, holds: false);
        tally.Add(verdict, kills: 1);
        AssertGood(verdict);
        Assert.That(verdict.Repeats, Is.EqualTo(Repeating.Contains(place) ? inDoubt : []));
    }

    [TestCaseSource(nameof(Held))]
    public async Task With_Hold_nothing_is_sent_again_and_exactly_the_doubtful_letter_waits_for_a_person(
        DatabaseProvider provider,
        string place,
        int hit
    )
    {
        await using CrashPlay play = await CrashPlay.NewAsync(provider, inDoubt: "Hold");
        await DieAsync(play, place, hit);
        IReadOnlyList<string> inDoubt = await PlayedWeek.InDoubtAsync(play);
        Assert.That(inDoubt, Has.Count.EqualTo(Doubtful.Contains(place) ? 1 : 0), "letters in doubt at the kill");
        await EndAsync(play);
        Verdict verdict = Verdict.Of(await PlayedWeek.ReadAsync(play), unbroken, inDoubt, holds: true);
        tally.Add(verdict, kills: 1);
        AssertGood(verdict);
        Assert.That(verdict.Repeats, Is.Empty);
    }

    private static IEnumerable<TestCaseData> Combinations() =>
        CrashSet.IsFull
            ? from provider in (DatabaseProvider[])[DatabaseProvider.Sqlite, DatabaseProvider.Postgres]
            from place in FailPoints.All
            from hit in (int[])[1, 3]
            where hit == 1 || !Seldom.Contains(place)
            select new TestCaseData(provider, place, hit)
            : [new TestCaseData(DatabaseProvider.Sqlite, FailPoints.SendAccepted, 3)];

    private static IEnumerable<TestCaseData> Held() =>
        CrashSet.IsFull
            ? from provider in (DatabaseProvider[])[DatabaseProvider.Sqlite, DatabaseProvider.Postgres]
            from place in (string[])[FailPoints.SendClaimed, .. Doubtful, FailPoints.SendCommitted]
            from hit in (int[])[1, 3]
            where hit == 1 || !Seldom.Contains(place)
            select new TestCaseData(provider, place, hit)
            : [new TestCaseData(DatabaseProvider.Sqlite, FailPoints.SendAccepted, 1)];

    /// <summary>The places of rooms, or all; excerpts are erased on some afternoons only, so letters come last.</summary>
    private static IEnumerable<string> InTurn(string rooms) =>
        FailPoints
            .All.Where(place => rooms.Length == 0 || rooms.Split(' ').Contains(RoomOf(place), StringComparer.Ordinal))
            .OrderBy(place => RoomOf(place) is "write" or "send");

    private static string RoomOf(string place) => place.Split('.')[0];

    private static async Task DieAsync(CrashPlay play, string place, int hit)
    {
        (int code, string said) = await play.RunAsync($"{place}:{hit}");
        Assert.That(code, Is.EqualTo(CrashPlay.Killed), $"it dies at hit {hit} of {place}. {said}");
    }

    private static async Task EndAsync(CrashPlay play)
    {
        (int code, string said) = await play.RunAsync(armed: null);
        Assert.That(code, Is.Zero, said);
    }

    private static void AssertGood(Verdict verdict) =>
        Assert.Multiple(() =>
        {
            Assert.That(verdict.Lost, Is.Empty, "lost");
            Assert.That(verdict.Doubled, Is.Empty, "doubled");
            Assert.That(verdict.Wrong, Is.Empty, "wrong");
        });
}

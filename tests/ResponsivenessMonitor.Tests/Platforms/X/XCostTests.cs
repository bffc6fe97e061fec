using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>What reading X costs: what is counted here is what X bills, and a budget is kept to.</summary>
internal sealed class XCostTests
{
    private static readonly ReadPrices Prices = new(0.005m, 0.010m, "USD", 5m, "X:MonthlyBudget");

    [TestCase(false, TestName = "What is counted is what X bills, by the older names")]
    [TestCase(true, TestName = "What is counted is what X bills, by the newer names")]
    public async Task What_is_counted_is_what_X_bills(bool isOfUser)
    {
        await using XStage stage = new(isOfUser);
        await stage.StartAsync(CancellationToken.None);
        StageReader reader = new(stage);
        ReadCounts counted = (await reader.ReadAsync(withProfile: true)).Reads;
        for (int i = 0; i < 60; i++)
        {
            string question = await stage.PublishAsync($"person{i % 7}", "Is the library open?");
            stage.Time.Advance(Duration.FromMinutes(29));
            if (i % 3 == 0)
            {
                _ = await stage.PublishAsync(by: null, "Yes.", question);
            }

            await (i % 11 == 0 ? stage.DeleteAsync(question) : Task.CompletedTask);
            await (i % 13 == 0 ? stage.BoostAsync(question) : Task.CompletedTask);
            stage.Time.Advance(Duration.FromMinutes(31));
            counted += (await reader.ReadAsync(withProfile: i % 12 == 0)).Reads;
        }

        Assert.That(counted, Is.EqualTo(stage.Pages.Bill));
        Assert.That(counted.Posts, Is.GreaterThan(100), "There is something to count.");
    }

    [Test]
    public async Task Nothing_new_costs_nothing_however_often_it_is_asked_for()
    {
        await using XStage stage = new(isOfUser: false);
        await stage.StartAsync(CancellationToken.None);
        StageReader reader = new(stage);
        string question = await stage.PublishAsync("ada", "Is the library open?");
        _ = await stage.PublishAsync(by: null, "Yes.", question);
        CompletedReading first = await reader.ReadAsync(withProfile: true);
        Assert.That(first.Reads, Is.EqualTo(new ReadCounts(Posts: 2, Users: 1)));
        for (int i = 0; i < 28; i++)
        {
            stage.Time.Advance(Duration.FromMinutes(30));
            Assert.That((await reader.ReadAsync(withProfile: true)).Reads, Is.EqualTo(default(ReadCounts)), $"{stage.Time.Now}");
        }
    }

    [Test]
    public async Task What_waits_is_billed_once_on_each_further_day()
    {
        await using XStage stage = new(isOfUser: false);
        await stage.StartAsync(CancellationToken.None);
        StageReader reader = new(stage);
        _ = await stage.PublishAsync("ada", "Is the library open?");
        _ = await reader.ReadAsync();
        ReadCounts counted = default;
        for (int i = 0; i < 3 * 24; i++)
        {
            stage.Time.Advance(Duration.FromHours(1));
            counted += (await reader.ReadAsync()).Reads;
        }

        Assert.That(counted, Is.EqualTo(new ReadCounts(Posts: 3, Users: 0)));
    }

    [Test]
    public async Task What_a_reading_was_billed_for_before_it_failed_is_counted_too()
    {
        await using XStage stage = new(isOfUser: false);
        await stage.StartAsync(CancellationToken.None);
        StageReader reader = new(stage);
        _ = await stage.PublishAsync("ada", "Is the library open?");
        stage.Answers[$"/2/users/{stage.OfficialId}/tweets"] = (402, """{"title":"CreditsDepleted"}""");
        CompletedReading reading = await reader.TryAsync();
        Assert.That(reading.Failure, Is.TypeOf<Reading.BillingStopped>());
        Assert.That(reading.Reads, Is.EqualTo(new ReadCounts(Posts: 1, Users: 1)));
    }

    [Test]
    public void Amounts_are_written_with_their_currency_and_never_too_small() =>
        Assert.That(
            (Prices.Words(Prices.CostOf(posts: 1, users: 0)), Prices.Words(Prices.CostOf(posts: 200_000, users: 1)), Prices.Words(0)),
            Is.EqualTo(("USD 0.01", "USD 1,000.01", "USD 0.00"))
        );

    [TestCase("2026-10-05T00:00:00Z", 499, ExpectedResult = null, TestName = "Half of the budget is not heeded")]
    [TestCase("2026-10-16T12:00:00Z", 500, ExpectedResult = null, TestName = "Half of it in half of the month is as planned")]
    [TestCase("2026-10-01T00:00:00Z", 500, ExpectedResult = 2d, TestName = "Half of it at once doubles the time between readings")]
    [TestCase("2026-10-16T12:00:00Z", 900, ExpectedResult = 5d, TestName = "A tenth for half of the month makes it five times as long")]
    [TestCase("2026-10-31T00:00:00Z", 900, ExpectedResult = null, TestName = "A tenth on the last day lasts")]
    [TestCase("2026-10-16T12:00:00Z", 1000, ExpectedResult = 0d, TestName = "All of it ends the readings")]
    public double? A_budget_is_spent_evenly(string now, int posts) =>
        Prices.PaceOf(posts, users: 0, NodaTime.Text.InstantPattern.General.Parse(now).Value) switch
        {
            SpendingPace.Slowed slowed => Math.Round(slowed.Factor, 3),
            SpendingPace.Over => 0,
            _ => null,
        };

    [Test]
    public void Without_a_budget_nothing_is_slowed_and_a_spent_one_is_looked_at_again_the_next_day()
    {
        Instant now = Instant.FromUtc(2026, 10, 5, 9, 0);
        Assert.That((Prices with { Budget = null }).PaceOf(1_000_000, 0, now), Is.TypeOf<SpendingPace.Full>());
        Assert.That(Prices.PaceOf(1_000_000, 0, now), Is.EqualTo(new SpendingPace.Over(Instant.FromUtc(2026, 10, 6, 0, 0))));
    }

    [TestCase(1.5, "00:07:30", "00:45:00")]
    [TestCase(10, "00:15:00", "05:00:00")]
    [TestCase(1000, "00:15:00", "12:00:00")]
    [TestCase(0.1, "00:05:00", "00:30:00")]
    public void Readings_are_put_off_no_further_than_they_tell_how_things_stand(double factor, string within, string outside)
    {
        PollRules slowed = new PollRules(Duration.FromMinutes(5), Duration.FromMinutes(30)).Slowed(factor);
        Assert.That(
            (slowed.InOfficeHours.ToTimeSpan().ToString(), slowed.OutsideOfficeHours.ToTimeSpan().ToString()),
            Is.EqualTo((within, outside))
        );
    }

    /// <summary>The figures of docs/platforms.md.</summary>
    [TestCase(0, 100, 200, 0, 5, TestName = "A quiet account on X, in a day")]
    [TestCase(20, 200, 400, 40, 50, TestName = "A busy account on X, in a day")]
    public async Task Calls_and_reads_of_a_day(int questions, int least, int most, int leastPosts, int mostPosts)
    {
        await using XStage stage = new(isOfUser: false);
        await stage.StartAsync(CancellationToken.None);
        int calls = await DayOfReadings.CallsAsync(stage, questions);
        ReadCounts bill = stage.Pages.Bill;
        await TestContext.Out.WriteLineAsync(
            $"{questions} questions: {calls} calls, {bill.Posts} post reads, {bill.Users} user reads a day."
        );
        Assert.That(calls, Is.InRange(least, most));
        Assert.That(bill.Posts, Is.InRange(leastPosts, mostPosts));
        Assert.That(bill.Users, Is.InRange(1, 2));
    }
}

using ResponsivenessMonitor.Platforms.LinkedIn;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.LinkedIn;

/// <summary>What a Page costs of the day's allowance, with the settings as they come.</summary>
internal sealed class LinkedInCallsTests : OnLinkedIn
{
    [TestCase(0, 150, TestName = "A day of a quiet Page costs {1} calls at most")]
    [TestCase(20, 330, TestName = "A day of a busy Page costs {1} calls at most")]
    public async Task Calls_of_a_day(int questions, int most)
    {
        LinkedInOptions usual = new();
        (Stage.Settings.PostsEvery, Stage.Settings.ThreadsEvery) = (usual.PostsEvery, usual.ThreadsEvery);
        string post = await Stage.PublishAsync(by: null, "Ask us anything.");
        int calls = await DayOfReadings.CallsAsync(Stage, questions, post);
        await TestContext.Out.WriteLineAsync($"{questions} questions: {calls} calls a day.");
        Assert.That(calls, Is.LessThanOrEqualTo(most));
    }

    [Test]
    public async Task Posts_and_threads_are_looked_at_no_more_often_than_the_settings_say()
    {
        (Stage.Settings.PostsEvery, Stage.Settings.ThreadsEvery) = (TimeSpan.FromHours(4), TimeSpan.FromHours(1));
        _ = await SayAsync("ada", "Is the library open?");
        int before = Stage.Calls;
        for (int minutes = 0; minutes < 50; minutes += 5)
        {
            Wait(5);
            _ = await Reader.ReadAsync();
        }

        Assert.That(CallsSince(before).Count(call => call.EndsWith("/comments", StringComparison.Ordinal)), Is.EqualTo(1), "once an hour");
        Assert.That(CallsSince(before).Count(call => call.EndsWith("/posts", StringComparison.Ordinal)), Is.Zero);
        Wait(240);
        before = Stage.Calls;
        _ = await Reader.ReadAsync();
        Assert.That(CallsSince(before), Has.Length.EqualTo(3));
    }
}

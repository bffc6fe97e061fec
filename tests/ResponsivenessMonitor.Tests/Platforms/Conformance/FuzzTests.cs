using System.Diagnostics;
using System.Globalization;
using System.Text;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>
/// Answers as no platform should give them: nothing is thrown, nothing hangs, nothing is invented. A thousand of each connector, or as many as
/// <c>FUZZ_PAYLOADS</c> says.
/// </summary>
[TestFixtureSource(typeof(Stages), nameof(Stages.All))]
internal sealed class FuzzTests(Func<Stage> make) : OnStage(make)
{
    private const string Setting = "FUZZ_PAYLOADS";
    private const int MostPages = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static int Count =>
        int.Parse(Environment.GetEnvironmentVariable(Setting) ?? "1000", NumberStyles.None, CultureInfo.InvariantCulture);

    [Test]
    public async Task Whatever_is_answered_becomes_a_page_of_what_was_answered_or_out_of_reach()
    {
        if (Stage is not ServedStage served)
        {
            Assert.Ignore($"{Stage.GetType().Name}: it has no answers that could be changed.");
            return;
        }

        await PlayAsync();
        (int pages, int unreachable) = (0, 0);
        for (int seed = 0; seed < Count; seed++)
        {
            PayloadChanges changes = new(seed);
            StringBuilder answered = new();
            served.Change = body =>
            {
                byte[] changed = changes.Change(body);
                _ = answered.AppendLine(changed.Length < 1_000_000 ? Encoding.UTF8.GetString(changed) : string.Empty);
                return changed;
            };
            Stopwatch watch = Stopwatch.StartNew();
            foreach (Reading reading in await ReadAsync(seed))
            {
                (pages, unreachable) = reading is Reading.Page ? (pages + 1, unreachable) : (pages, unreachable + 1);
                Check(reading, answered.ToString(), $"seed {seed}");
            }

            Assert.That(watch.Elapsed, Is.LessThan(Longest), $"seed {seed}");
        }

        served.Change = null;
        await TestContext.Out.WriteLineAsync($"{Count} changed readings: {pages} pages, {unreachable} out of reach.");
        Assert.That(pages, Is.GreaterThan(Count / 10));
        Assert.That(unreachable, Is.GreaterThan(Count / 10));
        _ = await Reader.ReadAsync(withProfile: true);
        Assert.That(Reader.Kept, Has.Count.GreaterThanOrEqualTo(4), "What was answered badly before is not read any more.");
    }

    /// <summary>A little of everything, read once, so that there is a session and a profile.</summary>
    private async Task PlayAsync()
    {
        _ = await Reader.ReadAsync(withProfile: true);
        string post = await Stage.PublishAsync(by: null, "The library opens at nine.");
        Wait(1);
        string reply = await Stage.PublishAsync("ada", "Also on Sundays?", post);
        Wait(1);
        _ = await Stage.PublishAsync(by: null, "Yes.", reply);
        _ = await Stage.PublishAsync("bob", "Where is the map room?");
        if (!Stage.Lacks.ContainsKey(StageAct.DirectMessage))
        {
            _ = await Stage.PublishAsync("cy", "My card is lost.", isDirect: true);
        }

        Wait(5);
        _ = await Reader.ReadAsync(withProfile: true);
    }

    private async Task<IReadOnlyList<Reading>> ReadAsync(int seed)
    {
        List<Reading> readings = [];
        ReadRequest request = Reader.Request(withActivity: seed % 2 == 0, withProfile: seed % 3 == 0);
        request = seed % 5 < 3 ? request with { Since = null } : request;
        request = seed % 7 == 0 ? request with { Access = Stage.Access } : request;
        while (readings.Count < MostPages)
        {
            try
            {
                Reading reading = await Stage.Platform.ReadAsync(request, Patience).WaitAsync(Longest, Patience);
                readings.Add(reading);
                if (reading is not Reading.Page { More: true } page)
                {
                    break;
                }

                request = request with { Since = page.Bookmark };
            }
            catch (Exception fault)
            {
                Assert.Fail($"seed {seed}: {fault}");
            }
        }

        return readings;
    }

    private void Check(Reading reading, string answered, string seed)
    {
        if (reading is Reading.Page page)
        {
            Assert.That(page.Items.Where(item => !Stage.IsTold(item.Id.Value, answered)), Is.Empty, $"invented, {seed}");
            Assert.That(page.Items.Select(item => item.Id), Is.Unique, seed);
            Assert.That(page.Items.Where(item => item.Id.Value.Length == 0 || item.AuthorId.Length == 0), Is.Empty, seed);
            return;
        }

        Reader.Said.Add($"{reading}");
        if (reading is Reading.AccessLost { Kind: var lost } && lost == Stage.SaidByOmission)
        {
            return;
        }

        Assert.That((reading as Reading.Unreachable)?.Reason, Is.Not.Null.And.Not.Empty, $"{seed}: {reading}");
        Assert.That(((Reading.Unreachable)reading).Reason, Has.Length.LessThan(400), seed);
    }
}

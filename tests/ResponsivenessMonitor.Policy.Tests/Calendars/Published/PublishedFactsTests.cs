using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Calendars.Published;

/// <summary>Facts about office time that other projects publish, row by row; where they follow another convention the row says so.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class PublishedFactsTests
{
    private static readonly DurationPattern Amount = DurationPattern.CreateWithInvariantCulture("-H:mm:ss");
    private static readonly Duration Tick = Duration.FromTicks(1);
    private static readonly Duration FarEnough = Duration.FromDays(60);

    private static IEnumerable<TestCaseData> Facts() =>
        new[] { BizFacts.Table, BizFacts.Periods, WorkingHoursFacts.Table, BusinessTimeFacts.Table, ChatwootFacts.Table }
            .SelectMany(PublishedTable.Read)
            .Select(fact => new TestCaseData(fact).SetName($"{fact.Id}: {fact.Question} {fact.At} {fact.By}"));

    [TestCaseSource(nameof(Facts))]
    public void Office_time_is_counted_as_published_elsewhere(PublishedFact fact) =>
        Assert.That(Answer(fact), Is.EqualTo(fact.Answer), fact.Remark);

    [Test]
    public void Every_published_fact_is_asked_once()
    {
        string[] ids = [.. Facts().Select(data => ((PublishedFact)data.Arguments[0]!).Id)];

        Assert.That(ids, Is.Unique);
        Assert.That(ids.Count(id => id.StartsWith("biz-", StringComparison.Ordinal)), Is.EqualTo(77));
        Assert.That(ids.Count(id => id.StartsWith("bizseg-", StringComparison.Ordinal)), Is.EqualTo(50));
        Assert.That(ids.Count(id => id.StartsWith("wh-", StringComparison.Ordinal)), Is.EqualTo(72));
        Assert.That(ids.Count(id => id.StartsWith("bt-", StringComparison.Ordinal)), Is.EqualTo(40));
        Assert.That(ids.Count(id => id.StartsWith("cw-", StringComparison.Ordinal)), Is.EqualTo(13));
    }

    private static string Answer(PublishedFact fact)
    {
        OfficeCalendar calendar = fact.Calendar.Compile();
        return fact.Question switch
        {
            "within" => Amount.Format(calendar.Within(At(fact.At), At(fact.By))),
            "add" => Text(calendar.Add(At(fact.At), Amount.Parse(fact.By).Value)),
            "subtract" => Text(calendar.Subtract(At(fact.At), Amount.Parse(fact.By).Value)),
            "open at" => Text(calendar.IsOpen(At(fact.At))),
            "break at" => Text(!calendar.IsOpen(At(fact.At))),
            "holiday at" => Text(fact.Calendar.Closures.Contains(calendar.DateOf(At(fact.At)))),
            "opens after" => Text(calendar.NextOpen(At(fact.At))),
            "closes after" => Text(calendar.NextClose(At(fact.At))),
            "days on" => Text(DaysOn(calendar, At(fact.At), Number(fact.By))),
            "days back" => Text(DaysBack(calendar, At(fact.At), Number(fact.By))),
            "wall clock" => Text(Resolved(fact.Calendar.Zone, fact.At)),
            "period after" => Text(calendar.OpenIntervals(At(fact.At), At(fact.At) + FarEnough).ElementAt(Number(fact.By))),
            "period before" => Text(calendar.OpenIntervals(At(fact.At) - FarEnough, At(fact.At)).Reverse().ElementAt(Number(fact.By))),
            _ => throw new FormatException($"'{fact.Question}' is no question."),
        };
    }

    /// <summary>The same time of day so many open days on, or the next opening where that is closed.</summary>
    private static Instant DaysOn(OfficeCalendar calendar, Instant at, int count)
    {
        LocalDateTime local = at.InZone(calendar.Zone).LocalDateTime;
        LocalDate date = local.Date;
        for (int passed = 0; passed < count; passed++)
        {
            date = calendar.NextOpenDay(date);
        }

        return calendar.NextOpen((date + local.TimeOfDay).InZoneLeniently(calendar.Zone).ToInstant());
    }

    /// <summary>The same time of day so many open days back, or the last close before it where that is closed.</summary>
    private static Instant DaysBack(OfficeCalendar calendar, Instant at, int count)
    {
        LocalDateTime local = at.InZone(calendar.Zone).LocalDateTime;
        LocalDate date = local.Date;
        for (int passed = 0; passed < count; passed++)
        {
            do
            {
                date = date.PlusDays(-1);
            } while (!calendar.IsOpenDay(date));
        }

        Instant there = (date + local.TimeOfDay).InZoneLeniently(calendar.Zone).ToInstant();
        return calendar.IsOpen(there) ? there : calendar.Subtract(there, Tick) + Tick;
    }

    /// <summary>Where the clock shows a local time: the close of an office that shuts then, and the opening of one that opens then.</summary>
    private static Instant Resolved(DateTimeZone zone, string text)
    {
        bool endOfDay = text.EndsWith("T24:00:00", StringComparison.Ordinal);
        LocalDate date = LocalDatePattern.Iso.Parse(text[..10]).Value;
        LocalTime time = endOfDay ? LocalTime.Midnight : LocalTimePattern.ExtendedIso.Parse(text[11..]).Value;
        LocalDate opensOn = endOfDay ? date.PlusDays(1) : date;

        Instant close = Only(zone, date, new OpenHours(LocalTime.Midnight, time)).LastClose(date);
        Instant open = Only(zone, opensOn, new OpenHours(time, LocalTime.Midnight)).FirstOpen(opensOn);
        Assert.That(open, Is.EqualTo(close));
        return open;
    }

    private static OfficeCalendar Only(DateTimeZone zone, LocalDate date, OpenHours hours)
    {
        PublishedCalendar calendar = new(zone, OpeningHours.Weekdays);
        calendar.SetHours(date, DayHours.Of(hours));
        return calendar.Compile();
    }

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(Instant at) => InstantPattern.General.Format(at);

    private static string Text(Interval interval) => $"{Text(interval.Start)}/{Text(interval.End)}";

    private static string Text(bool answer) => answer ? "yes" : "no";
}

using BenchmarkDotNet.Attributes;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Benchmarks;

/// <summary>One question about office time, for short and long spans, with and without many closures.</summary>
/// <remarks>Questions begin anywhere in ten years, in an order that is random but the same in every run.</remarks>
[MemoryDiagnoser]
public class OfficeCalendarBenchmarks
{
    private const int Questions = 4_096;

    private readonly Instant[] starts = new Instant[Questions];
    private readonly Instant[] ends = new Instant[Questions];
    private OfficeCalendar calendar = null!;
    private Duration amount;

    /// <summary>How far apart the two instants of a question are; an amount is the office time of such a span.</summary>
    [Params("1 hour", "1 week", "10 years")]
    public string Span { get; set; } = "";

    /// <summary>How many weekdays of forty years are closures.</summary>
    [Params(0, 2_000)]
    public int Closures { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Random random = new(20_260_609);
        LocalDate[] weekdays =
        [
            .. Enumerable
                .Range(0, 40 * 365)
                .Select(new LocalDate(2010, 1, 1).PlusDays)
                .Where(date => date.DayOfWeek <= IsoDayOfWeek.Friday),
        ];
        random.Shuffle(weekdays);
        Closures closed = Policy.Calendars.Closures.On(weekdays.Take(Closures));
        calendar = new OfficeCalendar(
            new OfficeHours(DateTimeZoneProviders.Tzdb["Europe/London"], OpeningHours.Weekdays) { Closures = closed }
        );

        (Duration span, amount) = Span switch
        {
            "1 hour" => (Duration.FromHours(1), Duration.FromHours(1)),
            "1 week" => (Duration.FromDays(7), Duration.FromHours(40)),
            _ => (Duration.FromDays(3_652), Duration.FromHours(8 * 2_608)),
        };
        Instant earliest = Instant.FromUtc(2022, 1, 1, 0, 0);
        for (int i = 0; i < Questions; i++)
        {
            starts[i] = earliest + Duration.FromTicks(random.NextInt64(3_652 * NodaConstants.TicksPerDay));
            ends[i] = starts[i] + span;
        }

        _ = calendar.Within(Instant.FromUtc(2010, 1, 1, 0, 0), Instant.FromUtc(2050, 1, 1, 0, 0));
    }

    [Benchmark(OperationsPerInvoke = Questions)]
    public long Within()
    {
        long sum = 0; // so that no answer can be left out
        for (int i = 0; i < Questions; i++)
        {
            sum += calendar.Within(starts[i], ends[i]).BclCompatibleTicks;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Questions)]
    public long Add()
    {
        long sum = 0; // so that no answer can be left out
        for (int i = 0; i < Questions; i++)
        {
            sum += calendar.Add(starts[i], amount).ToUnixTimeTicks();
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Questions)]
    public long Subtract()
    {
        long sum = 0; // so that no answer can be left out
        for (int i = 0; i < Questions; i++)
        {
            sum += calendar.Subtract(ends[i], amount).ToUnixTimeTicks();
        }

        return sum;
    }
}

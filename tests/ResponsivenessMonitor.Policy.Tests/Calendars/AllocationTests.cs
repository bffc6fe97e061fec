using NodaTime;
using static ResponsivenessMonitor.Policy.Tests.Support.CalendarText;

namespace ResponsivenessMonitor.Policy.Tests.Calendars;

/// <summary>Counting office time leaves nothing for the collector, once the years asked about are compiled.</summary>
internal sealed class AllocationTests
{
    private static readonly Instant Start = London.At("2026-01-05T10:00");
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration TenYears = Duration.FromHours(10 * 250 * 8);

    [Test]
    public void Office_time_is_counted_without_allocating() =>
        Assert.That(Allocated(i => London.Within(Start + i * Hour, Start + i * Hour + TenYears)), Is.Zero);

    [Test]
    public void Office_time_is_added_without_allocating() =>
        Assert.That(Allocated(i => London.Add(Start + i * Hour, i % 2 == 0 ? Hour : TenYears)), Is.Zero);

    [Test]
    public void Office_time_is_subtracted_without_allocating() =>
        Assert.That(Allocated(i => London.Subtract(Start + i * Hour, i % 2 == 0 ? Hour : TenYears)), Is.Zero);

    private static long Allocated<T>(Func<int, T> ask)
    {
        Ask(ask);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Ask(ask);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Ask<T>(Func<int, T> ask)
    {
        for (int i = 0; i < 1_000; i++)
        {
            _ = ask(i);
        }
    }
}

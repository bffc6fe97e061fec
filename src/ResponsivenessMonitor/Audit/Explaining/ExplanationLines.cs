using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit.Explaining;

/// <summary>The lines that every explanation of an enquiry is made of: a name and a text, the intervals that were counted, a deadline.</summary>
internal sealed class ExplanationLines(DateTimeZone zone, TextWriter output)
{
    private const int MostIntervals = 14;
    private const int Ends = 5; // intervals shown at either end of a longer list

    /// <summary>A line; one without a name goes on with the line before.</summary>
    internal void Write(string name, string text) => output.WriteLine($"{name, -12}{text}".TrimEnd());

    /// <summary>An instant as people of the zone read it, and as it is kept.</summary>
    internal string When(Instant instant) => $"{LocalText.Of(instant, zone)}   {InstantPattern.ExtendedIso.Format(instant)}";

    /// <summary>The intervals that were counted; of many the first and the last.</summary>
    /// <param name="intervals">The open intervals.</param>
    /// <param name="wallTime">All the time they lie in.</param>
    internal void Write(IReadOnlyList<Interval> intervals, Duration wallTime)
    {
        bool isLong = intervals.Count > MostIntervals;
        foreach (Interval interval in isLong ? intervals.Take(Ends) : intervals)
        {
            Write(interval);
        }

        if (isLong)
        {
            Duration between = intervals.Skip(Ends).SkipLast(Ends).Aggregate(Duration.Zero, (sum, interval) => sum + interval.Duration);
            Write(string.Empty, $"… {intervals.Count - 2 * Ends} more intervals, together {HumanDuration.Exact(between)} …");
            foreach (Interval interval in intervals.TakeLast(Ends))
            {
                Write(interval);
            }
        }
        else if (intervals.Count == 0)
        {
            Write(string.Empty, wallTime == Duration.Zero ? "none: no time had passed" : "none: the office was closed all the while");
        }
    }

    /// <summary>A deadline, how it counts and why it is where it is.</summary>
    internal void Write(string name, ExplainedDeadline deadline, bool isAnswered)
    {
        Write(name, $"{deadline.Rule}: {Say(deadline.Outcome, isAnswered)}");
        Write("  due", When(deadline.Deadline.Due));
        Write("  lapses", When(deadline.Deadline.Lapses));
        foreach (string remark in deadline.Remarks)
        {
            Write(string.Empty, remark);
        }
    }

    private void Write(Interval interval) =>
        Write(string.Empty, $"{LocalText.Of(interval, zone)}   {HumanDuration.Exact(interval.Duration)}");

    private static string Say(DeadlineOutcome outcome, bool isAnswered) =>
        (outcome, isAnswered) switch
        {
            (DeadlineOutcome.Met, _) => "met, for the answer came no later than it lapsed",
            (DeadlineOutcome.Missed, false) => "missed, for it lapsed without an answer",
            (DeadlineOutcome.Missed, _) => "missed, for the answer came after it lapsed",
            (DeadlineOutcome.LeftOut, _) => "out of the figures, for it was closed in time",
            _ => "open, for it has not lapsed yet",
        };
}

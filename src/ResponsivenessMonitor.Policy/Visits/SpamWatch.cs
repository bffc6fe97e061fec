using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>Finds spam that an account left standing (¶15 c; policy §3).</summary>
public sealed class SpamWatch(OfficeCalendar calendar)
{
    /// <summary>When the time to remove it is up: the last close of the first open day after the local date on which it was judged spam.</summary>
    /// <exception cref="NoOpenTimeException">There is no open day within 366 days.</exception>
    public Instant ListedFrom(Instant judgedSpamAt) => calendar.LastClose(calendar.NextOpenDay(calendar.DateOf(judgedSpamAt)));

    /// <summary>Whether a complete reading lists the item.</summary>
    /// <param name="judgedSpamAt">When the platform or a person judged it spam.</param>
    /// <param name="readingBegan">When the reading began.</param>
    /// <param name="isVisible">Whether the reading showed the item to the public.</param>
    public SpamDecision Decide(Instant judgedSpamAt, Instant readingBegan, bool isVisible)
    {
        Instant from = ListedFrom(judgedSpamAt);
        return !isVisible ? new SpamDecision.Removed()
            : readingBegan < from ? new SpamDecision.NotYet(from)
            : new SpamDecision.Listed(readingBegan);
    }
}

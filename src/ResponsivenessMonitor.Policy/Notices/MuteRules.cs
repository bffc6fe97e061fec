using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>Letters may wait for the next opening, for the rest of one open day; not on two open days running (§6).</summary>
public static class MuteRules
{
    /// <summary>What comes of the wish at an instant.</summary>
    /// <param name="hours">The hours that the person's letters keep to: their own calendar, else the account's.</param>
    /// <param name="lastMuted">The last open day on which their letters waited, or null if they never did.</param>
    /// <param name="now">The instant of the wish.</param>
    /// <remarks>
    /// A break at noon is no end of the day: the next opening is that of the next open day. Before a day's first opening and after its last close
    /// there is nothing to mute, because letters are held to office hours.
    /// </remarks>
    public static MuteDecision Decide(OfficeCalendar hours, LocalDate? lastMuted, Instant now)
    {
        LocalDate today = hours.DateOf(now);
        if (!hours.IsOpenDay(today) || now < hours.FirstOpen(today) || now >= hours.LastClose(today))
        {
            return new MuteDecision.NothingToMute(hours.NextOpen(now));
        }

        LocalDate next = hours.NextOpenDay(today);
        return lastMuted switch
        {
            { } last when last >= today => new MuteDecision.TooSoon(hours.NextOpenDay(next)),
            { } last when last >= hours.PreviousOpenDay(today) => new MuteDecision.TooSoon(next),
            _ => new MuteDecision.Muted(hours.FirstOpen(next), today),
        };
    }
}

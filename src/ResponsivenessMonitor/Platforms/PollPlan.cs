using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Platforms;

/// <summary>How often accounts are read.</summary>
/// <param name="InOfficeHours">The longest time from one reading to the next in the account's office hours.</param>
/// <param name="OutsideOfficeHours">The same outside them.</param>
internal sealed record PollRules(Duration InOfficeHours, Duration OutsideOfficeHours)
{
    /// <summary>Whether regular readings of all accounts fall on the same instants, which suits a played installation and no real platform.</summary>
    internal bool IsAligned { get; init; }
}

/// <summary>When an account is read next. Pure.</summary>
internal static class PollPlan
{
    /// <summary>From a lapse to the reading that is asked for because of it.</summary>
    private static readonly Duration AfterLapse = Duration.FromSeconds(1);

    /// <summary>The next reading after a complete one.</summary>
    /// <param name="calendar">The account's calendar.</param>
    /// <param name="rules">How often it is read.</param>
    /// <param name="warnings">When warnings of its open enquiries fall due; past ones are passed over.</param>
    /// <param name="lapses">When deadlines of its open enquiries lapse; past ones are passed over.</param>
    /// <param name="now">The start of the reading that has just been made.</param>
    /// <returns>
    /// At the latest after the interval, at the opening when the office opens before that, at every warning and one second after every lapse.
    /// </returns>
    /// <exception cref="NoOpenTimeException">The office is shut and does not open within 366 days.</exception>
    internal static Instant Next(
        OfficeCalendar calendar,
        PollRules rules,
        IEnumerable<Instant> warnings,
        IEnumerable<Instant> lapses,
        Instant now
    )
    {
        Instant next = calendar.IsOpen(now)
            ? Regular(now, rules.InOfficeHours, rules)
            : Instant.Min(Regular(now, rules.OutsideOfficeHours, rules), calendar.NextOpen(now));
        foreach (Instant wanted in warnings.Concat(lapses.Select(lapse => lapse + AfterLapse)))
        {
            next = wanted > now && wanted < next ? wanted : next;
        }

        return next;
    }

    private static Instant Regular(Instant now, Duration interval, PollRules rules)
    {
        long past = rules.IsAligned ? now.ToUnixTimeTicks() % interval.BclCompatibleTicks : 0;
        return now - Duration.FromTicks(past) + interval;
    }
}

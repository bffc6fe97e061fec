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

    /// <summary>The same, with an account of a short aim read so often in office hours that a quarter of the aim is over at most when a question is seen.</summary>
    internal PollRules ForAim(Duration? aim) =>
        aim is { } agreed && agreed / 4 < InOfficeHours
            ? this with
            {
                InOfficeHours = Duration.Max(agreed / 4, Duration.Min(Shortest, InOfficeHours)),
            }
            : this;

    /// <summary>
    /// The same with longer times between readings, where a budget has to last: in office hours as long at most as a reading tells how things stand.
    /// </summary>
    internal PollRules Slowed(double factor) =>
        this with
        {
            InOfficeHours = Longer(InOfficeHours, factor, Telling),
            OutsideOfficeHours = Longer(OutsideOfficeHours, factor, HalfADay),
        };

    private static readonly Duration Shortest = Duration.FromMinutes(1);
    private static readonly Duration Telling = Duration.FromMinutes(15);
    private static readonly Duration HalfADay = Duration.FromHours(12);

    private static Duration Longer(Duration interval, double factor, Duration most) =>
        Duration.Max(interval, Duration.Min(interval * factor, most));
}

/// <summary>When an account is read next. Pure.</summary>
internal static class PollPlan
{
    /// <summary>From a lapse to the reading that is asked for because of it.</summary>
    private static readonly Duration AfterLapse = Duration.FromSeconds(1);

    private static readonly Duration ActivityEvery = Duration.FromMinutes(30);

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

    /// <summary>Puts a reading off where the access could not pay for it together with the others that are read by it before the limit's reset.</summary>
    /// <param name="next">When it would be.</param>
    /// <param name="budget">What the access may still spend.</param>
    /// <param name="accounts">How many accounts are read by it, this one included.</param>
    /// <param name="cost">What a reading costs.</param>
    /// <param name="now">The start of the reading that has just been made.</param>
    /// <returns>So late that what is left lasts until the reset, and at the reset at the latest: then there is more again.</returns>
    internal static Instant Spare(Instant next, Budget budget, int accounts, int cost, Instant now)
    {
        if (budget.ResetsAt <= now || next >= budget.ResetsAt)
        {
            return next;
        }

        int readings = budget.Remaining / Math.Max(1, accounts) / Math.Max(1, cost);
        return readings <= 0 ? budget.ResetsAt : Instant.Max(next, now + ((budget.ResetsAt - now) / (readings + 1)));
    }

    /// <summary>Whether a reading is to ask for the account's own activity too, although nothing waits: the first one of each half of an hour.</summary>
    /// <param name="knownTo">The last complete reading, or null before the first.</param>
    /// <param name="now">The start of the reading.</param>
    internal static bool WantsActivity(Instant? knownTo, Instant now) => knownTo is not { } known || HalfHour(known) != HalfHour(now);

    private static long HalfHour(Instant instant) => instant.ToUnixTimeTicks() / ActivityEvery.BclCompatibleTicks;

    private static Instant Regular(Instant now, Duration interval, PollRules rules)
    {
        long past = rules.IsAligned ? now.ToUnixTimeTicks() % interval.BclCompatibleTicks : 0;
        return now - Duration.FromTicks(past) + interval;
    }
}

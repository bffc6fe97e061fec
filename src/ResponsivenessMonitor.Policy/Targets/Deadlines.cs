using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Targets;

/// <summary>What one enquiry's target means in instants (§1, ¶15 b).</summary>
/// <param name="Received">When the enquiry was received.</param>
/// <param name="CountedOn">The local date of the first open instant at or after it was received; figures are grouped by it.</param>
/// <param name="Aim">The aim's deadline.</param>
/// <param name="Commitment">The commitment's deadline, or null when there is none.</param>
/// <param name="WarnAt">When "due soon" falls due; never before the enquiry was received, never after a deadline is due.</param>
public sealed record Deadlines(Instant Received, LocalDate CountedOn, Deadline Aim, Deadline? Commitment, Instant WarnAt)
{
    private static readonly Duration WarnBeforeCommitment = Duration.FromHours(1);

    /// <summary>The deadline that is due first.</summary>
    public Deadline First => Commitment is { } commitment && commitment.Due < Aim.Due ? commitment : Aim;

    /// <summary>The deadline whose lapse is a breach: the commitment's, else the aim's.</summary>
    public Deadline Breach => Commitment ?? Aim;

    /// <summary>The instant at which the first deadline lapses.</summary>
    public Instant FirstLapse => Instant.Min(Aim.Lapses, Breach.Lapses);

    /// <summary>The deadlines of an enquiry.</summary>
    /// <exception cref="NoOpenTimeException">The calendar has no open time within 366 days.</exception>
    public static Deadlines For(OfficeCalendar calendar, ReplyTarget target, Instant received)
    {
        LocalDate countedOn = calendar.DateOf(calendar.NextOpen(received));
        Deadline aim = Deadline.ByOfficeTime(calendar, calendar.Add(received, target.Aim));
        Deadline? commitment = target.Commitment switch
        {
            Targets.Commitment.Amount(Duration amount) => Deadline.ByOfficeTime(calendar, calendar.Add(received, amount)),
            Targets.Commitment.SameOfficeDay => Deadline.ByDay(calendar, SameOfficeDay(calendar, target, received, countedOn)),
            _ => null,
        };
        return new Deadlines(received, countedOn, aim, commitment, WarnFor(calendar, target, received, commitment));
    }

    /// <summary>These deadlines after an edit of the calendar or the target (§1): an edit never brings a deadline forward.</summary>
    /// <param name="calendar">The calendar after the edit.</param>
    /// <param name="target">The target after the edit.</param>
    /// <returns>
    /// The later of old and new, each; a commitment whose old instant no longer ends or lies inside an open interval moves to the last close of the
    /// first open day after its date. An enquiry that had a commitment keeps it when the target gives it up.
    /// </returns>
    public Deadlines AfterEdit(OfficeCalendar calendar, ReplyTarget target)
    {
        Deadlines edited = For(calendar, target, Received);
        Deadline? commitment = (Commitment, edited.Commitment) switch
        {
            ({ } old, var now) when now is null || old.Due > now.Value.Due => IsOutside(calendar, old.Due)
                ? Deadline.Later(old, Moved(calendar, target, old.Due))
                : old,
            (_, { } now) => Deadline.Later(Breach, now),
            _ => null,
        };
        return edited with
        {
            Aim = Deadline.Later(Aim, edited.Aim),
            Commitment = commitment,
            WarnAt = Instant.Max(WarnAt, WarnFor(calendar, target, Received, commitment)),
        };
    }

    private static Instant SameOfficeDay(OfficeCalendar calendar, ReplyTarget target, Instant received, LocalDate countedOn)
    {
        Instant close = calendar.LastClose(countedOn);
        bool isEnough = calendar.Within(received, close) >= target.MinimumSameDay;
        return isEnough ? close : calendar.LastClose(calendar.NextOpenDay(countedOn));
    }

    private static Instant WarnFor(OfficeCalendar calendar, ReplyTarget target, Instant received, Deadline? commitment)
    {
        Instant beforeAim = calendar.Add(received, target.WarnAfter);
        return commitment is { } deadline
            ? Instant.Max(received, Instant.Min(beforeAim, calendar.Subtract(deadline.Due, WarnBeforeCommitment)))
            : beforeAim;
    }

    /// <summary>Whether the instant neither lies inside an open interval nor ends one.</summary>
    private static bool IsOutside(OfficeCalendar calendar, Instant at) =>
        !calendar.IsOpen(at) && calendar.Within(at - Duration.FromTicks(1), at) == Duration.Zero;

    private static Deadline Moved(OfficeCalendar calendar, ReplyTarget target, Instant old)
    {
        Instant close = calendar.LastClose(calendar.NextOpenDay(calendar.DateOf(old)));
        return target.Commitment is Targets.Commitment.Amount ? Deadline.ByOfficeTime(calendar, close) : Deadline.ByDay(calendar, close);
    }
}

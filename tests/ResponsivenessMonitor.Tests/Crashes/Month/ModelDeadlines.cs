using NodaTime;

namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>What policy §1 makes of the instant at which an enquiry was received.</summary>
/// <param name="WarnAt">When "due soon" falls due.</param>
/// <param name="AimLapses">The last instant at which an answer meets the aim.</param>
/// <param name="CommitmentLapses">The same of the commitment; null at Marketing, which has none.</param>
/// <param name="EscalateAt">Four open hours after the breach.</param>
/// <param name="NeverFrom">The last close of the tenth open day after the breach.</param>
internal sealed record ModelDeadlines(Instant WarnAt, Instant AimLapses, Instant? CommitmentLapses, Instant EscalateAt, Instant NeverFrom)
{
    private static readonly Duration Hour = Duration.FromHours(1);

    /// <summary>The lapse that is a breach.</summary>
    internal Instant Breach => CommitmentLapses ?? AimLapses;

    internal static ModelDeadlines Of(ModelOffice office, bool isMarketing, Instant received)
    {
        Duration aim = isMarketing ? Hour : 4 * Hour;
        Instant aimDue = office.Add(received, aim);
        Instant aimLapses = office.NextOpen(aimDue); // itself, unless it is a close
        Instant warn = office.Add(received, aim - Duration.Max(aim / 4, Duration.FromMinutes(15)));
        Instant? commitment = null;
        if (!isMarketing)
        {
            LocalDate counted = ModelOffice.DateOf(office.NextOpen(received));
            Instant close = office.LastClose(counted);
            close = office.Within(received, close) >= Hour ? close : office.LastClose(office.NextOpenDay(counted));
            commitment = ModelOffice.Midnight(ModelOffice.DateOf(close).PlusDays(1));
            warn = Instant.Max(received, Instant.Min(warn, office.Subtract(close, Hour)));
        }

        Instant breach = commitment ?? aimLapses;
        return new ModelDeadlines(warn, aimLapses, commitment, office.Add(breach, 4 * Hour), TenthDayAfter(office, breach));
    }

    private static Instant TenthDayAfter(ModelOffice office, Instant breach)
    {
        LocalDate date = ModelOffice.DateOf(breach);
        int counted = office.IsOpenDay(date) && office.FirstOpen(date) >= breach ? 1 : 0;
        while (counted < 10)
        {
            date = office.NextOpenDay(date);
            counted++;
        }

        return office.LastClose(date);
    }
}

using NodaTime;

namespace ResponsivenessMonitor.Policy.Targets;

/// <summary>How soon an account is to answer (¶15 a, b): an aim in office time and perhaps a commitment.</summary>
public sealed record ReplyTarget
{
    /// <summary>A target as agreed in a registration (¶13, ¶15 a).</summary>
    /// <param name="aim">Office time within which an answer is aimed at; longer than zero.</param>
    /// <param name="commitment">What is committed to beside the aim.</param>
    /// <exception cref="ArgumentOutOfRangeException">The aim or a commitment's amount is zero or negative.</exception>
    public ReplyTarget(Duration aim, Commitment commitment)
    {
        if (aim <= Duration.Zero || commitment is Commitment.Amount { OfficeTime: { } amount } && amount <= Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(aim), "An aim and a committed amount are longer than zero.");
        }

        Aim = aim;
        Commitment = commitment;
    }

    /// <summary>"The Marketing Service aims (and usually achieves) a one hour turnaround for responses in office hours" (¶15 b).</summary>
    public static ReplyTarget Marketing { get; } = new(Duration.FromHours(1), new Commitment.None());

    /// <summary>"Replying on the same day, during office hours (with an aim of a four hour turnaround time)" (¶15 b).</summary>
    public static ReplyTarget Department { get; } = new(Duration.FromHours(4), new Commitment.SameOfficeDay());

    /// <summary>Office time within which an answer is aimed at.</summary>
    public Duration Aim { get; }

    /// <summary>What is committed to beside the aim.</summary>
    public Commitment Commitment { get; }

    /// <summary>With less office time than this left on the day, "the same day" is the next open day. Default one hour.</summary>
    public Duration MinimumSameDay { get; init; } = Duration.FromHours(1);

    /// <summary>The office time after which a reminder is due: the aim less a quarter of it, at least 15 minutes before, at the earliest at once.</summary>
    internal Duration WarnAfter => Duration.Max(Duration.Zero, Aim - Duration.Max(Aim / 4, Duration.FromMinutes(15)));
}

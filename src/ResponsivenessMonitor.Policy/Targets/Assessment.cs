using NodaTime;

namespace ResponsivenessMonitor.Policy.Targets;

/// <summary>A verdict on one enquiry at one instant, with its reason.</summary>
/// <param name="Standing">Where it stands.</param>
/// <param name="Because">Why.</param>
/// <param name="NextLook">The earliest instant at which time alone could change the standing; null when it cannot.</param>
public sealed record Assessment(Standing Standing, StandingReason Because, Instant? NextLook)
{
    /// <summary>How things stood when the account was last read completely, no later than the instant asked about: "as seen 13:50".</summary>
    public Instant AsSeenAt { get; init; }

    /// <summary>
    /// The account's last complete reading, when a deadline has lapsed by the clock but not by what is known: "not read since 13:50". Null when the
    /// verdict does not wait for a reading.
    /// </summary>
    public Instant? NotReadSince { get; init; }

    /// <summary>Whether the enquiry was found only after a deadline had lapsed: counted, marked, never told as if a reminder had been slept through.</summary>
    public bool IsFoundLate { get; init; }
}

using NodaTime;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>The deadline that a step is about, and why it is that one.</summary>
/// <param name="At">When it is or was due.</param>
/// <param name="Why">What it is, and why this one.</param>
internal sealed record FirstDeadline(Instant At, string Why)
{
    internal static FirstDeadline Of(Matter.OfEnquiry matter) => Of(matter, clock: null);

    internal static FirstDeadline Of(Matter.OfEnquiry matter, LetterClock? clock)
    {
        LetterEnquiry enquiry = matter.Enquiry;
        string aim = Aim(matter.Of.Target);
        if (enquiry.CommitmentDue is not { } committed)
        {
            return new FirstDeadline(enquiry.AimDue, $"{aim}, the standard for this account");
        }

        string promise = Promise(matter.Of.Target);
        string aimAt = clock?.At(enquiry.AimDue, committed, matter.Of.Zone) ?? string.Empty;
        return matter.Step switch
        {
            Step.DueSoon when enquiry.AimDue < committed => new FirstDeadline(
                enquiry.AimDue,
                $"{aim}; it comes before {promise} ({clock?.At(committed, enquiry.AimDue, matter.Of.Zone)})"
            ),
            Step.DueSoon when enquiry.AimDue == committed => new FirstDeadline(committed, $"{promise}, and also {aim}"),
            Step.PastAim => new FirstDeadline(committed, $"{promise}; {aim} passed at {aimAt}"),
            _ when enquiry.AimDue > committed => new FirstDeadline(committed, $"{promise}; it comes before {aim} ({aimAt})"),
            _ => new FirstDeadline(committed, promise),
        };
    }

    private static string Aim(ReplyTarget? target) => target is null ? "the aim" : $"the aim to reply within {Phrase.Working(target.Aim)}";

    private static string Promise(ReplyTarget? target) =>
        target?.Commitment switch
        {
            Commitment.SameOfficeDay => "the commitment to reply on the same day",
            Commitment.Amount amount => $"the commitment to reply within {Phrase.Working(amount.OfficeTime)}",
            _ => "the commitment",
        };
}

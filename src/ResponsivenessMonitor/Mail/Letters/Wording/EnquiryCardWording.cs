using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>One enquiry in a letter about steps.</summary>
internal sealed class EnquiryCardWording(LetterHead head, LetterClock clock)
{
    internal EnquiryCard Of(Matter.OfEnquiry matter)
    {
        LetterEnquiry enquiry = matter.Enquiry;
        FirstDeadline deadline = FirstDeadline.Of(matter, clock);
        string due = clock.At(deadline.At, matter.Of.Zone);
        string waited = $"{Phrase.Long(enquiry.Waited)} of office time";
        return new EnquiryCard(
            State(matter.Step, due),
            [
                new Fact("Enquiry", $"{Phrase.Sentence(Phrase.Kind(enquiry.Kind))} no. {enquiry.Number} to {Phrase.Full(matter.Of)}"),
                new Fact("Received", clock.At(enquiry.Received, matter.Of.Zone)),
                new Fact("Deadline", $"{due}, {deadline.Why}"),
                new Fact(
                    "Waiting",
                    enquiry.AsSeenAt is { } seen
                        ? $"{waited}, unanswered as seen {clock.At(seen, matter.Of.Zone)}"
                        : $"{waited}, unanswered"
                ),
            ],
            [.. Advice(matter)],
            Quote(matter),
            LetterLink.To($"Open it on {matter.Of.Platform.DisplayName}", enquiry.Permalink)
        );
    }

    private static string State(Step step, string due) =>
        step switch
        {
            Step.DueSoon => $"Due by {due}",
            Step.PastAim => $"Past the aim, due by {due}",
            Step.Breached => $"Overdue since {due}",
            Step.FirstReminder => $"Overdue since {due}, first reminder",
            Step.SecondReminder => $"Overdue since {due}, second and last reminder",
            _ => $"Overdue since {due}, escalated to Marketing",
        };

    private IEnumerable<string> Advice(Matter.OfEnquiry matter)
    {
        LetterEnquiry enquiry = matter.Enquiry;
        if (enquiry.IsFoundLate)
        {
            string when = enquiry.FoundAt is { } found ? $"only at {clock.At(found, matter.Of.Zone)}" : "only after its deadline";
            yield return $"We found this {when}, because the platform could not be read before; that is why no reminder came.";
        }

        if (enquiry.AsSeenAt is { } seen)
        {
            yield return $"We could not look again since {clock.At(seen, matter.Of.Zone)}. If it has been answered meanwhile, there is nothing to do.";
        }

        if (enquiry.Sensitive != SensitiveSigns.None)
        {
            yield return "It seems to hold personal or financial details. Please do not discuss them on the platform: "
                + "ask the person to write or telephone, and answer there.";
        }
    }

    // No letter shows what a person wrote in confidence, nor to anybody but those who answer (§7).
    private string? Quote(Matter.OfEnquiry matter) =>
        matter.Enquiry is { Excerpt: { } excerpt, Sensitive: SensitiveSigns.None, Kind: not MessageKind.DirectMessage }
        && matter.Step != Step.Escalated
        && head.Role is Role.Administrator or Role.Deputy
        && matter.Of.Platform != Platform.LinkedIn
        && ForeignText.Excerpt(excerpt) is { Length: > 0 } quote
            ? quote
            : null;
}

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
        string at = clock.At(enquiry.Received, matter.Of.Zone);
        string waited = $"{at}; no answer for {Phrase.Working(enquiry.Waited)}";
        return new EnquiryCard(
            State(matter.Step, due),
            Tone(matter.Step),
            [
                new Fact("Enquiry", $"{Named(enquiry)} to {Phrase.Full(matter.Of)}"),
                new Fact("Received", enquiry.AsSeenAt is { } seen ? $"{waited}, as seen {clock.At(seen, matter.Of.Zone)}" : waited),
                new Fact("Deadline", $"{due}, {deadline.Why}"),
            ],
            [.. Advice(matter)],
            Quote(matter),
            [.. Actions(matter)]
        );
    }

    /// <summary>What lists of letters show of it beside the subject.</summary>
    internal string Preview(Matter.OfEnquiry matter)
    {
        string received = clock.At(matter.Enquiry.Received, matter.Of.Zone);
        return $"{Phrase.Kind(matter.Enquiry.Kind)} no. {matter.Enquiry.Number}, received {received}, no answer for {Phrase.Working(matter.Enquiry.Waited)}";
    }

    private static string Named(LetterEnquiry enquiry) => $"{Phrase.Sentence(Phrase.Kind(enquiry.Kind))} no. {enquiry.Number}";

    private static IEnumerable<LetterLink> Actions(Matter.OfEnquiry matter)
    {
        string number = $"no. {matter.Enquiry.Number}"; // several cards share a letter, and some readers hear its links alone
        if (KnownHosts.Link($"Open {number} on {matter.Of.Platform.DisplayName}", matter.Of, matter.Enquiry.Permalink) is { } open)
        {
            yield return open;
        }

        if (LetterLink.To($"Settle {number} another way", matter.Enquiry.Settle) is { } settle)
        {
            yield return settle;
        }
    }

    private static CardTone Tone(Step step) =>
        step switch
        {
            Step.DueSoon => CardTone.Calm,
            Step.PastAim => CardTone.Warning,
            _ => CardTone.Alarm,
        };

    private static string State(Step step, string due) =>
        step switch
        {
            Step.DueSoon => $"Due by {due}",
            Step.PastAim => $"Past its aim, due by {due}",
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
            yield return $"We found this {when}, because the platform could not be read before. That is why no reminder came.";
        }

        if (enquiry.AsSeenAt is { } seen)
        {
            yield return $"We could not look again since {clock.At(seen, matter.Of.Zone)}. If you have answered since, there is nothing to do.";
        }

        if (enquiry.Sensitive != SensitiveSigns.None)
        {
            yield return "Take this one offline: it seems to hold personal or financial details. "
                + "Ask the person to write or telephone, and answer there.";
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

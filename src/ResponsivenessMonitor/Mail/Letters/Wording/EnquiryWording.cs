using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Steps of enquiries (§6): one letter gathers many, of several accounts, the gravest first.</summary>
internal sealed class EnquiryWording(LetterHead head, LetterClock clock)
{
    private const int MostShown = 20;

    internal LetterSection Tell(ValueList<Matter.OfEnquiry> matters)
    {
        List<Matter.OfEnquiry> ordered =
        [
            .. matters
                .OrderByDescending(matter => matter.Step)
                .ThenBy(matter => FirstDeadline.Of(matter).At)
                .ThenBy(matter => matter.Enquiry.Received)
                .ThenBy(matter => matter.Enquiry.Number),
        ];
        EnquiryCardWording cards = new(head, clock);
        List<LetterPart> parts =
        [
            new LetterPart.Passage(Ask(ordered)),
            new LetterPart.EnquiryList([.. ordered.Take(MostShown).Select(cards.Of)]),
        ];
        if (ordered.Count > MostShown)
        {
            parts.Add(new LetterPart.Passage($"… and {ordered.Count - MostShown} more, of the same kind or less urgent."));
        }

        string accounts = Phrase.Handles(ordered.Select(matter => matter.Of));
        return new LetterSection($"{Prefix(ordered)}{State(ordered)} – {accounts}", Headline(ordered), [.. parts]);
    }

    private static string Prefix(List<Matter.OfEnquiry> ordered) =>
        ordered[0].Step is Step.FirstReminder or Step.SecondReminder ? "Reminder: " : string.Empty;

    private string State(List<Matter.OfEnquiry> ordered)
    {
        int escalated = ordered.Count(matter => matter.Step == Step.Escalated);
        int overdue = ordered.Count(matter => matter.Step is Step.Breached or Step.FirstReminder or Step.SecondReminder);
        List<Matter.OfEnquiry> pastAim = [.. ordered.Where(matter => matter.Step == Step.PastAim)];
        List<Matter.OfEnquiry> dueSoon = [.. ordered.Where(matter => matter.Step == Step.DueSoon)];
        string?[] states =
        [
            escalated > 0 ? $"{escalated} escalated to Marketing" : null,
            overdue > 0 ? $"{overdue} overdue" : null,
            pastAim.Count > 0 ? $"{pastAim.Count} past the aim and due by {Earliest(pastAim)}" : null,
            dueSoon.Count > 0 ? $"{dueSoon.Count} due by {Earliest(dueSoon)}" : null,
        ];
        return string.Join(", ", states.OfType<string>());
    }

    private string Earliest(List<Matter.OfEnquiry> matters)
    {
        Matter.OfEnquiry first = matters.MinBy(matter => FirstDeadline.Of(matter).At) ?? matters[0];
        return clock.At(FirstDeadline.Of(first).At, first.Of.Zone);
    }

    private static bool IsAsGrave(Step step, Step gravest) =>
        step == gravest
        || (step is Step.Breached or Step.FirstReminder or Step.SecondReminder && gravest is Step.FirstReminder or Step.SecondReminder);

    private static string Headline(List<Matter.OfEnquiry> ordered)
    {
        // What is said of the gravest is not true of the others: they are only counted.
        int gravest = ordered.Count(matter => IsAsGrave(matter.Step, ordered[0].Step));
        string others = gravest < ordered.Count ? $" (and {ordered.Count - gravest} more, less urgent)" : string.Empty;
        string enquiries = Phrase.Count(gravest, "enquiry waits", "enquiries wait") + others;
        string where = Phrase.Handles(ordered.Select(matter => matter.Of));
        return ordered[0].Step switch
        {
            Step.Escalated => $"{enquiries} for an answer from {where}, long past the deadline",
            Step.DueSoon => $"{enquiries} for an answer from {where}; the deadline is near",
            Step.PastAim => $"{enquiries} for an answer from {where}, past the aim",
            _ => $"{enquiries} for an answer from {where}, past the deadline",
        };
    }

    private string Ask(List<Matter.OfEnquiry> ordered)
    {
        string one = ordered.Count == 1 ? "the person" : "each person";
        return head.Role == Role.Marketing && head.WouldHaveGoneTo is null
            ? "What to do: please speak with the account's administrator or deputy, and see that "
                + $"{one} gets an answer. Both have this letter too."
            : $"What to do: reply to {one} from the account. If no reply is needed, or you have answered by telephone or in person, "
                + "reply to this mail and say so, with the number of the enquiry; it then counts as settled.";
    }
}

using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Steps of enquiries (§6): one letter gathers many, of several accounts, the gravest first.</summary>
internal sealed class EnquiryWording(LetterHead head, LetterClock clock)
{
    private const int MostShown = 20;

    internal LetterSection Tell(ValueList<Matter.OfEnquiry> matters, ValueList<Matter.OverdueBefore> before)
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
            parts.Add(Rest([.. ordered.Skip(MostShown)]));
        }

        if (before.Count > 0)
        {
            parts.Add(new LetterPart.PlainList([.. before.Select(Before)]));
        }

        string accounts = Phrase.Handles(ordered.Select(matter => matter.Of).Concat(before.Select(more => more.Of)));
        int overdueBefore = before.Sum(more => more.Count);
        string first = cards.Preview(ordered[0]);
        return new LetterSection(
            $"{Prefix(ordered)}{State(ordered, overdueBefore)} – {accounts}",
            Headline(ordered, overdueBefore),
            [.. parts]
        )
        {
            Preview = ordered.Count == 1 ? $"{Phrase.Sentence(first)}." : $"The first: {first}.",
        };
    }

    private ListLine Before(Matter.OverdueBefore before)
    {
        string enquiries = Phrase.Count(before.Count, "enquiry", "enquiries");
        string account = Phrase.Handle(before.Of);
        return new ListLine(
            $"Told before and still overdue: {enquiries} to {account}, last told {clock.At(before.ToldAt, before.Of.Zone)}.",
            [.. new[] { Phrase.PageOf(before.Of) }.OfType<LetterLink>()]
        );
    }

    private static LetterPart.PlainList Rest(List<Matter.OfEnquiry> rest)
    {
        IEnumerable<LetterLink?> pages = rest.Select(matter => matter.Of)
            .DistinctBy(account => account.Slug, StringComparer.Ordinal)
            .Select(Phrase.PageOf);
        return new LetterPart.PlainList([
            new ListLine($"… and {rest.Count} more, of the same kind or less urgent.", [.. pages.OfType<LetterLink>()]),
        ]);
    }

    private static string Prefix(List<Matter.OfEnquiry> ordered) =>
        ordered[0].Step is Step.FirstReminder or Step.SecondReminder ? "Reminder: " : string.Empty;

    private string State(List<Matter.OfEnquiry> ordered, int overdueBefore)
    {
        int escalated = ordered.Count(matter => matter.Step == Step.Escalated);
        // Those that were told before, too: "5 overdue" must not be less than the truth.
        int overdue = overdueBefore + ordered.Count(matter => matter.Step is Step.Breached or Step.FirstReminder or Step.SecondReminder);
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

    private string Headline(List<Matter.OfEnquiry> ordered, int overdueBefore)
    {
        // What is said of the gravest is not true of the others: they are only counted.
        List<Matter.OfEnquiry> gravest = [.. ordered.Where(matter => IsAsGrave(matter.Step, ordered[0].Step))];
        int less = ordered.Count - gravest.Count;
        string others = less == 0 ? string.Empty : $"; {Phrase.Count(less, "more is", "more are")} less urgent";
        others += overdueBefore == 0 ? string.Empty : $"; {Phrase.Count(overdueBefore, "told before is", "told before are")} overdue too";
        string handles = Phrase.Handles(ordered.Select(matter => matter.Of));
        string enquiries = Phrase.Count(gravest.Count, $"enquiry to {handles} is", $"enquiries to {handles} are");
        return ordered[0].Step switch
        {
            Step.Escalated => $"{enquiries} long overdue{others}",
            Step.DueSoon => $"{enquiries} due by {Earliest(gravest)}{others}",
            Step.PastAim => $"{enquiries} past the aim and due by {Earliest(gravest)}{others}",
            _ => $"{enquiries} overdue{others}",
        };
    }

    private string Ask(List<Matter.OfEnquiry> ordered)
    {
        string one = ordered.Count == 1 ? "the person" : "each person";
        bool hasPages = ordered.Exists(matter => matter.Enquiry.Settle is not null);
        string otherwise = (head.Reader, hasPages) switch
        {
            (Role.Marketing, true) =>
                "Both have this letter too. If it needs no reply, is a duplicate or was answered elsewhere, settle it below.",
            (Role.Marketing, false) => "Both have this letter too.",
            (_, true) => "If no reply is needed, it is a duplicate, or you answered elsewhere (by telephone, say), settle it below.",
            _ => "If no reply is needed, it is a duplicate, or you answered elsewhere (by telephone, say), reply to this mail: "
                + "write the enquiry's number, which of these it is, and when you answered.",
        };
        return head.Reader == Role.Marketing
            ? $"What to do: ask the account's administrator or deputy to see that {one} gets an answer. {otherwise}"
            : $"What to do: reply to {one} from the account. {otherwise}";
    }
}

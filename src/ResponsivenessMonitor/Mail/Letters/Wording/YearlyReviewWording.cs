using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Administrator and authoriser confirm a registration, as every year (§5, ¶13).</summary>
internal static class YearlyReviewWording
{
    private const int UnreachableAfterDays = 28; // as ReviewRules has it

    internal static LetterSection Tell(LetterHead head, LetterClock clock, Matter.YearlyReview review)
    {
        string account = Phrase.Handle(review.Of);
        string asked = clock.On(review.AskedAt, review.Of.Zone);
        LetterLink? confirm = LetterLink.To($"Confirm the registration of {account}", review.Confirm);
        return new LetterSection(
            review.Reminder == 0
                ? $"Please confirm the registration of {account}"
                : $"Reminder {review.Reminder}: confirm the registration of {account}",
            review.Reminder == 0
                ? $"Is the registration of {account} still right?"
                : $"The registration of {account} still waits for your word",
            [
                new LetterPart.Passage(Ask(hasPages: confirm is not null)),
                .. confirm is null ? Array.Empty<LetterPart>() : [new LetterPart.Actions([confirm])],
                .. review.Reminder == 0 ? Array.Empty<LetterPart>() : [new LetterPart.Passage(Reminded(head, clock, review, asked))],
                new LetterPart.Heading("What the register says"),
                new LetterPart.FactList([.. review.Registered.Select(Clean)]),
                .. review.Missing.Count == 0
                    ? Array.Empty<LetterPart>()
                    : [new LetterPart.Passage(RegistrationWording.Lacks(review.Missing))],
            ]
        )
        {
            Preview = review.Reminder == 0 ? "The policy asks for it once a year. It takes a minute." : $"We asked on {asked}.",
        };
    }

    private static string Ask(bool hasPages) =>
        hasPages
            ? "What to do: check the facts below. If all is right, confirm it. If something is wrong or missing, reply to this mail and say what; you can confirm the rest."
            : "What to do: check the facts below. If all is right, reply \"confirmed\" to this mail; if something is wrong or missing, say what.";

    private static string Reminded(LetterHead head, LetterClock clock, Matter.YearlyReview review, string asked)
    {
        string until = clock.On(review.AskedAt + NodaTime.Duration.FromDays(UnreachableAfterDays), review.Of.Zone);
        return (review.Reminder, head.Reader) switch
        {
            (1, _) => $"We asked on {asked}. This is the first of two reminders.",
            (_, Role.Authoriser) => $"We asked on {asked}. This is the second and last reminder.",
            _ =>
                $"We asked on {asked}. This is the second and last reminder. Without your word by {until}, {UnreachableAfterDays} days after we asked, "
                    + "we take it that the account's administrator cannot be reached; with other signs, the account then counts as abandoned.",
        };
    }

    private static Fact Clean(Fact fact) => new(ForeignText.Name(fact.Name), ForeignText.Excerpt(fact.Text));
}

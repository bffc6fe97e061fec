using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Three open days in a row without a visit (¶15 c).</summary>
internal static class VisitsMissedWording
{
    internal static LetterSection Tell(LetterHead head, LetterClock clock, Matter.VisitsMissed missed)
    {
        string account = Phrase.Handle(missed.Of);
        string days = Phrase.Count(missed.Dates.Count, "open day", "open days");
        string ask =
            head.Role == Role.Marketing
                ? "What to do: please ask the administrator or deputy whether the account is looked after. Both have this letter too."
                : "What to do: look in today, reply to what waits and remove spam. If you did look in on one of these days, reply to this mail "
                    + "and say on which; it then counts.";
        return new LetterSection(
            $"No visit for {days} – {account}",
            $"No visit to {account} was seen for {days} in a row",
            [
                new LetterPart.Passage(ask),
                new LetterPart.FactList([
                    new Fact("Account", Phrase.Full(missed.Of)),
                    new Fact("Days without a visit", Phrase.Join([.. missed.Dates.Select(clock.On)])),
                ]),
                new LetterPart.Passage(
                    "The policy asks for a look every working day. Until a visit is seen, the daily reminder comes once a week only."
                ),
            ]
        );
    }
}

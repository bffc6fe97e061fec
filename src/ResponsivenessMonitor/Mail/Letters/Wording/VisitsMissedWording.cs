using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Three open days in a row without a visit (¶15 c).</summary>
internal static class VisitsMissedWording
{
    internal static LetterSection Tell(LetterHead head, LetterClock clock, Matter.VisitsMissed missed)
    {
        string account = Phrase.Handle(missed.Of);
        string days = Phrase.Count(missed.Dates.Count, "working day", "working days");
        string last = missed.Dates.Count > 0 ? $" on {clock.On(missed.Dates[^1])}" : string.Empty;
        LetterLink? checkIn = LetterLink.To($"Yes, {account} was visited{last}", missed.CheckIn);
        string ask = (head.Reader, checkIn) switch
        {
            (Role.Marketing, null) =>
                "What to do: ask the administrator or deputy whether anybody looks after the account. Both have this letter too.",
            (Role.Marketing, _) =>
                "What to do: ask the administrator or deputy whether anybody looks after the account. Both have this letter too. If you know of a visit, say so below.",
            (_, null) =>
                "What to do: look in today, reply to what waits and remove spam. If you did look in on one of these days, reply to this mail "
                    + "and say on which; it then counts.",
            _ => "What to do: look in today, reply to what waits and remove spam. If you did look in, say so below; it then counts.",
        };
        return new LetterSection(
            $"No visit for {days} – {account}",
            $"Nobody was seen to visit {account} for {days} in a row",
            [
                new LetterPart.Passage(ask),
                .. checkIn is null ? Array.Empty<LetterPart>() : [new LetterPart.Actions([checkIn])],
                new LetterPart.FactList([
                    new Fact("Account", Phrase.Full(missed.Of)),
                    new Fact("Days without a visit", Phrase.Join([.. missed.Dates.Select(clock.On)])),
                ]),
                new LetterPart.Passage(
                    "The policy asks for a look every working day. Until a visit is seen, the daily reminder comes only once a week."
                ),
            ]
        )
        {
            Preview =
                $"The latest: {Phrase.Join([.. missed.Dates.TakeLast(1).Select(clock.On)])}. A reply, a like or your word counts as a visit.",
        };
    }
}

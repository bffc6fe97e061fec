namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>The rehearsal is over: what is watched, what is not, and which mails come.</summary>
internal static class IntroductionWording
{
    internal static LetterSection Tell(Matter.Introduction introduction)
    {
        string account = Phrase.Handle(introduction.Of);
        string aim = $"within {Phrase.Working(introduction.Aim)}";
        List<Fact> facts =
        [
            new Fact("Account", Phrase.Full(introduction.Of)),
            new Fact("Working hours", ForeignText.Clean(introduction.Hours, graphemes: 200)),
            new Fact("Aim", $"a reply {aim}"),
        ];
        if (introduction.Commitment is { } commitment)
        {
            facts.Add(new Fact("Commitment", ForeignText.Clean(commitment, graphemes: 200)));
        }

        return new LetterSection(
            $"From now on you get reminders for {account}",
            $"From now on you get reminders for {account}",
            [
                new LetterPart.Passage("What to do: check that the following is right. If it is not, reply to this mail."),
                new LetterPart.FactList([.. facts]),
                new LetterPart.Heading("What is watched"),
                new LetterPart.PlainList([.. Watched(introduction)]),
                new LetterPart.Heading("What is not"),
                new LetterPart.PlainList([
                    new ListLine("Who of you types a reply, and how fast anybody works: only the account is looked at, never a person."),
                    new ListLine("Anybody's own accounts."),
                    new ListLine("Thanks and remarks: they need no reply and start no clock."),
                ]),
                new LetterPart.Heading("Which mails come"),
                new LetterPart.PlainList([.. Mails(introduction)]),
                new LetterPart.Passage(
                    "They all come from the address of this letter, in working hours, and several things at once come in one mail. "
                        + "Times are counted in working hours only: nights, weekends and holidays do not count. "
                        + "A reply to any of them reaches the Marketing Service."
                ),
            ]
        )
        {
            Preview = "What is watched, what is not, and which mails come. Please check that it is right.",
        };
    }

    private static IEnumerable<ListLine> Watched(Matter.Introduction introduction)
    {
        if (introduction.IsRead)
        {
            yield return new ListLine("Enquiries to the account, and when the account answers them.");
        }
        else
        {
            yield return new ListLine(
                $"Its replies cannot be read on {introduction.Of.Platform.DisplayName} at present: no enquiry is watched, and they show as \"not read\"."
            );
        }

        yield return new ListLine("Whether somebody looks in every working day: a reply, a like, or your word.");
    }

    private static IEnumerable<ListLine> Mails(Matter.Introduction introduction)
    {
        if (introduction.IsRead)
        {
            yield return new ListLine("Before an enquiry is due, and when it is overdue; then two reminders, and Marketing is told.");
        }

        yield return new ListLine("Two hours before the end of working hours, when no visit was seen that day.");
        yield return new ListLine("When the account cannot be seen or read, or looks abandoned.");
        yield return new ListLine("Once a year, to confirm the registration.");
    }
}

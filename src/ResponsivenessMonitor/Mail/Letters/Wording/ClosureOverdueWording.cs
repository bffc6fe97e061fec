using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>To the authoriser: the administrator did not answer for 14 days (¶15 e).</summary>
internal static class ClosureOverdueWording
{
    internal static LetterSection Tell(LetterClock clock, Matter.ClosureOverdue overdue)
    {
        string account = Phrase.Handle(overdue.Of);
        bool isSuspended = overdue.Question == CaseQuestion.Appeal;
        return new LetterSection(
            isSuspended ? $"Please decide: {account} is suspended, no answer" : $"Please decide: keep or close {account}",
            isSuspended ? $"{account} is suspended, and nobody says what is to become of it" : $"Is {account} to be kept or closed?",
            [
                new LetterPart.Passage(
                    isSuspended
                        ? "What to do: please find out whether an appeal is on its way, and reply to this mail. A suspended account need not be closed."
                        : "What to do: please reply to this mail with \"still alive\" and who looks after it now, or have it deleted or deactivated "
                            + "and reply \"we have closed it\"."
                ),
                new LetterPart.FactList([
                    new Fact("Account", Phrase.Full(overdue.Of)),
                    new Fact(
                        "Asked",
                        isSuspended
                            ? $"{clock.On(overdue.AskedAt, overdue.Of.Zone)}: whether an appeal is on its way. No answer came"
                            : $"{clock.On(overdue.AskedAt, overdue.Of.Zone)}: whether it is alive or will be closed. Neither was heard"
                    ),
                ]),
                new LetterPart.Heading("What we have seen"),
                SignWording.List(clock, overdue.Of, overdue.Signs),
            ]
        );
    }
}

using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>To the authoriser: the administrator did not answer for 14 days (¶15 e).</summary>
internal static class ClosureOverdueWording
{
    internal static LetterSection Tell(LetterClock clock, Matter.ClosureOverdue overdue)
    {
        string account = Phrase.Handle(overdue.Of);
        bool isSuspended = overdue.Question == CaseQuestion.Appeal;
        string asked = clock.On(overdue.AskedAt, overdue.Of.Zone);
        LetterLink[] answers = [.. LooksDefunctWording.Answers(overdue.Of, overdue.StillAlive, overdue.SaidClosed)];
        return new LetterSection(
            isSuspended ? $"Please decide: {account} is suspended, no answer" : $"Please decide: keep or close {account}",
            isSuspended ? $"{account} is suspended, and nobody says what is to become of it" : $"Is {account} to be kept or closed?",
            [
                new LetterPart.Passage($"What to do: {Ask(isSuspended, answers.Length > 0)}"),
                .. answers.Length > 0 ? [new LetterPart.Actions([.. answers])] : Array.Empty<LetterPart>(),
                new LetterPart.FactList([
                    new Fact("Account", Phrase.Full(overdue.Of)),
                    new Fact(
                        "Administrator asked",
                        isSuspended
                            ? $"{asked}, whether an appeal is on its way. No answer came"
                            : $"{asked}, whether it is alive or will be closed. No answer came"
                    ),
                ]),
                new LetterPart.Heading("What we have seen"),
                SignWording.List(clock, overdue.Of, overdue.Signs),
            ]
        )
        {
            Preview = $"You approved it. Its administrator was asked on {asked} and has not answered.",
        };
    }

    private static string Ask(bool isSuspended, bool hasPages) =>
        (isSuspended, hasPages) switch
        {
            (true, _) => "find out whether an appeal is on its way, and reply to this mail. A suspended account need not be closed.",
            (false, true) => "find out who looks after it now, and say below that it is alive. Or have it deleted or deactivated, "
                + "and then say that it is closed.",
            _ => "reply to this mail with \"still alive\" and who looks after it now. Or have it deleted or deactivated "
                + "and reply \"we have closed it\".",
        };
}

using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>An account looks defunct: is it alive, or will it be closed (¶15 e)?</summary>
internal static class LooksDefunctWording
{
    internal static LetterSection Tell(LetterHead head, LetterClock clock, Matter.LooksDefunct defunct)
    {
        string account = Phrase.Handle(defunct.Of);
        bool isSuspended = defunct.Question == CaseQuestion.Appeal;
        LetterLink[] answers = [.. Answers(defunct.Of, defunct.StillAlive, defunct.SaidClosed)];
        return new LetterSection(
            isSuspended ? $"{account} is suspended: is an appeal on its way?" : $"Is {account} still alive?",
            isSuspended ? $"{account} is suspended. Is an appeal on its way?" : $"{account} looks abandoned. Is it still alive?",
            [
                new LetterPart.Passage($"What to do: {Ask(head.Reader, isSuspended, answers.Length > 0)}"),
                .. answers.Length > 0 ? [new LetterPart.Actions([.. answers])] : Array.Empty<LetterPart>(),
                new LetterPart.FactList([new Fact("Account", Phrase.Full(defunct.Of)), new Fact("Why we ask", Why(defunct.Reason))]),
                new LetterPart.Heading("What we have seen"),
                SignWording.List(clock, defunct.Of, defunct.Signs),
            ]
        )
        {
            Preview = $"{Why(defunct.Reason)}.",
        };
    }

    internal static string Why(DefunctReason reason) =>
        reason switch
        {
            DefunctReason.Gone => "The platform says that the account is gone",
            DefunctReason.PurposeEnded => "The registered end of the account has passed",
            DefunctReason.SeveralSigns => "Several signs together say that nobody looks after it",
            _ => "It has been quiet and unvisited for long",
        };

    /// <summary>The two answers to the question, where they can be given by a link.</summary>
    internal static IEnumerable<LetterLink> Answers(LetterAccount account, Uri? stillAlive, Uri? saidClosed) =>
        new[]
        {
            LetterLink.To($"{Phrase.Handle(account)} is still alive", stillAlive),
            LetterLink.To($"We have closed {Phrase.Handle(account)}", saidClosed),
        }.OfType<LetterLink>();

    private static string Ask(Role role, bool isSuspended, bool hasPages) =>
        (role, isSuspended, hasPages) switch
        {
            (Role.Marketing, true, _) =>
                "nothing yet. The administrator was asked whether an appeal is on its way; without an answer within 14 days, "
                    + "the person who approved the account is asked.",
            (Role.Marketing, false, true) => "nothing yet, unless you know the answer; then give it below. The administrator was asked; "
                + "without an answer within 14 days, the person who approved the account is asked.",
            (Role.Marketing, false, false) => "nothing yet. The administrator was asked; without an answer within 14 days, "
                + "the person who approved the account is asked.",
            (_, true, _) => "reply to this mail and say whether an appeal was made, or will be. Without an answer within 14 days, "
                + "the person who approved the account is asked.",
            (_, false, true) => "say below that it is alive. Or delete or deactivate it, and then say that it is closed. "
                + "Without an answer within 14 days, the person who approved the account is asked.",
            _ => "reply \"still alive\" to this mail, or delete or deactivate the account and reply \"we have closed it\". "
                + "Without an answer within 14 days, the person who approved the account is asked.",
        };
}

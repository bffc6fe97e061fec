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
        return new LetterSection(
            isSuspended ? $"{account} is suspended: is an appeal on its way?" : $"Is {account} still alive?",
            isSuspended ? $"{account} is suspended. Is an appeal on its way?" : $"{account} looks abandoned. Is it still alive?",
            [
                new LetterPart.Passage($"What to do: {Ask(head.Role, isSuspended)}"),
                new LetterPart.FactList([new Fact("Account", Phrase.Full(defunct.Of)), new Fact("Why we ask", Why(defunct.Reason))]),
                new LetterPart.Heading("What we have seen"),
                SignWording.List(clock, defunct.Of, defunct.Signs),
            ]
        );
    }

    internal static string Why(DefunctReason reason) =>
        reason switch
        {
            DefunctReason.Gone => "The platform says that the account is gone",
            DefunctReason.PurposeEnded => "The registered end of the account has passed",
            DefunctReason.SeveralSigns => "Several signs together say that nobody looks after it",
            _ => "It has been quiet and unvisited for long",
        };

    private static string Ask(Role role, bool isSuspended) =>
        (role, isSuspended) switch
        {
            (Role.Administrator or Role.Deputy, true) =>
                "reply to this mail and say whether an appeal was made, or will be. Without an answer within 14 days, "
                    + "the person who approved the account is asked.",
            (Role.Administrator or Role.Deputy, false) =>
                "reply \"still alive\" to this mail, or delete or deactivate the account and reply \"we have closed it\". "
                    + "Without either within 14 days, the person who approved the account is asked.",
            (_, true) => "the administrator was asked whether an appeal is on its way. If you know, reply to this mail.",
            _ => "the administrator was asked to say that it is alive, or to delete or deactivate it. If you know, reply to this mail.",
        };
}

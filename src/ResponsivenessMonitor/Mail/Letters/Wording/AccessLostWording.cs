using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Our access to one account was lost, or ends soon, and its owner can mend it.</summary>
internal static class AccessLostWording
{
    internal static LetterSection Tell(LetterHead head, LetterClock clock, Matter.AccessLost lost)
    {
        string account = Phrase.Handle(lost.Of);
        string since = clock.At(lost.Since, lost.Of.Zone);
        bool isToCome = lost.Since > clock.WrittenAt;
        string ask = head.Reader is Role.Administrator or Role.Deputy
            ? Mend(lost.Kind)
            : "nothing yet. The administrator was asked to mend it.";
        return new LetterSection(
            isToCome ? $"Access to {account} ends {since}" : $"{account} is not read since {since}",
            isToCome ? $"Our permission to read {account} ends {since}" : $"We can no longer read {account}",
            [
                new LetterPart.Passage($"What to do: {ask}"),
                new LetterPart.FactList([
                    new Fact("Account", Phrase.Full(lost.Of)),
                    new Fact(isToCome ? "Ends" : "Since", since),
                    new Fact("Why", isToCome ? "The permission was given for a limited time" : Why(lost.Kind)),
                ]),
                new LetterPart.Passage(
                    isToCome
                        ? "After that we could not see its enquiries, and no reminders would come."
                        : "Until it is mended we do not see its enquiries, and no reminders come. It is no sign that the account is abandoned."
                ),
            ]
        )
        {
            Preview = isToCome ? "Its permission is for a limited time, and can be renewed before." : $"{Why(lost.Kind)}.",
        };
    }

    internal static string Why(AccessLossKind kind) =>
        kind switch
        {
            AccessLossKind.TokenRevoked => "The permission to read it was withdrawn",
            AccessLossKind.TokenExpired => "The permission to read it has run out",
            AccessLossKind.RoleLost => "The person who gave the permission no longer has the role that allows it",
            AccessLossKind.ScopeMissing => "The permission does not cover all that must be read",
            AccessLossKind.BillingStopped => "Our access to the platform is not paid for",
            AccessLossKind.QuotaSpent => "We have read as much as the platform, or our budget for it, allows for now",
            AccessLossKind.PlatformDown => "The platform says that it is out of order",
            _ => "The platform could not be reached, or answered nonsense",
        };

    private static string Mend(AccessLossKind kind) =>
        kind switch
        {
            AccessLossKind.RoleLost =>
                "restore that person's role at the platform, or have somebody with the role give the permission anew. "
                    + "Reply to this mail and Marketing will help.",
            AccessLossKind.ScopeMissing =>
                "give the permission anew and leave every box ticked. Reply to this mail and Marketing will help.",
            _ => "give the permission anew, signed in as the account. Reply to this mail and Marketing will help.",
        };
}

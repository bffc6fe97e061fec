using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>The platform says that an account is gone; perhaps nobody meant it.</summary>
internal static class CannotBeSeenWording
{
    internal static LetterSection Tell(LetterHead head, LetterClock clock, Matter.CannotBeSeen unseen)
    {
        string account = Phrase.Handle(unseen.Of);
        string platform = unseen.Of.Platform.DisplayName;
        string how = How(unseen.Kind);
        return new LetterSection(
            $"{account} cannot be seen: {how}, says {platform}",
            $"{account} cannot be seen on {platform}",
            [
                new LetterPart.Passage($"What to do: {Ask(head.Reader, unseen.Kind)}"),
                new LetterPart.FactList([
                    new Fact("Account", Phrase.Full(unseen.Of)),
                    new Fact($"What {platform} says", $"The account is {how}"),
                    new Fact("Since", clock.At(unseen.Since, unseen.Of.Zone)),
                ]),
                new LetterPart.Passage("While it cannot be seen, its enquiries cannot be seen either, and no deadline is declared missed."),
            ]
        )
        {
            Preview = $"So {platform} has said since {clock.At(unseen.Since, unseen.Of.Zone)}. No deadline is declared missed meanwhile.",
        };
    }

    internal static string How(GoneKind kind) =>
        kind switch
        {
            GoneKind.Suspended => "suspended",
            GoneKind.Deactivated => "deactivated",
            _ => "deleted",
        };

    private static string Ask(Role role, GoneKind kind) =>
        (role, kind) switch
        {
            (Role.Administrator or Role.Deputy, GoneKind.Suspended) =>
                "appeal at the platform, and reply to this mail when you have. There is no need to close the account.",
            (Role.Administrator or Role.Deputy, _) =>
                "if nobody meant this, sign in at the platform and bring the account back; often there are only a few days to do so. If it was meant, reply to this mail and say so.",
            (Role.Operations, _) => "nothing yet. If several accounts go at once, look at our own access to the platform.",
            (_, GoneKind.Suspended) => "nothing yet. The administrator was asked to appeal, and to say so.",
            _ => "nothing yet. The administrator was asked to bring the account back, or to say that it was meant.",
        };
}

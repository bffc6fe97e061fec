using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Why somebody gets a letter, and how to say that it is wrong.</summary>
internal static class Reason
{
    internal static string Of(LetterHead head, IReadOnlyList<Matter> matters) =>
        $"For {ForeignText.Name(head.Name)}. You get this because {Because(head, matters)} If something here is wrong, {Mend(head)}";

    /// <summary>What stands above everything else, or null.</summary>
    internal static string? Note(LetterHead head)
    {
        string?[] notes =
        [
            head.WouldHaveGoneTo is { } name
                ? $"Rehearsal: this letter would have gone to {ForeignText.Name(name)}. Until the rehearsal is over, it goes to Marketing only."
            : head.InsteadOf is { } away ? $"You get this in place of {ForeignText.Name(away)}, who handed over to you."
            : null,
            head.SilentFrom is { } from ? Pause(head, new LetterClock(head.WrittenAt, head.Zone).At(from, head.Zone)) : null,
        ];
        return notes.Any(note => note is not null) ? string.Join(' ', notes.OfType<string>()) : null;
    }

    private static string Pause(LetterHead head, string from) =>
        head.MayRepeat
            ? $"The monitor was restored from a copy that reaches until {from}, and sent nothing for a while. All that fell due since is in this one "
                + "letter, as it stands now. Some of it you may have been told before: this letter counts."
            : $"The monitor sent nothing from {from} until now. All that fell due meanwhile is in this one letter, as it stands now.";

    private static string Because(LetterHead head, IReadOnlyList<Matter> matters)
    {
        List<LetterAccount> accounts = [.. matters.Select(matter => matter.Account).OfType<LetterAccount>()];
        string handles = accounts.Count == 0 ? "the accounts named here" : Phrase.Handles(accounts);
        return head switch
        {
            { WouldHaveGoneTo: not null } => "Marketing gets every letter of an account that rehearses.",
            { InsteadOf: not null } => $"you are the registered deputy of {handles}, and stand in for its administrator.",
            { Role: Role.Administrator } => $"you are the registered administrator of {handles}.",
            { Role: Role.Deputy } => $"you are the registered deputy of {handles}; the administrator has this letter too.",
            { Role: Role.Marketing } => "the Marketing Service keeps the register of the university's social-media accounts.",
            { Role: Role.Authoriser } =>
                $"you approved {handles}. You are written to once a year, to confirm its registration, and when the account "
                    + "seems to be abandoned, then at most once a week.",
            _ => "you look after the responsiveness monitor.",
        };
    }

    // Replies reach the Marketing Service: it is never asked to reply to itself.
    private static string Mend(LetterHead head) =>
        head switch
        {
            { WouldHaveGoneTo: not null } => "mend it in the register before the rehearsal is over.",
            { Role: Role.Marketing } => "tell those who look after the responsiveness monitor.",
            _ => "reply to this mail.",
        };
}

using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Why somebody gets a letter, and how to say that it is wrong.</summary>
internal static class Reason
{
    internal static string Of(LetterHead head, IReadOnlyList<Matter> matters)
    {
        string to = $"For {ForeignText.Name(head.Name)}";
        string because = head.WouldHaveGoneTo is null
            ? Because(head.Role, matters)
            : "Marketing gets every letter of an account that rehearses.";
        return $"{to}. You get this letter because {because} If something here is wrong, please reply to this mail.";
    }

    private static string Because(Role role, IReadOnlyList<Matter> matters)
    {
        List<LetterAccount> accounts = [.. matters.Select(matter => matter.Account).OfType<LetterAccount>()];
        string handles = accounts.Count == 0 ? "the accounts named here" : Phrase.Handles(accounts);
        return role switch
        {
            Role.Administrator => $"you are the registered administrator of {handles}.",
            Role.Deputy => $"you are the registered deputy of {handles}; the administrator has this letter too.",
            Role.Marketing => "the Marketing Service keeps the register of the university's social-media accounts.",
            Role.Authoriser =>
                $"you approved {handles}. You are written to only about an account that seems to be abandoned, at most once a week.",
            _ => "you look after the responsiveness monitor.",
        };
    }
}

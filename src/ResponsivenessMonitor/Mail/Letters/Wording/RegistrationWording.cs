using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>What registrations still lack (¶13).</summary>
internal static class RegistrationWording
{
    private const int MostShown = 20;

    internal static LetterSection Tell(Matter.RegistrationIncomplete incomplete)
    {
        string accounts = Phrase.Count(incomplete.Accounts.Count, "registration lacks", "registrations lack");
        List<ListLine> lines = [.. incomplete.Accounts.Take(MostShown).Select(account => new ListLine(Line(account)))];
        if (incomplete.Accounts.Count > MostShown)
        {
            lines.Add(new ListLine($"… and {incomplete.Accounts.Count - MostShown} more"));
        }

        return new LetterSection(
            $"{accounts} something – {Phrase.Handles(incomplete.Accounts.Select(account => account.Account))}",
            $"{accounts} something",
            [
                new LetterPart.Passage("What to do: ask the administrators, and fill in what is missing. Nothing waits for it."),
                new LetterPart.PlainList([.. lines]),
            ]
        );
    }

    /// <summary>What a registration does not say yet.</summary>
    internal static string Lacks(ValueList<RegistrationGap> missing) => $"Not stated yet: {Phrase.Join([.. missing.Select(Of)])}.";

    internal static string Line(IncompleteRegistration incomplete) =>
        $"{Phrase.Full(incomplete.Account)} lacks {Phrase.Join([.. incomplete.Missing.Select(Of)])}.";

    private static string Of(RegistrationGap gap) =>
        gap switch
        {
            RegistrationGap.Platform => "its platform",
            RegistrationGap.Handle => "its handle",
            RegistrationGap.BusinessCase => "its business case",
            RegistrationGap.Audience => "its audience",
            RegistrationGap.ContentTypes => "the types of content",
            RegistrationGap.ContentSamples => "samples of content",
            RegistrationGap.PostingInterval => "how often it plans to post",
            RegistrationGap.Administrator => "an administrator",
            RegistrationGap.AdministratorContact => "the administrator's address",
            RegistrationGap.Deputy => "a deputy",
            RegistrationGap.DeputyContact => "the deputy's address",
            RegistrationGap.Branding => "name, branding and design",
            RegistrationGap.Approval => "an approval with its date",
            RegistrationGap.AuthoriserContact => "the address of the person who approved it",
            _ => "the date on which Marketing registered it",
        };
}

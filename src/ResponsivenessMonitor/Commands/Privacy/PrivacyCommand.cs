using System.CommandLine;
using ResponsivenessMonitor.Acts.Privacy;
using ResponsivenessMonitor.Commands.Accounts;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Commands.Privacy;

/// <summary><c>privacy</c>: what somebody outside may ask for of what is kept about them (UK GDPR Art. 15, 17).</summary>
internal static class PrivacyCommand
{
    internal static Command Build(Surroundings around) =>
        new("privacy", "What is kept of somebody who wrote to an account: shows it to them, or erases it.")
        {
            PrivacyExportCommand.Build(around),
            PrivacyEraseCommand.Build(around),
        };

    /// <summary>Who it is about.</summary>
    internal static Option<AuthorName> Author()
    {
        Option<AuthorName> author = TextOption.Of("--author", "PLATFORM:NAME", $"Who: {AuthorName.Forms}.", Read);
        author.Required = true;
        return author;
    }

    /// <summary>Looks the author up; null when that was refused, which has been told then.</summary>
    internal static async Task<SoughtAuthor?> FindAsync(Room room, AuthorName name, CancellationToken cancellationToken)
    {
        switch (await room.Get<AuthorBook>().FindAsync(name, cancellationToken))
        {
            case AuthorSearch.For { Author: var author }:
                return author;
            case AuthorSearch.Refused { Why: var why }:
                await room.Error.WriteLineAsync(why);
                return null;
            default:
                throw new InvalidOperationException("An author can be looked for or not.");
        }
    }

    /// <summary>Says what was looked for, where nothing was found.</summary>
    internal static string Nothing(SoughtAuthor author) =>
        $"Nothing is kept of {author.Name}. Looked for on {author.Name.Platform.DisplayName}, by the keyed hash of each: {string.Join(", ", author.Ids)}. "
        + "What is kept of anybody who wrote is kept under these hashes alone, so nothing found in the kept period means nothing kept.";

    private static AuthorName Read(string text)
    {
        AuthorName author = AuthorName.Parse(text);
        _ = PlatformNames.ReadNew(author.Platform.Name);
        return author;
    }
}

using System.CommandLine;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary><c>accounts template</c>: the header of the register and two lines that show how it is filled.</summary>
internal static class AccountsTemplateCommand
{
    private static readonly string[] Examples =
    [
        "x,LibraryDesk,Library Desk,department,live,,,,Ada Archer,ada.archer@uni.example,Dan Dale,dan.dale@uni.example,Dean Drew,"
            + "dean.drew@uni.example,2026-03-02,2026-03-09,2026-09-01,,7d,asking,,staff,Readers ask here first.,Students and visitors,"
            + "\"Opening hours, events\",University crest,env:X_TOKEN",
        "mastodon,unihelp@uni.example,University Help,marketing,proposed,,1h,none,Mia Marsh,mia.marsh@uni.example,,,,,,,,2027-07-31,2d,all,"
            + "We have got your message. | Thank you for writing.,staff,General enquiries.,Everybody,News and answers,University crest,",
    ];

    internal static Command Build()
    {
        Command template = new("template", "Prints the header of the accounts CSV and two lines as examples.");
        template.SetAction(parse =>
        {
            TextWriter output = parse.InvocationConfiguration.Output;
            output.Write($"{string.Join(',', AccountColumns.Names)}\n");
            foreach (string example in Examples)
            {
                output.Write($"{example}\n");
            }

            return ExitCode.Good;
        });
        return template;
    }
}

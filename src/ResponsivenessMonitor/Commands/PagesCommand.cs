using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Commands.Accounts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Commands;

/// <summary><c>pages [SLUG]</c>: a freshly signed link to Marketing's page of all accounts, or to the page of one.</summary>
internal static class PagesCommand
{
    internal static Command Build(Surroundings around)
    {
        Argument<AccountId?> slug = new("SLUG")
        {
            Description = "The account, such as x/librarydesk. Default: all accounts.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result =>
            {
                try
                {
                    return AccountId.Parse(result.Tokens[0].Value);
                }
                catch (FormatException fault)
                {
                    result.AddError(fault.Message);
                    return null;
                }
            },
        };
        Command pages = new("pages", "Prints a signed link to a page, for the Marketing Service: whoever has it can read and settle.")
        {
            slug,
        };
        pages.OnDatabase(
            around,
            (parse, room, cancellationToken) => RunAsync(parse.GetValue(slug), room, cancellationToken),
            DatabaseNeed.ToRead
        );
        return pages;
    }

    private static async Task<int> RunAsync(AccountId? slug, Room room, CancellationToken cancellationToken)
    {
        LinkBook book = room.Get<LinkBook>();
        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        if (await book.ForAsync(db, Role.Marketing, personId: null, room.Now, cancellationToken) is not { } links)
        {
            await room.Error.WriteLineAsync(
                "There are no pages: Web:PublicUrl is missing. State under which address they are reached, such as "
                    + "--Web:PublicUrl=https://monitor.uni.example."
            );
            return ExitCode.Nothing;
        }

        long? id = slug is { } wanted
            ? await db
                .Accounts.Where(account => account.Slug == wanted)
                .Select(account => (long?)account.Id)
                .SingleOrDefaultAsync(cancellationToken)
            : 0;
        if (id is not { } entity)
        {
            List<AccountId> known = await db.Accounts.Select(account => account.Slug).ToListAsync(cancellationToken);
            await room.Error.WriteLineAsync(SlugArgument.Unknown(slug ?? default, known));
            return ExitCode.Nothing;
        }

        Uri link = slug is null ? links.To(LinkPurpose.OverviewPage, entity) : links.To(LinkPurpose.AccountPage, entity);
        await room.Output.WriteLineAsync(link.AbsoluteUri);
        await room.Error.WriteLineAsync(
            $"It lasts until {InstantPattern.General.Format(room.Now + LinkBook.Lasts)}; whoever has it acts for Marketing."
        );
        return ExitCode.Good;
    }
}

using System.CommandLine;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary><c>accounts confirm SLUG --as PARTY</c>: enters that somebody confirmed a registration in words, in the yearly review (§5).</summary>
internal static class AccountsConfirmCommand
{
    internal static Command Build(Surroundings around)
    {
        Argument<AccountId> slug = SlugArgument.Build();
        Option<ReviewParty> party = TextOption.Of("--as", "PARTY", "Who confirmed it: administrator or authoriser.", ReadParty);
        party.Required = true;
        Option<string> by = ByOption.Build();
        Command confirm = new("confirm", "Enters that a registration was confirmed in the yearly review.") { slug, party, by };
        confirm.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                RunAsync(parse.GetValue(slug), parse.GetValue(party), parse.GetRequiredValue(by), room, cancellationToken)
        );
        return confirm;
    }

    private static async Task<int> RunAsync(AccountId slug, ReviewParty party, string by, Room room, CancellationToken cancellationToken)
    {
        await using (MonitorDbContext db = await room.OpenAsync(cancellationToken))
        {
            AccountRegister register = await AccountRegister.LoadAsync(db, cancellationToken);
            if (register.Find(slug) is null)
            {
                await room.Error.WriteLineAsync(SlugArgument.Unknown(slug, register.Accounts.Select(known => known.Slug)));
                return ExitCode.Nothing;
            }
        }

        string who = party == ReviewParty.Administrator ? "administrator" : "authoriser";
        return await room.TellAsync(
            await room.Get<AccountActs>().ConfirmRegistrationAsync(slug, party, new ActedBy(by, room.Now), cancellationToken),
            $"The registration of {slug} is confirmed by its {who}."
        );
    }

    private static ReviewParty ReadParty(string text) =>
        text.ToLowerInvariant() switch
        {
            "administrator" => ReviewParty.Administrator,
            "authoriser" => ReviewParty.Authoriser,
            _ => throw new FormatException($"'{text}' is neither administrator nor authoriser."),
        };
}

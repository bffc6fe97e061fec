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
        switch (await room.Get<AccountActs>().ConfirmRegistrationAsync(slug, party, new ActedBy(by, room.Now), cancellationToken))
        {
            case ActOutcome.Done:
                await room.Output.WriteLineAsync($"The registration of {slug} is confirmed by its {who}.");
                return ExitCode.Good;
            case ActOutcome.AlreadySo already:
                await room.Output.WriteLineAsync($"Nothing was changed: {already.What}.");
                return ExitCode.Good;
            case ActOutcome.Refused refused:
                await room.Error.WriteLineAsync($"Nothing was changed: {refused.Why}.");
                return ExitCode.Nothing;
            default:
                throw new InvalidOperationException("An act has one of three outcomes.");
        }
    }

    private static ReviewParty ReadParty(string text) =>
        text.ToLowerInvariant() switch
        {
            "administrator" => ReviewParty.Administrator,
            "authoriser" => ReviewParty.Authoriser,
            _ => throw new FormatException($"'{text}' is neither administrator nor authoriser."),
        };
}

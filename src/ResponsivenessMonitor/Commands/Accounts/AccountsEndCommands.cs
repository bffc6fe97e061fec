using System.CommandLine;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary><c>accounts close SLUG</c>, and <c>accounts remove SLUG</c> for one that never went live.</summary>
internal static class AccountsEndCommands
{
    /// <summary>"We have closed it", as the link in a letter says it.</summary>
    internal static Command Close(Surroundings around) =>
        Build(
            around,
            "close",
            "Says that an account has been closed, or is to be.",
            (acts, slug, who, cancellationToken) => acts.SaidClosedAsync(slug, who, cancellationToken)
        );

    /// <summary>Takes a proposed account off the register.</summary>
    internal static Command Remove(Surroundings around) =>
        Build(
            around,
            "remove",
            "Takes an account off the register that is only proposed.",
            (acts, slug, who, cancellationToken) => acts.RemoveProposedAsync(slug, who, cancellationToken)
        );

    private static Command Build(
        Surroundings around,
        string name,
        string description,
        Func<AccountActs, AccountId, ActedBy, CancellationToken, Task<ActOutcome>> act
    )
    {
        Argument<AccountId> slug = SlugArgument.Build();
        Option<string> by = ByOption.Build();
        Command command = new(name, description) { slug, by };
        command.OnDatabase(
            around,
            async (parse, room, cancellationToken) =>
            {
                AccountId account = parse.GetValue(slug);
                ActedBy who = new(parse.GetRequiredValue(by), room.Now);
                return await room.TellAsync(await act(room.Get<AccountActs>(), account, who, cancellationToken), $"{account}:");
            }
        );
        return command;
    }
}

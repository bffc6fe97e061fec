using System.CommandLine;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary><c>accounts</c>: the register of the university's accounts.</summary>
internal static class AccountsCommand
{
    internal static Command Build(Surroundings around) =>
        new("accounts", "The register of the university's accounts.")
        {
            AccountsTemplateCommand.Build(),
            AccountsImportCommand.Build(around),
            AccountsExportCommand.Build(around),
            AccountsListCommand.Build(around),
            AccountsSetCommand.Build(around),
            AccountsEndCommands.Close(around),
            AccountsEndCommands.Remove(around),
            AccountsConfirmCommand.Build(around),
            AccountsConnectCommand.Build(around),
        };
}

using System.CommandLine;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary><c>accounts</c>: the register of the university's accounts.</summary>
internal static class AccountsCommand
{
    internal static Command Build(TimeProvider time) =>
        new("accounts", "The register of the university's accounts.")
        {
            AccountsTemplateCommand.Build(),
            AccountsImportCommand.Build(time),
            AccountsListCommand.Build(time),
            AccountsSetCommand.Build(time),
        };
}

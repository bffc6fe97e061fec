using System.CommandLine;

namespace ResponsivenessMonitor.Commands;

/// <summary>Who does it, for the audit log.</summary>
internal static class ByOption
{
    private const string Unsaid = "command line";

    internal static Option<string> Build() =>
        new("--by")
        {
            HelpName = "NAME",
            Description = $"Who does this, for the audit log. Default: {Unsaid}.",
            DefaultValueFactory = _ => Unsaid,
        };
}

using System.CommandLine;
using System.CommandLine.Invocation;

namespace ResponsivenessMonitor.Commands;

/// <summary>All verbs, and what becomes of a command line that names none of them rightly.</summary>
internal static class CommandLine
{
    /// <summary>Runs the verb that the arguments name; a usage error writes to <paramref name="error"/> alone.</summary>
    /// <returns>The verb's exit code, or <see cref="ExitCode.Usage"/>.</returns>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        ParseResult parse = Build().Parse(args, Configuration());
        if (parse.Action is ParseErrorAction mistake)
        {
            mistake.ShowHelp = false;
            _ = await parse.InvokeAsync(Invocation(error, error)); // the library writes its spelling suggestions to the output
            await error.WriteLineAsync("Run 'responsiveness-monitor --help', or a verb with --help, to see what can be asked.");
            return ExitCode.Usage;
        }

        return await parse.InvokeAsync(Invocation(output, error));
    }

    private static RootCommand Build() =>
        new("Tells a university whether its official social-media accounts answer in time.") { AuditCommand.Build() };

    /// <summary>Without response files: an account's handle may well begin with an at sign.</summary>
    private static ParserConfiguration Configuration() => new() { ResponseFileTokenReplacer = null };

    /// <summary>Without the library's own handling of SIGTERM, which cuts work off after two seconds, and of exceptions, whose exit code is 1.</summary>
    private static InvocationConfiguration Invocation(TextWriter output, TextWriter error) =>
        new()
        {
            Output = output,
            Error = error,
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
        };
}

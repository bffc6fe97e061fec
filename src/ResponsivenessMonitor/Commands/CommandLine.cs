using System.CommandLine;
using System.CommandLine.Invocation;
using ResponsivenessMonitor.Commands.Accounts;
using ResponsivenessMonitor.Commands.Backups;
using ResponsivenessMonitor.Commands.Calendars;
using ResponsivenessMonitor.Commands.Checking;
using ResponsivenessMonitor.Commands.Configuring;
using ResponsivenessMonitor.Commands.Enquiries;
using ResponsivenessMonitor.Commands.Letters;
using ResponsivenessMonitor.Commands.Privacy;
using ResponsivenessMonitor.Commands.Pruning;
using ResponsivenessMonitor.Commands.Recounting;
using ResponsivenessMonitor.Commands.Reporting;
using ResponsivenessMonitor.Crashes;

namespace ResponsivenessMonitor.Commands;

/// <summary>All verbs, and what becomes of a command line that names none of them rightly.</summary>
internal static class CommandLine
{
    /// <summary>Runs the verb that the arguments name; a usage error writes to <paramref name="error"/> alone.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">What was asked for.</param>
    /// <param name="error">What went wrong, and what is doubtful.</param>
    /// <param name="time">The clock, or null for the machine's.</param>
    /// <returns>The verb's exit code, <see cref="ExitCode.Usage"/>, or <see cref="ExitCode.Unwritten"/>.</returns>
    /// <remarks>
    /// A pipe whose reader left, as in <c>audit … | head -1</c>, is no fault: the console takes what is written to it for written, and the exit
    /// code stays what it would have been. Verbs turn faults of what they read into cases of their own, so what arrives here is of the output.
    /// </remarks>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, TimeProvider? time = null)
    {
        if (FailPoint.Fault is { } unarmed)
        {
            await error.WriteLineAsync(unarmed);
            return ExitCode.Usage;
        }

        if (FailPoint.Warning is { } warning)
        {
            await error.WriteLineAsync(warning);
        }

        try
        {
            Surroundings around = new(time ?? TimeProvider.System, [.. args.Where(Overrides.IsOne)]);
            RootCommand root = Build(around);
            ParseResult parse = root.Parse(args, Configuration());
            bool takesSettings = around.Settings.Count > 0 && around.TakesSettings(parse.CommandResult.Command);
            return await InvokeAsync(
                takesSettings ? root.Parse([.. args.Where(arg => !Overrides.IsOne(arg))], Configuration()) : parse,
                output,
                error
            );
        }
        catch (Exception fault) when (IsOfWriting(fault))
        {
            await TellAsync(error, fault);
            return ExitCode.Unwritten;
        }
    }

    private static async Task<int> InvokeAsync(ParseResult parse, TextWriter output, TextWriter error)
    {
        if (parse.Action is ParseErrorAction mistake)
        {
            mistake.ShowHelp = false;
            _ = await parse.InvokeAsync(Invocation(error, error)); // the library writes its spelling suggestions to the output
            await error.WriteLineAsync("Run 'responsiveness-monitor --help', or a verb with --help, to see what can be asked.");
            return ExitCode.Usage;
        }

        return await parse.InvokeAsync(Invocation(output, error));
    }

    private static async Task TellAsync(TextWriter error, Exception fault)
    {
        try
        {
            await error.WriteLineAsync($"The output could not be written: {fault.GetBaseException().Message.TrimEnd('.')}.");
        }
        catch (Exception second) when (IsOfWriting(second))
        {
            // nowhere is left to tell it; the exit code does
        }
    }

    /// <summary>A handle that was shut before the start is an <see cref="UnauthorizedAccessException"/>.</summary>
    private static bool IsOfWriting(Exception fault) => fault is IOException or UnauthorizedAccessException;

    private static RootCommand Build(Surroundings around)
    {
        RootCommand root = new("Tells a university whether its official social-media accounts answer in time. Without a verb it serves.")
        {
            ServeCommand.Build(around),
            HealthcheckCommand.Build(around),
            DemoCommand.Build(),
            AuditCommand.Build(),
            AccountsCommand.Build(around),
            CalendarsCommand.Build(around),
            ClosuresCommand.Build(around),
            EnquiriesCommand.Build(around),
            ExplainCommand.Build(around),
            RecountCommand.Build(around),
            ReportCommand.Build(around),
            LettersCommand.Build(around),
            PagesCommand.Build(around),
            PrivacyCommand.Build(around),
            PruneCommand.Build(around),
            CheckCommand.Build(around),
            MigrateCommand.Build(around),
            SettingsCommand.Build(),
            BackupCommand.Build(around),
            RestoreCommand.Build(around),
        };
        around.Note(root);
        root.SetAction((parse, cancellationToken) => ServeCommand.RunAsync(around, parse.InvocationConfiguration.Error, cancellationToken));
        return root;
    }

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

using System.CommandLine;
using NodaTime;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Demo;

namespace ResponsivenessMonitor.Commands;

/// <summary><c>demo</c>: a month of a pretend university, or an exported history, played through the service's own jobs.</summary>
internal static class DemoCommand
{
    private const int MostDays = 366;

    internal static Command Build()
    {
        Option<int> days = TextOption.Of("--days", "N", "Days to play, 1 to 366. Default: 30.", ReadDays);
        Option<long> seed = TextOption.Of("--seed", "N", "Another number plays another month. Default: 1.", ReadSeed);
        Option<string> folder = new("--folder")
        {
            HelpName = "FOLDER",
            Description = "Where its files go. Default: demo.",
            DefaultValueFactory = _ => "demo",
        };
        Option<string> threads = new("--threads")
        {
            HelpName = "FILE",
            Description = "Plays an exported history instead, in audit's format.",
        };
        Option<Instant> from = TextOption.Of("--from", "INSTANT", "With --threads: the first instant that counts.", InstantText.Read);
        Option<Instant> to = TextOption.Of("--to", "INSTANT", "With --threads: the first instant that no longer counts.", InstantText.Read);
        Option<bool> exit = new("--exit") { Description = "Ends when it has played, instead of showing its pages." };
        Command demo = new("demo", "Plays a month of a pretend university, with real letters in a folder.")
        {
            days,
            seed,
            folder,
            threads,
            from,
            to,
            exit,
        };
        demo.Validators.Add(result =>
        {
            bool isThreads = result.GetResult(threads) is not null;
            if (!isThreads && (result.GetResult(from) is not null || result.GetResult(to) is not null))
            {
                result.AddError("--from and --to go with --threads.");
            }
            else if (isThreads && (result.GetResult(days) is not null || result.GetResult(seed) is not null))
            {
                result.AddError("--days and --seed play the pretend university; with --threads say --from and --to.");
            }
        });
        demo.SetAction(
            async (parse, cancellationToken) =>
            {
                TextWriter output = parse.InvocationConfiguration.Output;
                TextWriter error = parse.InvocationConfiguration.Error;
                try
                {
                    Play play = parse.GetValue(threads) is { } file
                        ? ThreadsPlay.Of(
                            file,
                            parse.GetResult(from) is null ? null : parse.GetValue(from),
                            parse.GetResult(to) is null ? null : parse.GetValue(to),
                            error
                        )
                        : Play.University(parse.Or(seed, 1), parse.Or(days, 30));
                    DemoRun run = new(Path.GetFullPath(parse.GetRequiredValue(folder)), play, output, error);
                    await run.PlayAsync(cancellationToken);
                    return parse.GetValue(exit) ? ExitCode.Good : await run.ServeAsync(cancellationToken);
                }
                catch (Exception fault) when (fault is ExportException or StoreException or DemoException)
                {
                    await error.WriteLineAsync(fault.Message);
                    return ExitCode.Nothing;
                }
                catch (OperationCanceledException)
                {
                    await error.WriteLineAsync("Stopped; the same command goes on from here.");
                    return ExitCode.Good;
                }
            }
        );
        return demo;
    }

    private static int ReadDays(string text) =>
        int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out int days) && days is >= 1 and <= MostDays
            ? days
            : throw new FormatException($"'{text}' is no number of days from 1 to {MostDays}.");

    private static long ReadSeed(string text) =>
        long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out long seed)
            ? seed
            : throw new FormatException($"'{text}' is no whole number; write a seed such as 1.");
}

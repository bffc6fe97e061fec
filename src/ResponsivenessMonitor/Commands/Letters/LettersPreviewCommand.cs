using System.CommandLine;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Samples;

namespace ResponsivenessMonitor.Commands.Letters;

/// <summary><c>letters preview</c>: every kind of letter with invented content, as page, as text and as a message. Needs neither database nor settings.</summary>
internal static class LettersPreviewCommand
{
    private const string ListId = "responsiveness-monitor.larkmoor.example";

    private static readonly MailBox Sender = new("Social media responsiveness", "social-media@larkmoor.example");
    private static readonly MailBox Answers = new("Marketing Service", "marketing@larkmoor.example");

    internal static Command Build()
    {
        Argument<string?> kind = new("KIND")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The kind of letter, as --list names it. Default: all of them.",
        };
        Option<string> folder = new("--folder")
        {
            HelpName = "F",
            Description = "Where the files are written; it is made when there is none.",
        };
        Option<bool> list = new("--list") { Description = "Names the kinds and their subjects, and writes nothing." };
        Option<bool> withoutPages = new("--without-pages")
        {
            Description = "As letters are where Web:PublicUrl is not set: without buttons.",
        };
        Command preview = new("preview", "Writes every kind of letter with invented content: .html, .txt and .eml.")
        {
            kind,
            folder,
            list,
            withoutPages,
        };
        preview.SetAction(
            (parse, cancellationToken) =>
                RunAsync(
                    [.. SampleLetters.All(hasPages: !parse.GetValue(withoutPages))],
                    parse.GetValue(kind),
                    parse.GetValue(list) ? null : parse.GetValue(folder) ?? string.Empty,
                    parse.InvocationConfiguration,
                    cancellationToken
                )
        );
        return preview;
    }

    private static async Task<int> RunAsync(
        SampleLetter[] samples,
        string? kind,
        string? folder,
        InvocationConfiguration console,
        CancellationToken cancellationToken
    )
    {
        SampleLetter[] wanted = [.. samples.Where(sample => kind is null || sample.Kind.Equals(kind, StringComparison.OrdinalIgnoreCase))];
        if (wanted.Length == 0)
        {
            await console.Error.WriteLineAsync(
                $"KIND: '{kind}' is no kind of letter. They are: {string.Join(", ", samples.Select(sample => sample.Kind))}."
            );
            return ExitCode.Usage;
        }

        switch (folder)
        {
            case null:
                await ListAsync(wanted, console.Output);
                return ExitCode.Good;
            case "":
                await console.Error.WriteLineAsync(
                    "--folder is missing: name the folder into which the letters are written, or use --list."
                );
                return ExitCode.Usage;
            default:
                return await WriteAsync(wanted, folder, console, cancellationToken);
        }
    }

    private static async Task ListAsync(SampleLetter[] samples, TextWriter output)
    {
        TextTable table = new("kind", "to", "subject");
        foreach (SampleLetter sample in samples)
        {
            table.Add(sample.Kind, sample.Head.Role.ToString().ToLowerInvariant(), sample.Compose().Subject);
        }

        table.Write(output);
        await output.FlushAsync();
    }

    private static async Task<int> WriteAsync(
        SampleLetter[] samples,
        string folder,
        InvocationConfiguration console,
        CancellationToken cancellationToken
    )
    {
        try
        {
            DirectoryInfo directory = Directory.CreateDirectory(folder);
            LetterRenderer renderer = new();
            foreach (SampleLetter sample in samples)
            {
                LetterModel model = sample.Compose();
                OutgoingLetter letter = new(
                    sample.Kind,
                    $"{sample.Kind}@larkmoor.example",
                    "sample@larkmoor.example",
                    Sender,
                    new MailBox(sample.Head.Name, $"{sample.Head.Name.Replace(' ', '.').ToLowerInvariant()}@larkmoor.example"),
                    Answers,
                    model.Subject,
                    LetterText.Of(model),
                    await renderer.RenderAsync(model),
                    sample.Head.WrittenAt,
                    sample.Head.Decline
                );
                string file = Path.Combine(directory.FullName, sample.Kind);
                await File.WriteAllTextAsync($"{file}.html", letter.Html, cancellationToken);
                await File.WriteAllTextAsync($"{file}.txt", letter.Text, cancellationToken);
                await File.WriteAllBytesAsync(
                    $"{file}.eml",
                    await MimeLetter.WriteAsync(letter, ListId, cancellationToken),
                    cancellationToken
                );
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync($"--folder: '{folder}' cannot be written to: {fault.Message.TrimEnd('.')}.");
            return ExitCode.Unwritten;
        }

        await console.Output.WriteLineAsync(
            samples.Length == 1 ? $"Wrote {samples[0].Kind} to {folder}." : $"Wrote {samples.Length} kinds of letter to {folder}."
        );
        return ExitCode.Good;
    }
}

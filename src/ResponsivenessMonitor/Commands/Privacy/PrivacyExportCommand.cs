using System.CommandLine;
using ResponsivenessMonitor.Acts.Privacy;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Commands.Privacy;

/// <summary><c>privacy export</c>: all that is kept about somebody outside, to read and as JSON.</summary>
internal static class PrivacyExportCommand
{
    internal static Command Build(Surroundings around)
    {
        Option<AuthorName> author = PrivacyCommand.Author();
        Option<bool> json = new("--json") { Description = "Prints JSON instead of text." };
        Option<string> output = new("--output")
        {
            HelpName = "FILE",
            Description = "Writes the JSON to a new file that only you can read, beside the text on the screen.",
        };
        Command export = new("export", "Shows all that is kept about somebody who wrote to an account, and nothing about anybody else.")
        {
            author,
            json,
            output,
        };
        export.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                RunAsync(parse.GetRequiredValue(author), parse.GetValue(json), parse.GetValue(output), room, cancellationToken),
            DatabaseNeed.ToRead
        );
        return export;
    }

    private static async Task<int> RunAsync(AuthorName name, bool isJson, string? file, Room room, CancellationToken cancellationToken)
    {
        if (await PrivacyCommand.FindAsync(room, name, cancellationToken) is not { } author)
        {
            return ExitCode.Nothing;
        }

        KeptOfAuthor kept;
        await using (MonitorDbContext db = await room.OpenAsync(cancellationToken))
        {
            kept = await KeptOfAuthor.CountAsync(db, author, cancellationToken);
        }

        AuthorExport export = new(author, kept, room.Now, room.Get<ExportAuthor>());
        if (file is not null)
        {
            try
            {
                await using FileStream stream = Create(file);
                await AuthorExportJson.WriteAsync(export, stream, cancellationToken);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                await room.Error.WriteLineAsync(
                    $"--output: {file} cannot be written: {fault.Message.TrimEnd('.')}; name a file that is not there yet."
                );
                return ExitCode.Unwritten;
            }
        }

        if (isJson)
        {
            using MemoryStream text = new();
            await AuthorExportJson.WriteAsync(export, text, cancellationToken);
            await room.Output.WriteAsync(System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
        }
        else
        {
            await AuthorExportText.WriteAsync(export, room.Output, cancellationToken);
        }

        return ExitCode.Good;
    }

    private static FileStream Create(string file)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(file, options);
    }
}

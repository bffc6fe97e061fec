using ResponsivenessMonitor.Acts.Privacy;

namespace ResponsivenessMonitor.Commands.Privacy;

/// <summary>What is kept of an author, for people to read.</summary>
internal static class AuthorExportText
{
    internal static async Task WriteAsync(AuthorExport export, TextWriter output, CancellationToken cancellationToken)
    {
        if (export.Kept.IsNothing)
        {
            await output.WriteLineAsync(PrivacyCommand.Nothing(export.Author));
            return;
        }

        await output.WriteLineAsync(
            $"Kept of {export.Author.Name} as of {AuthorExport.TextOf(export.AsOf)}: {export.Kept.Enquiries} enquiries and {export.Kept.Items} items; "
                + $"{export.Kept.Named} answers of the university name them by a keyed hash. Times are in UTC. Neither name nor handle is kept."
        );
        await foreach (ExportedRecord enquiry in export.Records.EnquiriesAsync(export.Author, cancellationToken))
        {
            await WriteAsync(enquiry, string.Empty, output);
        }

        await foreach (ExportedRecord item in export.Records.ItemsAsync(export.Author, cancellationToken))
        {
            await WriteAsync(item, string.Empty, output);
        }
    }

    private static async Task WriteAsync(ExportedRecord record, string indent, TextWriter output)
    {
        await output.WriteLineAsync($"\n{indent}{record.Kind}");
        foreach ((string name, object? value) in record.Facts)
        {
            if (value is not null)
            {
                string text = value is bool truth ? (truth ? "yes" : "no") : AuthorExport.TextOf(value);
                await output.WriteLineAsync($"{indent}  {name}: {text.ReplaceLineEndings(" ")}");
            }
        }

        foreach (ExportedRecord part in record.Parts)
        {
            await WriteAsync(part, $"{indent}  ", output);
        }
    }
}

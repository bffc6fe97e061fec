using System.Text.Json;
using ResponsivenessMonitor.Acts.Privacy;
using ResponsivenessMonitor.Audit.Showing;

namespace ResponsivenessMonitor.Commands.Privacy;

/// <summary>What is kept of an author, for programs.</summary>
internal static class AuthorExportJson
{
    /// <summary>Writes one object; what is written leaves memory as it grows.</summary>
    internal static async Task WriteAsync(AuthorExport export, Stream output, CancellationToken cancellationToken)
    {
        await using (Utf8JsonWriter json = new(output, FiguresJson.Layout))
        {
            json.WriteStartObject();
            json.WriteString("author", $"{export.Author.Name}");
            json.WriteString("asOf", AuthorExport.TextOf(export.AsOf));
            json.WriteStartArray("lookedFor");
            foreach (string id in export.Author.Ids)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteBoolean("isAnythingKept", !export.Kept.IsNothing);
            json.WriteNumber("answersThatNameThem", export.Kept.Named);
            await WriteAsync(json, "enquiries", export.Records.EnquiriesAsync(export.Author, cancellationToken), cancellationToken);
            await WriteAsync(json, "items", export.Records.ItemsAsync(export.Author, cancellationToken), cancellationToken);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static async Task WriteAsync(
        Utf8JsonWriter json,
        string name,
        IAsyncEnumerable<ExportedRecord> records,
        CancellationToken cancellationToken
    )
    {
        json.WriteStartArray(name);
        await foreach (ExportedRecord record in records)
        {
            Write(json, record);
            await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ExportedRecord record)
    {
        json.WriteStartObject();
        foreach ((string name, object? value) in record.Facts)
        {
            json.WritePropertyName(name);
            switch (value)
            {
                case null:
                    json.WriteNullValue();
                    break;
                case bool truth:
                    json.WriteBooleanValue(truth);
                    break;
                case long or int:
                    json.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default:
                    json.WriteStringValue(AuthorExport.TextOf(value));
                    break;
            }
        }

        foreach (IGrouping<string, ExportedRecord> parts in record.Parts.GroupBy(part => part.Kind, StringComparer.Ordinal))
        {
            json.WriteStartArray($"{parts.Key}s");
            foreach (ExportedRecord part in parts)
            {
                Write(json, part);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}

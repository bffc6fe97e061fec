using System.Text;
using System.Text.Json;
using ResponsivenessMonitor.Audit.Measuring;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>The figures as one JSON object: <c>"*"</c> for all accounts together, then a property for each account.</summary>
internal static class FiguresJson
{
    internal static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n" };

    internal static void Write(Measurement measurement, TextWriter output)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, Layout))
        {
            json.WriteStartObject();
            Write(json, measurement.All);
            foreach (AccountFigures account in measurement.Accounts)
            {
                Write(json, account);
            }

            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(text.ToArray()));
        output.Write('\n');
    }

    private static void Write(Utf8JsonWriter json, AccountFigures figures)
    {
        json.WriteStartObject(figures.Account);
        foreach ((string name, decimal? value) in FigureColumns.Of(figures))
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
            else
            {
                json.WriteNull(name);
            }
        }

        json.WriteEndObject();
    }
}

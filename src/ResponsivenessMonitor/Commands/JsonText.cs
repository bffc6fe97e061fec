using System.Text;
using System.Text.Json;
using ResponsivenessMonitor.Audit.Showing;

namespace ResponsivenessMonitor.Commands;

/// <summary>JSON as the verbs print it: indented, with a line's end after it.</summary>
internal static class JsonText
{
    internal static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, FiguresJson.Layout))
        {
            write(json);
        }

        output.Write($"{Encoding.UTF8.GetString(text.ToArray())}\n");
    }
}

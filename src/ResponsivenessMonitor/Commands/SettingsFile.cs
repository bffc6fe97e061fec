using System.Text.Json;

namespace ResponsivenessMonitor.Commands;

/// <summary>The JSON files that settings are read from, where they are there.</summary>
internal static class SettingsFile
{
    private static readonly JsonDocumentOptions AsTheyAreRead = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Those beside the program: the usual one, then that of the environment's name.</summary>
    internal static IEnumerable<string> Beside =>
        [
            Path.Combine(AppContext.BaseDirectory, "appsettings.json"),
            Path.Combine(AppContext.BaseDirectory, $"appsettings.{new VerbEnvironment().EnvironmentName}.json"),
        ];

    /// <summary>The one in the caller's folder.</summary>
    internal static string Here => Path.Combine(Environment.CurrentDirectory, "appsettings.json");

    /// <summary>Why a file cannot be read, and where in it, never what stands there; null when it can, or is not there.</summary>
    internal static string? FaultOf(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            using FileStream stream = File.OpenRead(file);
            using JsonDocument document = JsonDocument.Parse(stream, AsTheyAreRead);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? RepeatedIn(document.RootElement, string.Empty) is { } twice
                    ? $"{file}: {twice} stands there twice; leave one of them."
                    : null
                : $"{file} is no JSON object; write {{ \"Mail\": {{ \"Host\": \"…\" }} }}.";
        }
        catch (JsonException fault)
        {
            return $"{file}, line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: this is no JSON; look for a comma, a quote or a bracket that is missing or too many.";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"{file} cannot be read; let the user that the program runs as do so.";
        }
    }

    private static string? RepeatedIn(JsonElement element, string before)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string path = $"{before}{property.Name}";
            string? twice =
                !seen.Add(property.Name) ? path
                : property.Value.ValueKind == JsonValueKind.Object ? RepeatedIn(property.Value, $"{path}:")
                : null;
            if (twice is not null)
            {
                return twice;
            }
        }

        return null;
    }
}

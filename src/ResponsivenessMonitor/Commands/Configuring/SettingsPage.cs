using System.Text;

namespace ResponsivenessMonitor.Commands.Configuring;

/// <summary>
/// The manual's page of settings: what people wrote, and between two marks for each section the table that is made of the code's comments. A
/// section that is new is put at the end, under a heading of its own, for somebody to move it to its place.
/// </summary>
internal static class SettingsPage
{
    private const string Begin = "<!-- settings: ";
    private const string Close = "<!-- end of ";
    private const string Said = " (made by 'settings write' of the comments in the code) -->";

    /// <summary>The page with its tables made anew.</summary>
    /// <exception cref="FormatException">A mark has no end, names no section, or stands there twice; the message says which.</exception>
    internal static string Renew(string page, IReadOnlyList<SettingNode> sections, SettingsMarkdown markdown)
    {
        StringBuilder renewed = new();
        Dictionary<string, SettingNode> missing = sections.ToDictionary(section => section.Name, StringComparer.Ordinal);
        string? within = null;
        string[] lines = page.Split('\n');
        foreach (string line in lines[^1].Length == 0 ? lines[..^1] : lines)
        {
            if (within is not null)
            {
                within = line.StartsWith($"{Close}{within} ", StringComparison.Ordinal) ? null : within;
                continue;
            }

            if (!line.StartsWith(Begin, StringComparison.Ordinal))
            {
                _ = renewed.Append(line).Append('\n');
                continue;
            }

            within = line[Begin.Length..].Split(' ')[0];
            _ = missing.Remove(within, out SettingNode? section)
                ? renewed.Append(Region(section, markdown))
                : throw new FormatException(
                    $"'{line}' names no section of settings, or one that stands above already; take it and what it encloses out."
                );
        }

        if (within is not null)
        {
            throw new FormatException($"'{Begin}{within}' has no end; write '{Close}{within} -->' after its table.");
        }

        foreach (SettingNode section in missing.Values)
        {
            _ = renewed.Append("\n## ").Append(section.Name).Append("\n\n").Append(Region(section, markdown));
        }

        return renewed.ToString();
    }

    private static string Region(SettingNode section, SettingsMarkdown markdown) =>
        $"{Begin}{section.Name}{Said}\n\n{markdown.Table(section)}\n{Close}{section.Name} -->\n";
}

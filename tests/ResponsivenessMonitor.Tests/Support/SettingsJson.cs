using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using ResponsivenessMonitor.Commands;

namespace ResponsivenessMonitor.Tests.Support;

/// <summary>Settings of the environment or of files as the JSON that says the same, for the schema to judge.</summary>
internal static class SettingsJson
{
    internal static JsonObject Of(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        JsonObject json = [];
        foreach (IConfigurationSection section in new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetChildren())
        {
            json[section.Key] = Of(section, KnownSettings.Sections.GetValueOrDefault(section.Key));
        }

        return json;
    }

    private static JsonNode? Of(IConfigurationSection section, SettingShape? shape)
    {
        IConfigurationSection[] children = [.. section.GetChildren()];
        if (children.Length == 0)
        {
            return Value(section.Value ?? string.Empty, (shape as SettingShape.Single)?.Kind);
        }

        if (children.All(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return new JsonArray([.. children.Select(child => Of(child, shape?.Find(child.Key)))]);
        }

        JsonObject json = [];
        foreach (IConfigurationSection child in children)
        {
            json[child.Key] = Of(child, shape?.Find(child.Key));
        }

        return json;
    }

    private static JsonValue Value(string text, Type? kind) =>
        kind == typeof(bool) && bool.TryParse(text, out bool yes) ? JsonValue.Create(yes)
        : kind == typeof(int) && int.TryParse(text, CultureInfo.InvariantCulture, out int number) ? JsonValue.Create(number)
        : kind == typeof(decimal) && decimal.TryParse(text, CultureInfo.InvariantCulture, out decimal amount) ? JsonValue.Create(amount)
        : JsonValue.Create(text);
}

using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Deploy;

/// <summary>What deploy files state of the environment and of files of secrets, judged as the program and the schema do.</summary>
internal static class DeployedSettings
{
    private const string Prefix = "RM__";

    /// <summary>Variables that are not settings and yet are read by something: by the program, .NET, or the image of the database.</summary>
    private static readonly string[] Others =
    [
        SecretFiles.Variable,
        "POSTGRES_DB",
        "POSTGRES_USER",
        "POSTGRES_PASSWORD_FILE",
        "DOTNET_ENVIRONMENT",
    ];

    /// <summary>What is wrong with them; nothing when all is read by something and is of its kind.</summary>
    internal static IReadOnlyList<string> Faults(IEnumerable<KeyValuePair<string, string>> variables)
    {
        KeyValuePair<string, string>[] all = [.. variables];
        IEnumerable<string> strange = all.Where(pair =>
                !pair.Key.StartsWith(Prefix, StringComparison.Ordinal) && !Others.Contains(pair.Key, StringComparer.Ordinal)
            )
            .Select(pair => $"{pair.Key} is read by nothing.");
        KeyValuePair<string, string?>[] settings =
        [
            .. all.Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(pair => KeyValuePair.Create(PathOf(pair.Key), (string?)pair.Value)),
        ];
        IEnumerable<string> unknown = settings
            .Where(pair => !KnownSettings.Sections.ContainsKey(pair.Key.Split(':')[0]))
            .Select(pair => $"{pair.Key} is in no section of settings.");
        return
        [
            .. strange,
            .. unknown,
            .. SettingFaults.All(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()),
            .. SchemaJudge.Refused(SettingsJson.Of(settings)).Select(where => $"The schema refuses {where}."),
        ];
    }

    /// <summary>A file of a secret by its name: a setting, or else one that a variable names by its path.</summary>
    internal static IReadOnlyList<string> FileFaults(
        string folder,
        IEnumerable<string> names,
        IEnumerable<KeyValuePair<string, string>> variables
    )
    {
        string[] values = [.. variables.Select(pair => pair.Value)];
        List<string> faults = [];
        foreach (string name in names)
        {
            if (name.Contains("__", StringComparison.Ordinal))
            {
                faults.AddRange(
                    Faults([KeyValuePair.Create(name.StartsWith(Prefix, StringComparison.Ordinal) ? name : Prefix + name, "")])
                );
            }
            else if (!values.Any(value => value.EndsWith($"{folder}/{name}", StringComparison.Ordinal)))
            {
                faults.Add($"{folder}/{name} is read by nothing.");
            }
        }

        return faults;
    }

    /// <summary>The variables of a mapping, such as Compose's <c>environment</c>; none where it is not there.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Of(JsonNode? mapping) =>
        mapping is JsonObject json ? json.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.ToString() ?? string.Empty)) : [];

    /// <summary>The variables of lines such as <c>NAME=value</c>; those that are commented out are meant to be used, too.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> OfLines(string text) =>
        text.Split('\n')
            .Select(line => line.StartsWith("#RM", StringComparison.Ordinal) ? line[1..] : line)
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], pair[1]));

    private static string PathOf(string variable) => variable[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal);
}

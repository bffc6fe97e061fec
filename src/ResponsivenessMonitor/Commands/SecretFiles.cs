using System.Text;

namespace ResponsivenessMonitor.Commands;

/// <summary>
/// Settings of which each has a file to itself, as containers give secrets: <c>Mail__Password</c> or <c>RM__Mail__Password</c> in
/// <c>/run/secrets</c>, or in the folder that <c>RM_SECRETS_FOLDER</c> names. Files without two underscores in their names are no settings:
/// others refer to them, as <c>file:/run/secrets/smtp</c> does.
/// </summary>
/// <param name="found">The values, by the paths of their settings, each with its file.</param>
/// <param name="faults">What cannot be read.</param>
internal sealed class SecretFiles(IReadOnlyDictionary<string, (string Value, string File)> found, IReadOnlyList<string> faults)
{
    internal const string Variable = "RM_SECRETS_FOLDER";
    private const string UsualFolder = "/run/secrets";
    private const string Prefix = "RM__";
    private const string Between = "__";
    private const int Longest = 65_536; // bytes
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The settings.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> Settings =>
        found.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.Value));

    /// <summary>What cannot be read: a sentence each that names the file, and never what it holds.</summary>
    internal IReadOnlyList<string> Faults { get; } = faults;

    /// <summary>What the files hold, with the file of each.</summary>
    internal IEnumerable<(string Value, string File)> Contents => found.Values;

    /// <summary>Reads the folder's files; without a folder there are none.</summary>
    internal static SecretFiles Read()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        string folder = string.IsNullOrWhiteSpace(named) ? UsualFolder : Path.GetFullPath(named);
        Dictionary<string, (string Value, string File)> found = new(StringComparer.OrdinalIgnoreCase);
        List<string> faults = [];
        if (!Directory.Exists(folder))
        {
            return new SecretFiles(
                found,
                folder is UsualFolder ? [] : [$"{Variable} names {folder}, and there is no such folder; make it, or leave {Variable} out."]
            );
        }

        foreach (string file in Files(folder, faults))
        {
            string name = Path.GetFileName(file);
            string path = (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name[Prefix.Length..] : name).Replace(
                Between,
                ":",
                StringComparison.Ordinal
            );
            if (ContentOf(file, faults) is not { } value)
            {
                continue;
            }

            if (found.TryGetValue(path, out (string Value, string File) other))
            {
                faults.Add($"{other.File} and {file} are the same setting, {path}; leave one of them.");
            }
            else
            {
                found.Add(path, (value, file));
            }
        }

        return new SecretFiles(found, faults);
    }

    /// <summary>The file that a fault's setting came from, by the path that its words begin with; null when it came from none.</summary>
    internal string? SourceOf(string fault)
    {
        string path = fault.Split(' ')[0].TrimEnd(':', ',', '.');
        return found
            .Where(pair =>
                pair.Key.Equals(path, StringComparison.OrdinalIgnoreCase)
                || pair.Key.StartsWith($"{path}:", StringComparison.OrdinalIgnoreCase)
            )
            .Select(pair => pair.Value.File)
            .FirstOrDefault();
    }

    /// <summary>Files whose names begin with a dot are a mount's own: Kubernetes keeps the real ones in a folder of such a name.</summary>
    private static IEnumerable<string> Files(string folder, List<string> faults)
    {
        try
        {
            return
            [
                .. Directory
                    .EnumerateFiles(folder)
                    .Where(file =>
                        Path.GetFileName(file) is { } name && name.Contains(Between, StringComparison.Ordinal) && !name.StartsWith('.')
                    )
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add($"The folder {folder} cannot be read; let the user that the program runs as do so.");
            return [];
        }
    }

    private static string? ContentOf(string file, List<string> faults)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            byte[] bytes = new byte[Longest + 1];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            string text = length > Longest ? throw new IOException() : Strict.GetString(bytes, 0, length);
            string value = text.EndsWith('\n') ? text[..^1].TrimEnd('\r') : text;
            if (value.Trim().Length > 0)
            {
                return value;
            }

            faults.Add($"{file} is empty; write the setting's value into it, or take the file away.");
        }
        catch (UnauthorizedAccessException)
        {
            faults.Add($"{file} cannot be read; let the user that the program runs as do so.");
        }
        catch (Exception fault) when (fault is IOException or ArgumentException)
        {
            faults.Add($"{file} cannot be read: it is no text of at most {Longest} bytes in UTF-8.");
        }

        return null;
    }
}

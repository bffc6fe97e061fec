namespace ResponsivenessMonitor.Commands;

/// <summary>Words about settings without what nobody is to read: values of secret settings, and whatever came from a file of secrets.</summary>
internal sealed class Concealed
{
    private const int ShortestAlone = 6; // shorter ones are also parts of usual words, and are taken out only where they are quoted
    private const string Instead = "(not shown)";

    private readonly SecretFiles files;
    private readonly string[] values;

    internal Concealed(IConfiguration settings)
    {
        files = SecretFiles.Read();
        values =
        [
            .. KnownSettings
                .Secrets.Select(path => settings[path])
                .Concat(files.Contents.Select(content => content.Value))
                .OfType<string>()
                .Where(value => value.Length > 0 && !Secret.IsElsewhere(value))
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(value => value.Length),
        ];
    }

    /// <summary>The same words without them, and with the file of the setting that they begin with, where it has one.</summary>
    internal string In(string words)
    {
        string safe = values.Aggregate(
            words,
            (text, value) =>
                value.Length < ShortestAlone
                    ? text.Replace($"'{value}'", Instead, StringComparison.Ordinal)
                    : text.Replace(value, Instead, StringComparison.Ordinal)
        );
        return files.SourceOf(words) is { } file ? $"{safe} (It comes from {file}.)" : safe;
    }
}

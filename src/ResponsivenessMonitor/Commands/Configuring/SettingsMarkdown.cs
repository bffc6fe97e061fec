namespace ResponsivenessMonitor.Commands.Configuring;

/// <summary>A section's settings as a table of the manual.</summary>
/// <param name="comments">The comments of the code, for the values of enumerations.</param>
internal sealed class SettingsMarkdown(DocText comments)
{
    private const string Head = "| key | kind | default | meaning | example |\n| --- | --- | --- | --- | --- |\n";

    /// <summary>The table, with an end of line at its end.</summary>
    internal string Table(SettingNode section) => Head + string.Concat(Rows(section).Select(row => $"{row}\n"));

    private IEnumerable<string> Rows(SettingNode node) =>
        node switch
        {
            SettingNode.Group group => group.Members.SelectMany(Rows),
            SettingNode.Named named => Rows(named.Each),
            _ => [Row(node)],
        };

    private string Row(SettingNode node)
    {
        string?[] cells =
        [
            Code(node.Path),
            $"{KindOf(node)}{Bounds(node.Mark)}{(node.Mark.IsSecret ? "; secret" : string.Empty)}",
            DefaultOf(node),
            Meaning(node),
            node.Mark.Example is { } example ? Code(example) : null,
        ];
        return $"| {string.Join(" | ", cells.Select(cell => (cell ?? string.Empty).Replace("|", "\\|", StringComparison.Ordinal)))} |";
    }

    private static string KindOf(SettingNode node) =>
        node is SettingNode.Single { Kind: { } kind }
            ? kind switch
            {
                { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(kind).Select(Code))}",
                _ when kind == typeof(bool) => "`true` or `false`",
                _ when kind == typeof(TimeSpan) => "duration",
                _ when kind == typeof(TimeOnly) => "time of day",
                _ when kind == typeof(string) => "text",
                _ when kind == typeof(decimal) => "amount",
                _ => "whole number",
            }
        : node.Mark.OrOne ? "list of texts, or one"
        : "list of texts";

    private static string Bounds(SettingAttribute mark) =>
        (mark.From, mark.To) switch
        {
            ({ } from, { } to) => $", {Code(from)} to {Code(to)}",
            ({ } from, null) => $", {Code(from)} or more",
            (null, { } to) => $", {Code(to)} at most",
            _ => string.Empty,
        };

    private static string DefaultOf(SettingNode node) =>
        node.Mark.Default
        ?? (
            node is SettingNode.Single { Default: { Length: > 0 } value } ? Code(value)
            : node is SettingNode.Single ? "empty"
            : "none"
        );

    private string Meaning(SettingNode node)
    {
        string[] values = node is SettingNode.Single { Kind: { IsEnum: true } kind }
            ?
            [
                .. Enum.GetNames(kind)
                    .Select(value => (value, said: comments.Of(kind, value)))
                    .Where(pair => pair.said.Length > 0)
                    .Select(pair => $"{Code(pair.value)}: {pair.said}"),
            ]
            : [];
        return string.Join(" ", [node.Meaning, .. values]).TrimEnd('.');
    }

    private static string Code(string text) => $"`{text}`";
}

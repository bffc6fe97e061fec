namespace ResponsivenessMonitor.Jobs;

/// <summary>What a notice's letter must say and no table keeps, as <c>name=value</c> lines; values have no line breaks.</summary>
internal static class NoticeDetail
{
    internal static string Write(params IEnumerable<(string Name, string Value)> parts) =>
        string.Join('\n', parts.Select(part => $"{part.Name}={part.Value}"));

    internal static IReadOnlyDictionary<string, string> Read(string? detail) =>
        (detail ?? string.Empty)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : string.Empty, StringComparer.Ordinal);
}

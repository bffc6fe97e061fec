namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>The words of a plain text, however it is wrapped.</summary>
internal static class PlainWords
{
    internal static string Of(string text) =>
        Collapse(string.Join('\n', text.Split('\n').Select(line => line.StartsWith("> ", StringComparison.Ordinal) ? line[2..] : line)));

    internal static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

using System.Text.RegularExpressions;
using NodaTime;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>A message that the sink has accepted.</summary>
/// <param name="MessageId">Its Message-ID, without angle brackets.</param>
/// <param name="To">The envelope's recipient.</param>
/// <param name="Message">The whole message as it came.</param>
/// <param name="At">When it was accepted.</param>
internal sealed partial record SunkMail(string MessageId, string To, string Message, Instant At)
{
    internal static SunkMail Read(string to, string message, Instant at) =>
        new(IdHeader().Match(message) is { Success: true } found ? found.Groups["id"].Value : string.Empty, to, message, at);

    /// <summary>The questions of the script that it speaks of, by their words or their addresses.</summary>
    internal IReadOnlySet<string> Questions =>
        Token()
            .Matches(Message.Replace("=\r\n", string.Empty, StringComparison.Ordinal))
            .Select(match => match.Value)
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"^message-id:\s*<(?<id>[^>]+)>",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex IdHeader();

    [GeneratedRegex("question-[0-9]{6}", RegexOptions.None, 1000)]
    private static partial Regex Token();
}

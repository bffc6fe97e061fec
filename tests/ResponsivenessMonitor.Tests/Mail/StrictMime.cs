using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>Reads a message as RFC 5322, 2045 and 2046 have it and forgives nothing; it shares no code with what writes them.</summary>
/// <param name="Headers">The headers as they stand, unfolded.</param>
/// <param name="Parts">The parts: their headers, and their content.</param>
internal sealed partial record StrictMime(IReadOnlyList<KeyValuePair<string, string>> Headers, IReadOnlyList<StrictMime.Part> Parts)
{
    private const int LongestLine = 998;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEF");

    /// <summary>A part of a message.</summary>
    internal sealed record Part(IReadOnlyList<KeyValuePair<string, string>> Headers, string Content);

    /// <exception cref="FormatException">It is no such message.</exception>
    internal static StrictMime Read(byte[] bytes)
    {
        string message = Encoding.Latin1.GetString(bytes);
        Demand(bytes.All(b => b is < 128 and not 0), "Every byte is ASCII, and none is zero.");
        string[] lines = message.Split("\r\n");
        Demand(
            lines.All(line => !line.Contains('\r', StringComparison.Ordinal) && !line.Contains('\n', StringComparison.Ordinal)),
            "Lines end in CRLF and in nothing else."
        );
        Demand(lines.All(line => line.Length <= LongestLine), "No line is longer than 998 bytes.");
        int empty = Array.IndexOf(lines, string.Empty);
        Demand(empty > 0, "An empty line ends the headers.");
        KeyValuePair<string, string>[] headers = HeadersOf(lines[..empty]);
        string type = headers.Single(header => Is(header, "Content-Type")).Value;
        Match boundary = Boundary().Match(type);
        Demand(boundary.Success, "It is multipart/alternative with a boundary.");
        return new StrictMime(headers, PartsOf(lines[(empty + 1)..], boundary.Groups["boundary"].Value));
    }

    private static Part[] PartsOf(string[] lines, string boundary)
    {
        List<Part> parts = [];
        int at = Array.IndexOf(lines, $"--{boundary}");
        int close = Array.IndexOf(lines, $"--{boundary}--");
        Demand(at >= 0 && close > at, "The parts begin and end.");
        Demand(lines[..at].Concat(lines[(close + 1)..]).All(line => line.Length == 0), "Nothing stands before or after the parts.");
        while (at < close)
        {
            int next = Array.FindIndex(lines, at + 1, line => line.StartsWith($"--{boundary}", StringComparison.Ordinal));
            string[] part = lines[(at + 1)..next];
            int empty = Array.IndexOf(part, string.Empty);
            Demand(empty > 0, "An empty line ends the headers of a part.");
            KeyValuePair<string, string>[] headers = HeadersOf(part[..empty]);
            Demand(
                headers.Any(header =>
                    Is(header, "Content-Transfer-Encoding") && string.Equals(header.Value, "quoted-printable", StringComparison.Ordinal)
                ),
                "It is quoted-printable."
            );
            parts.Add(new Part(headers, Decoded(part[(empty + 1)..])));
            at = next;
        }

        return [.. parts];
    }

    private static KeyValuePair<string, string>[] HeadersOf(string[] lines)
    {
        List<KeyValuePair<string, string>> headers = [];
        foreach (string line in lines)
        {
            if (line[0] is ' ' or '\t')
            {
                Demand(headers.Count > 0 && line.Trim().Length > 0, "A line that goes on has something to go on with.");
                headers[^1] = new(headers[^1].Key, headers[^1].Value + line);
                continue;
            }

            Match header = Header().Match(line);
            Demand(header.Success, $"'{line}' is no header.");
            headers.Add(new(header.Groups["name"].Value, header.Groups["value"].Value));
        }

        return [.. headers];
    }

    private static string Decoded(string[] lines)
    {
        List<byte> bytes = [];
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            Demand(line.Length <= 76, "An encoded line has 76 signs at most.");
            bool goesOn = line.EndsWith('=');
            Demand(line.Length == 0 || line[^1] is not (' ' or '\t'), "No line ends in a space.");
            string content = goesOn ? line[..^1] : line;
            for (int c = 0; c < content.Length; c++)
            {
                if (content[c] != '=')
                {
                    Demand(content[c] is '\t' or (>= ' ' and <= '~'), "What stands for itself can be printed.");
                    bytes.Add((byte)content[c]);
                    continue;
                }

                Demand(
                    c + 2 < content.Length && content.AsSpan(c + 1, 2).IndexOfAnyExcept(HexDigits) < 0,
                    "An escape has two capital digits."
                );
                bytes.Add(byte.Parse(content.AsSpan(c + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                c += 2;
            }

            if (!goesOn && i < lines.Length - 1)
            {
                bytes.AddRange("\r\n"u8.ToArray());
            }
        }

        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString([.. bytes]);
    }

    private static bool Is(KeyValuePair<string, string> header, string name) => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static void Demand(bool holds, string rule)
    {
        if (!holds)
        {
            throw new FormatException($"The message breaks a rule: {rule}");
        }
    }

    [GeneratedRegex("^(?<name>[!-9;-~]+): (?<value>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Header();

    [GeneratedRegex("^multipart/alternative; *boundary=\"(?<boundary>[^\"]{1,70})\"$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Boundary();
}

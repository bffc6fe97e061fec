using System.Text;
using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>A message taken apart, as strictly as the format asks.</summary>
internal sealed record MimeParts((string Name, string Value)[] Headers, (string Head, string Body)[] Parts)
{
    internal string this[string name] => Headers.Single(header => string.Equals(header.Name, name, StringComparison.Ordinal)).Value;

    internal static MimeParts Of(OutgoingLetter letter) =>
        Of(MimeLetter.WriteAsync(letter, "responsiveness.example.ac.uk", CancellationToken.None).GetAwaiter().GetResult());

    internal static MimeParts Of(byte[] bytes)
    {
        string message = Encoding.ASCII.GetString(bytes);
        int end = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        (string Name, string Value)[] headers = HeadersOf(message[..end]);
        string type = headers.Single(header => header.Name is "Content-Type").Value;
        string boundary = type[(type.IndexOf("boundary=\"", StringComparison.Ordinal) + 10)..].TrimEnd('"');
        string[] parts = message[(end + 2)..].Split($"\r\n--{boundary}");
        Assert.That(parts[^1].TrimEnd(), Is.EqualTo("--"), "the last line closes the message");
        return new MimeParts(headers, [.. parts[1..^1].Select(Part)]);
    }

    private static (string Head, string Body) Part(string part)
    {
        int end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (part[..end].Trim(), Decode(part[(end + 4)..]));
    }

    private static (string Name, string Value)[] HeadersOf(string head) =>
        [
            .. head.Replace("\r\n ", " ", StringComparison.Ordinal)
                .Replace("\r\n\t", " ", StringComparison.Ordinal)
                .Split("\r\n")
                .Select(line =>
                    (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
                ),
        ];

    private static string Decode(string quotedPrintable)
    {
        string joined = quotedPrintable.Replace("=\r\n", string.Empty, StringComparison.Ordinal);
        List<byte> bytes = [];
        for (int i = 0; i < joined.Length; i++)
        {
            bool isEscaped = joined[i] == '=';
            bytes.Add(isEscaped ? Convert.ToByte(joined.Substring(i + 1, 2), 16) : (byte)joined[i]);
            i += isEscaped ? 2 : 0;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}

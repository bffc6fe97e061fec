using ResponsivenessMonitor.Mail.Letters;

namespace ResponsivenessMonitor.Mail.Proving;

/// <summary>What a mail server answered.</summary>
/// <param name="Code">Its three digits.</param>
/// <param name="Lines">The words after them, one or more lines.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>What it can do, as a reply to EHLO says: the words of the line that begins with the extension's name, or null without it.</summary>
    internal string[]? Extension(string name) =>
        Lines
            .Skip(1)
            .Select(line => line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(words => words.Length > 0 && words[0].Equals(name, StringComparison.OrdinalIgnoreCase))
            ?[1..];

    /// <summary>Code and words in one line, without controls.</summary>
    public override string ToString() => ForeignText.Clean($"{Code} {string.Join(' ', Lines)}", graphemes: 200);
}

using System.Globalization;
using System.Net;
using NodaTime;

namespace ResponsivenessMonitor.Mail;

/// <summary>The letter that shows whether letters arrive.</summary>
internal static class TestLetter
{
    private const string Headline = "Letters from the responsiveness monitor arrive here";

    /// <summary>Writes it; another instant makes another letter.</summary>
    internal static OutgoingLetter Write(MailOptions options, MailBox to, Instant now)
    {
        string[] lines =
        [
            $"Somebody who runs the monitor asked it to send this one to {to.Address}, to see whether letters arrive and how they look.",
            "There is nothing to do. If you expected none, tell those who run it.",
            "Not in your inbox but in the junk folder? Tell them too: SPF, DKIM or DMARC of the sender's domain want mending.",
        ];
        string key = string.Create(CultureInfo.InvariantCulture, $"check-{now.ToUnixTimeTicks()}");
        string id = $"{key}@{options.Sender.Address[(options.Sender.Address.LastIndexOf('@') + 1)..]}";
        string paragraphs = string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>\n"));
        return new OutgoingLetter(
            key,
            id,
            id,
            options.Sender,
            to,
            options.Answers,
            "Test: letters from the responsiveness monitor arrive",
            $"{Headline}\n\n{string.Join("\n\n", lines)}\n",
            $"<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{Headline}</title></head>\n<body>\n<h1>{Headline}</h1>\n{paragraphs}</body>\n</html>\n",
            now
        );
    }
}

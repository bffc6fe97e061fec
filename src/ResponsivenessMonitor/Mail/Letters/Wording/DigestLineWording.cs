using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>The lines of a digest's lists; never an enquirer's words.</summary>
internal sealed class DigestLineWording(LetterClock clock)
{
    internal ListLine Of(DigestLine line)
    {
        DateTimeZone zone = line.Account.Zone;
        string what = $"{Phrase.Handle(line.Account)}: {Phrase.Kind(line.Kind)} no. {line.Number}";
        string when = $"received {clock.At(line.Received, zone)}, due {clock.At(line.Due, zone)}";
        string answered = line.AnsweredAt is { } at ? $"answered {clock.At(at, zone)}" : "not answered";
        string closed = line.Closed is { } reason ? $", closed as {Of(reason)}" : string.Empty;
        string late = line.IsFoundLate ? "; found late, no reminder was sent" : string.Empty;
        return new ListLine(
            $"{what}, {when}, {answered}{closed}, waited {Phrase.Long(line.Waited)} of office time{late}.",
            LetterLink.To($"Open it on {line.Account.Platform.DisplayName}", line.Permalink) is { } link ? [link] : []
        );
    }

    internal ListLine Of(MissedVisit missed) => new($"{Phrase.Full(missed.Account)}: {clock.On(missed.Date)}.");

    internal ListLine Of(UnreadLine unread)
    {
        string read = unread.ReadTo is { } to ? $"last read whole {clock.At(to, unread.Account.Zone)}" : "never read whole";
        return new ListLine($"{Phrase.Full(unread.Account)}: {ForeignText.Clean(unread.Why, graphemes: 200)}; {read}.");
    }

    internal LetterPart[] Of(DefunctLine defunct) =>
        [
            new LetterPart.Passage(
                $"{LooksDefunctWording.Why(defunct.Reason)}. Its administrator was asked on {clock.On(defunct.Since, defunct.Account.Zone)}."
            ),
            SignWording.List(clock, defunct.Account, defunct.Signs),
        ];

    private static string Of(ClosingReason reason) =>
        reason switch
        {
            ClosingReason.NoReplyNeeded => "needing no reply",
            ClosingReason.Spam => "spam",
            ClosingReason.Removed => "deleted or hidden",
            ClosingReason.Duplicate => "a repetition",
            _ => "the account is gone",
        };
}

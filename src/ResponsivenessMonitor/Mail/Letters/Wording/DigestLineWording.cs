using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>The lines of a digest's lists; never an enquirer's words.</summary>
internal sealed class DigestLineWording(LetterClock clock)
{
    /// <summary>The account, what it is, by when it was due, how late it is, and what became of it.</summary>
    internal ListLine Of(DigestLine line)
    {
        DateTimeZone zone = line.Account.Zone;
        string what = $"{Phrase.Handle(line.Account)}: {Phrase.Kind(line.Kind)} no. {line.Number}, due {clock.At(line.Due, zone)}";
        string late = line.Late >= Duration.FromMinutes(1) ? $", {Phrase.Long(line.Late)} late" : string.Empty;
        string end =
            line.AnsweredAt is { } at ? $", answered {clock.At(at, zone)}"
            : line.Closed is { } reason ? $", no reply, closed as {Of(reason)}"
            : ", no reply yet";
        string found = line.IsFoundLate ? "; found late, no reminder was sent" : string.Empty;
        return new ListLine($"{what}{late}{end}{found}", [.. Links(line)]);
    }

    internal ListLine Of(MutedLine muted) =>
        new($"{Phrase.Full(muted.Account)}: letters come again {clock.At(muted.Until, muted.Account.Zone)}");

    private static IEnumerable<LetterLink> Links(DigestLine line) =>
        new[]
        {
            KnownHosts.Link($"Open no. {line.Number} on {line.Account.Platform.DisplayName}", line.Account, line.Permalink),
            LetterLink.To($"Say whether no. {line.Number} needed a reply", line.Judge),
        }.OfType<LetterLink>();

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

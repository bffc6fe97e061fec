namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>The quiet links at the foot of a letter: where more stands, and how its reader gets fewer such letters.</summary>
internal static class Footing
{
    private const int MostPages = 5;

    internal static IEnumerable<LetterLink> Of(LetterHead head, IReadOnlyList<Matter> matters)
    {
        LetterAccount[] accounts =
        [
            .. matters.Select(matter => matter.Account).OfType<LetterAccount>().DistinctBy(account => account.Slug, StringComparer.Ordinal),
        ];
        string until =
            head.MuteUntil is { } opening && accounts.Length > 0
                ? new LetterClock(head.WrittenAt, head.Zone).At(opening, accounts[0].Zone)
                : "the next opening";
        return
        [
            .. accounts.Take(MostPages).Select(Phrase.PageOf).OfType<LetterLink>(),
            .. new[]
            {
                LetterLink.To("Away? Hand over to your deputy", head.HandOver),
                LetterLink.To($"No letters until {until} (mute)", head.Mute),
                LetterLink.To("No more reminders of daily visits", head.Decline),
            }.OfType<LetterLink>(),
        ];
    }
}

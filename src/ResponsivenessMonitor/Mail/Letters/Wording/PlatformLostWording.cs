using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>To operations: a platform, or several of its accounts, cannot be read.</summary>
internal static class PlatformLostWording
{
    private const int MostShown = 20;

    internal static LetterSection Tell(LetterClock clock, Matter.PlatformLost lost)
    {
        string platform = lost.Platform.DisplayName;
        string since = clock.At(lost.Since, lost.Zone);
        string accounts = Phrase.Count(lost.Accounts.Count, "account", "accounts");
        List<ListLine> lines = [.. lost.Accounts.Take(MostShown).Select(account => new ListLine(Phrase.Full(account)))];
        if (lost.Accounts.Count > MostShown)
        {
            lines.Add(new ListLine($"… and {lost.Accounts.Count - MostShown} more"));
        }

        return new LetterSection(
            $"{platform} is not read since {since} – {accounts}",
            $"{accounts} on {platform} cannot be read",
            [
                new LetterPart.Passage($"What to do: {Ask(lost.Reason, lost.Kind)}"),
                new LetterPart.FactList([
                    new Fact("Since", since),
                    new Fact("Reason", Reason(lost.Reason)),
                    new Fact("What the readings say", AccessLostWording.Why(lost.Kind)),
                ]),
                new LetterPart.Passage(
                    "No administrator is told. Until it is mended, no deadline of these accounts is declared missed; the next digest lists them as not read."
                ),
                new LetterPart.Heading("Accounts"),
                new LetterPart.PlainList([.. lines]),
            ]
        )
        {
            Preview = $"{Reason(lost.Reason)}.",
        };
    }

    private static string Reason(AccessLossReason reason) =>
        reason switch
        {
            AccessLossReason.PlatformIsDown => "The platform is down or out of reach",
            AccessLossReason.SeveralFailAlike => "Several of its accounts fail alike, so the cause lies in what they share",
            _ => "It is our own bill or allowance",
        };

    private static string Ask(AccessLossReason reason, AccessLossKind kind) =>
        (reason, kind) switch
        {
            (AccessLossReason.PlatformIsDown, _) =>
                "look at the platform's status page, and at our own network. Reading goes on by itself.",
            (AccessLossReason.SeveralFailAlike, _) =>
                "look at what these accounts share: the app, its review and its secrets at the platform.",
            (_, AccessLossKind.BillingStopped) => "pay the bill, or buy credits, at the platform.",
            _ => "wait until the allowance is renewed, or raise it at the platform.",
        };
}

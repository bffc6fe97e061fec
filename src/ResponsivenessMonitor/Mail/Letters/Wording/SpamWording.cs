using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Spam that still stands, with links to it.</summary>
internal static class SpamWording
{
    private const int MostShown = 20;

    internal static LetterPart List(LetterAccount account, ValueList<Uri> spam)
    {
        List<ListLine> lines =
        [
            .. spam.Take(MostShown)
                .Select(
                    (address, i) =>
                        new ListLine(
                            $"Spam {i + 1}",
                            KnownHosts.Link($"Open spam {i + 1} on {account.Platform.DisplayName}", account, address) is { } link
                                ? [link]
                                : []
                        )
                ),
        ];
        if (spam.Count > MostShown)
        {
            lines.Add(new ListLine($"… and {spam.Count - MostShown} more"));
        }

        return new LetterPart.PlainList([.. lines]);
    }
}

using ResponsivenessMonitor.CrashPlayer;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Tests.Crashes.Sweep;

/// <summary>Compares what a play came to with what it must come to.</summary>
/// <param name="Lost">Enquiries, notices, letters and digests that should be and are not.</param>
/// <param name="Doubled">Those that are twice, or should not be.</param>
/// <param name="Wrong">What else is not as it should be.</param>
/// <param name="Repeats">The Message-IDs that the mail server took again, once for each time.</param>
internal sealed record Verdict(
    IReadOnlyList<string> Lost,
    IReadOnlyList<string> Doubled,
    IReadOnlyList<string> Wrong,
    IReadOnlyList<string> Repeats
)
{
    /// <summary>Judges a play.</summary>
    /// <param name="played">What it came to.</param>
    /// <param name="unbroken">What the mail server took in a play that nobody killed; null when this is the one.</param>
    /// <param name="inDoubt">The letters that were being sent whenever a process died.</param>
    /// <param name="holds">Whether letters in doubt are held instead of being sent again.</param>
    internal static Verdict Of(PlayedWeek played, PlayedWeek? unbroken, IReadOnlyList<string> inDoubt, bool holds)
    {
        List<string> lost = [];
        List<string> doubled = [];
        Compare(played.Enquiries, ExpectedWeek.Enquiries, "enquiry", lost, doubled);
        Compare(played.Told, [.. ExpectedWeek.Notices.Select(notice => notice.Key)], "notice", lost, doubled);
        Compare(played.Letters, ExpectedWeek.Letters, "letter", lost, doubled);
        Compare(played.Digests, ["2026-10-12", "2026-10-13", "2026-10-14", "2026-10-15", "2026-10-16"], "digest", lost, doubled);
        List<string> wrong = [.. played.Untold.Select(notice => $"not told: {notice}")];
        string[] held = holds ? [.. inDoubt] : [];
        wrong.AddRange(
            played
                .States.Where(letter => letter.Value != Settled(letter.Key, played, held))
                .Select(letter => $"{letter.Key} to {played.Recipients[letter.Key]} is {letter.Value}")
        );
        string[] mustArrive = [.. played.Recipients.Where(letter => !IsRefused(letter.Value)).Select(letter => letter.Key)];
        string[] arrived = [.. played.Delivered.Select(letter => letter.MessageId).Distinct(StringComparer.Ordinal)];
        lost.AddRange(
            mustArrive.Except(arrived, StringComparer.Ordinal).Except(held, StringComparer.Ordinal).Select(id => $"delivery of {id}")
        );
        doubled.AddRange(arrived.Except(mustArrive, StringComparer.Ordinal).Select(id => $"delivery of {id}"));
        string[] repeats =
        [
            .. played
                .Delivered.GroupBy(letter => letter.MessageId, StringComparer.Ordinal)
                .SelectMany(letter => letter.Skip(1))
                .Select(letter => letter.MessageId),
        ];
        doubled.AddRange(repeats.Except(inDoubt, StringComparer.Ordinal).Select(id => $"delivery of {id}, which was in no doubt"));
        wrong.AddRange(OtherBytes(played, unbroken ?? played));
        return new Verdict(lost, doubled, wrong, repeats);
    }

    private static LetterState Settled(string messageId, PlayedWeek played, string[] held) =>
        held.Contains(messageId, StringComparer.Ordinal) ? LetterState.Held
        : IsRefused(played.Recipients[messageId]) ? LetterState.Refused
        : LetterState.Sent;

    private static bool IsRefused(string recipient) => string.Equals(recipient, SweepAccounts.Refused, StringComparison.Ordinal);

    /// <summary>The same Message-ID has the same bytes, in this play and in the one that nobody killed.</summary>
    private static IEnumerable<string> OtherBytes(PlayedWeek played, PlayedWeek unbroken)
    {
        Dictionary<string, string> same = unbroken
            .Delivered.DistinctBy(letter => letter.MessageId, StringComparer.Ordinal)
            .ToDictionary(letter => letter.MessageId, letter => letter.Message, StringComparer.Ordinal);
        return played
            .Delivered.Where(letter =>
                !same.TryGetValue(letter.MessageId, out string? message)
                || !string.Equals(message, letter.Message, StringComparison.Ordinal)
            )
            .Select(letter => $"{letter.MessageId} is not what the play without kills sent");
    }

    private static void Compare(
        IReadOnlyList<string> found,
        IReadOnlyList<string> expected,
        string what,
        List<string> lost,
        List<string> doubled
    )
    {
        Dictionary<string, int> open = expected.CountBy(one => one, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (string one in found)
        {
            int left = open.GetValueOrDefault(one);
            open[one] = left - 1;
            if (left < 1)
            {
                doubled.Add($"{what} {one}");
            }
        }

        lost.AddRange(open.Where(pair => pair.Value > 0).Select(pair => $"{what} {pair.Key}"));
    }
}

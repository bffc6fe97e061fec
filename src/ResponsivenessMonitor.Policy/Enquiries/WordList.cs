using System.Collections.Frozen;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>A reviewable list of words and phrases in one language, read from plain text.</summary>
/// <remarks>
/// One entry a line, in any case; <c>#</c> begins a comment; an entry of several words stands in that order. Matching is by whole words, so
/// <c>not</c> is not in "note"; a hyphen parts words; of the entries that begin with the same word the longest counts. A mark before an entry:
/// <c>*n't</c> matches any word with that ending; <c>^is</c> counts only where a sentence begins; <c>!would love</c> counts for nothing, and so
/// does the shorter entry that it begins with; <c>+ok</c> may accompany other entries and counts for nothing by itself.
/// </remarks>
public sealed class WordList
{
    private readonly FrozenDictionary<string, WordListEntry[]> phrases; // by first word, the longest first
    private readonly WordListEntry[] endings;

    private WordList(IReadOnlyList<WordListEntry> entries)
    {
        endings = [.. entries.Where(entry => entry.Mark == WordListMark.Ending)];
        phrases = entries
            .Where(entry => entry.Mark != WordListMark.Ending)
            .GroupBy(entry => entry.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(entry => entry.Words.Length).ToArray(),
                StringComparer.Ordinal
            );
    }

    /// <summary>A list without entries.</summary>
    public static WordList Empty { get; } = new([]);

    /// <summary>Reads a list.</summary>
    /// <exception cref="FormatException">A line's entry can match nothing.</exception>
    public static WordList Parse(string text) =>
        new([
            .. text.Split('\n')
                .Select((line, i) => (Entry: line.Split('#')[0].Trim(), Number: i + 1))
                .Where(line => line.Entry.Length > 0)
                .Select(line => WordListEntry.Parse(line.Entry, line.Number)),
        ]);

    /// <summary>The first entry that stands in the words, as the list writes it; null when none does.</summary>
    /// <param name="words">Words in lower case, in their order.</param>
    /// <param name="begins">For each word whether a sentence may begin with it; when empty, only the first does.</param>
    public string? FirstIn(ReadOnlySpan<string> words, ReadOnlySpan<bool> begins = default)
    {
        bool isBeginning = true;
        for (int i = 0; i < words.Length; )
        {
            isBeginning |= !begins.IsEmpty && begins[i];
            WordListEntry? entry = LongestAt(words[i..], isBeginning) ?? EndingOf(words[i]);
            if (entry is { Mark: WordListMark.None or WordListMark.Beginning or WordListMark.Ending })
            {
                return entry.Text;
            }

            isBeginning &= entry is { Mark: WordListMark.Accompanying }; // "hi is the pool open" begins with "is"
            i += entry?.Words.Length ?? 1;
        }

        return null;
    }

    /// <summary>
    /// Whether entries cover every one of the words, at least one that does not merely accompany among them; true of no words at all. Only
    /// entries without a mark and accompanying ones cover.
    /// </summary>
    /// <param name="words">Words in lower case, in their order.</param>
    public bool Covers(ReadOnlySpan<string> words)
    {
        bool[] reached = new bool[words.Length + 1]; // reached[i]: the first i words are covered
        bool[] counts = new bool[words.Length + 1]; // counts[i]: and not by accompanying entries only
        reached[0] = true;
        for (int i = 0; i < words.Length; i++)
        {
            foreach (WordListEntry entry in reached[i] ? phrases.GetValueOrDefault(words[i], []) : [])
            {
                if (entry is { Mark: WordListMark.None or WordListMark.Accompanying } && entry.Begins(words[i..]))
                {
                    reached[i + entry.Words.Length] = true;
                    counts[i + entry.Words.Length] |= counts[i] || entry.Mark != WordListMark.Accompanying;
                }
            }
        }

        return words.IsEmpty || counts[^1];
    }

    private WordListEntry? LongestAt(ReadOnlySpan<string> words, bool isBeginning)
    {
        foreach (WordListEntry entry in phrases.GetValueOrDefault(words[0], []))
        {
            if ((isBeginning || entry.Mark != WordListMark.Beginning) && entry.Begins(words))
            {
                return entry;
            }
        }

        return null;
    }

    private WordListEntry? EndingOf(string word) => Array.Find(endings, entry => word.EndsWith(entry.Words[0], StringComparison.Ordinal));
}

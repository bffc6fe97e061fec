using System.Collections.Frozen;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>A reviewable list of words and phrases in one language, read from plain text.</summary>
/// <remarks>
/// One entry a line, in any case; <c>#</c> begins a comment; an entry of several words stands in that order; <c>*ending</c> matches any word with
/// that ending. Matching is by whole words, so <c>not</c> is not in "note"; a hyphen parts words.
/// </remarks>
public sealed class WordList
{
    private const char AnyStem = '*';

    private readonly FrozenDictionary<string, string[][]> phrases; // by first word, the longest first
    private readonly string[] endings;

    private WordList(IReadOnlyList<string[]> entries)
    {
        endings = [.. entries.Where(entry => entry is [[AnyStem, ..]]).Select(entry => entry[0][1..])];
        phrases = entries
            .Where(entry => entry is not [[AnyStem, ..]])
            .GroupBy(entry => entry[0], StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(entry => entry.Length).ToArray(),
                StringComparer.Ordinal
            );
    }

    /// <summary>A list without entries.</summary>
    public static WordList Empty { get; } = new([]);

    /// <summary>Reads a list.</summary>
    public static WordList Parse(string text) =>
        new([
            .. text.Split('\n')
                .Select(line => line.Split('#')[0].Trim().ToLowerInvariant())
                .Where(line => line.Length > 0)
                .Select(line => line.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)),
        ]);

    /// <summary>The first entry that stands in the words, as the list writes it; null when none does.</summary>
    /// <param name="words">Words in lower case, in their order.</param>
    public string? FirstIn(ReadOnlySpan<string> words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (LongestAt(words[i..]) is { } entry)
            {
                return string.Join(' ', entry);
            }

            string word = words[i];
            if (Array.Find(endings, ending => word.EndsWith(ending, StringComparison.Ordinal)) is { } found)
            {
                return AnyStem + found;
            }
        }

        return null;
    }

    /// <summary>Whether entries cover every one of the words; true of no words at all.</summary>
    /// <param name="words">Words in lower case, in their order.</param>
    public bool Covers(ReadOnlySpan<string> words)
    {
        bool[] reached = new bool[words.Length + 1]; // reached[i]: the first i words are covered
        reached[0] = true;
        for (int i = 0; i < words.Length; i++)
        {
            foreach (string[] phrase in reached[i] ? phrases.GetValueOrDefault(words[i], []) : [])
            {
                if (StartsWith(words[i..], phrase))
                {
                    reached[i + phrase.Length] = true;
                }
            }
        }

        return reached[^1];
    }

    private string[]? LongestAt(ReadOnlySpan<string> words)
    {
        foreach (string[] phrase in phrases.GetValueOrDefault(words[0], []))
        {
            if (StartsWith(words, phrase))
            {
                return phrase;
            }
        }

        return null;
    }

    private static bool StartsWith(ReadOnlySpan<string> words, string[] phrase) =>
        words.Length >= phrase.Length && words[..phrase.Length].SequenceEqual(phrase);
}

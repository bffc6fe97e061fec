namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>One line of a word list.</summary>
/// <param name="Text">The line as the list writes it, in lower case, with its mark.</param>
/// <param name="Words">Its words; of an ending the ending alone.</param>
/// <param name="Mark">What the mark says.</param>
internal sealed record WordListEntry(string Text, string[] Words, WordListMark Mark)
{
    internal static WordListEntry Parse(string line, int number)
    {
        string text = PlainText.Of(line).ToLowerInvariant();
        (WordListMark mark, string rest) = text[0] switch
        {
            '*' => (WordListMark.Ending, text[1..]),
            '^' => (WordListMark.Beginning, text[1..]),
            '+' => (WordListMark.Accompanying, text[1..]),
            '!' => (WordListMark.Excepted, text[1..]),
            _ => (WordListMark.None, text),
        };
        string[] words = rest.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        bool isWritten =
            rest is [not ' ', ..]
            && words.All(word => new WordReader(word).Words is [string read] && string.Equals(read, word, StringComparison.Ordinal));
        return isWritten && (mark != WordListMark.Ending || words.Length == 1)
            ? new WordListEntry(text, words, mark)
            : throw new FormatException(
                $"Line {number} of a word list, '{line}', matches nothing: write words of letters, digits and apostrophes, after at most one"
                    + " of the marks * ^ + ! without a space, and one word only after *."
            );
    }

    /// <summary>Whether the words begin with this entry's.</summary>
    internal bool Begins(ReadOnlySpan<string> words) => words.Length >= Words.Length && words[..Words.Length].SequenceEqual(Words);
}

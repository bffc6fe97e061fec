using System.Globalization;
using System.Text;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Reads the words of a text in one pass: letters and digits with their marks, and apostrophes between them.</summary>
internal sealed class WordReader
{
    private const int None = -1;

    private int start = None;
    private bool begins = true;

    internal WordReader(string text)
    {
        int position = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            Take(text, rune, position);
            position += rune.Utf16SequenceLength;
        }

        End(text, position);
    }

    internal List<string> Words { get; } = [];

    /// <summary>For each word whether a sentence may begin with it.</summary>
    internal List<bool> Begins { get; } = [];

    /// <summary>For each word where it begins in the text.</summary>
    internal List<int> Starts { get; } = [];

    private void Take(string text, Rune rune, int position)
    {
        if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber)
        {
            start = start == None ? position : start;
            return;
        }

        bool isMark = IsMark(rune);
        if (start != None && (isMark || rune.Value == '\''))
        {
            return;
        }

        bool joins = isMark || rune.Value is ' ' or '\t' or '\'' || (rune.Value == '-' && start != None);
        End(text, position);
        begins |= !joins;
    }

    private void End(string text, int position)
    {
        if (start == None)
        {
            return;
        }

        Words.Add(text[start..position].TrimEnd('\'').ToLowerInvariant());
        Begins.Add(begins);
        Starts.Add(start);
        begins = false;
        start = None;
    }

    /// <summary>Accents and vowel signs belong to the letter before them. Alone, or choosing how an emoji looks, they are no word.</summary>
    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;
}

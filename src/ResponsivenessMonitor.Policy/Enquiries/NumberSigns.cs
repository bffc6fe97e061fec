using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Finds telephone, card and identity numbers among the groups of digits in a message.</summary>
/// <remarks>
/// A run is groups with at most two of space, hyphen and brackets between them. A number begins with one of its groups and ends with one, so that
/// neither "room 7 07700 900123" nor what follows a number hides it.
/// </remarks>
internal sealed partial class NumberSigns(MessageText text, NumberCues cues)
{
    private const int NoTimeOut = Timeout.Infinite; // every expression here is linear
    private const int LongestNumber = 19; // a card's
    private const int TelephoneCueWords = 4; // "call me back on"
    private const int IdentityCueWords = 2; // "number is"
    private const int IdentityCueWordsAfter = 4; // "is my student number"

    private static readonly LocalDatePattern YearFirst = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly LocalDatePattern DayFirst = LocalDatePattern.CreateWithInvariantCulture("ddMMuuuu");

    private readonly string remaining = text.Remaining;
    private readonly Match[] groups = [.. DigitGroup().Matches(text.Remaining).Cast<Match>()];

    internal SensitiveSigns Found()
    {
        SensitiveSigns signs = SensitiveSigns.None;
        for (int i = 0; i < groups.Length; i++)
        {
            signs |= IsIdentityNumber(i) ? SensitiveSigns.IdentityNumber : SensitiveSigns.None;
            signs |= NumbersFrom(i);
        }

        return signs;
    }

    /// <summary>Telephone and card numbers that begin with a group.</summary>
    private SensitiveSigns NumbersFrom(int first)
    {
        bool isInternational = groups[first].Index > 0 && remaining[groups[first].Index - 1] == '+';
        bool beginsRun = !FollowsInRun(first);
        SensitiveSigns signs = SensitiveSigns.None;
        Span<char> buffer = stackalloc char[LongestNumber];
        List<int> lengths = [];
        int length = 0;
        for (int last = first; last < groups.Length && (last == first || FollowsInRun(last)); last++)
        {
            if (length + groups[last].Length > LongestNumber)
            {
                break;
            }

            groups[last].ValueSpan.CopyTo(buffer[length..]);
            length += groups[last].Length;
            lengths.Add(groups[last].Length);
            ReadOnlySpan<char> digits = buffer[..length];
            bool isTelephone = isInternational
                ? length is >= 9 and <= 15
                : IsNational(digits, lengths) || (beginsRun && IsCuedTelephone(first, digits, lengths));
            signs |= isTelephone ? SensitiveSigns.Telephone : SensitiveSigns.None;
            signs |= !isInternational && IsCard(digits, lengths) ? SensitiveSigns.CardNumber : SensitiveSigns.None;
        }

        return signs;
    }

    /// <summary>
    /// Eleven digits with the trunk prefix, or a foreign number after 00. Ten where they are written in one, in two fives or in pairs: "0900 1700 12"
    /// are hours.
    /// </summary>
    private static bool IsNational(ReadOnlySpan<char> digits, List<int> lengths) =>
        digits switch
        {
            ['0', '1' or '2' or '3' or '7' or '8', ..] when digits.Length == 11 => true,
            ['0', '0', not '0', ..] when digits.Length is >= 12 and <= 15 => lengths[0] > 2,
            ['0', not '0', ..] when digits.Length == 10 => lengths is [10] or [5, 5] || lengths.TrueForAll(length => length == 2),
            _ => false,
        };

    /// <summary>After "call", "mobile" and the like: any long number but hours of the day, and a short one that is no date.</summary>
    private bool IsCuedTelephone(int first, ReadOnlySpan<char> digits, List<int> lengths)
    {
        bool mayBe = digits.Length switch
        {
            >= 9 and <= 15 => !lengths.TrueForAll(length => length == 4),
            7 or 8 => lengths is [3, 4] || (lengths is [_] && !IsDateToCome(digits.ToString())),
            _ => false,
        };
        return mayBe && IsAfter(cues.Telephone, groups[first], TelephoneCueWords);
    }

    /// <summary>ISO/IEC 7812-1: 13 to 19 digits of which the last checks the others, in groups of three at least.</summary>
    private static bool IsCard(ReadOnlySpan<char> digits, List<int> lengths)
    {
        bool isWrittenSo = digits.Length >= 13 && lengths.TrueForAll(length => length >= 3);
        if (!isWrittenSo || digits is not ([>= '3' and <= '6', ..] or ['2', >= '2' and <= '7', ..]))
        {
            return false;
        }

        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }

    /// <summary>
    /// Seven to ten digits beside a word that makes them one. Without it seven to nine that stand alone and are neither a round number, an amount
    /// of money nor a date to come: hardly anything else has so many.
    /// </summary>
    private bool IsIdentityNumber(int index)
    {
        Match group = groups[index];
        bool isCued =
            group.Length is >= 7 and <= 10
            && (IsAfter(cues.Identity, group, IdentityCueWords) || cues.Identity.FirstIn(After(group)) is not null);
        return isCued
            || (
                group.Length is >= 7 and <= 9
                && StandsAlone(index)
                && !group.Value.EndsWith("000", StringComparison.Ordinal)
                && !IsDateToCome(group.Value)
            );
    }

    private bool StandsAlone(int index)
    {
        Match group = groups[index];
        int end = group.Index + group.Length;
        return !FollowsInRun(index)
            && !(index + 1 < groups.Length && FollowsInRun(index + 1))
            && !PartOfMore().IsMatch(remaining.AsSpan()[Math.Max(0, group.Index - 2)..group.Index])
            && !MoreOfIt().IsMatch(remaining.AsSpan()[end..Math.Min(remaining.Length, end + 2)]);
    }

    private bool IsAfter(WordList cue, Match group, int words) => cue.FirstIn(text.WordsBefore(group.Index, words)) is not null;

    private ReadOnlySpan<string> After(Match group) => text.WordsAfter(group.Index + group.Length, IdentityCueWordsAfter);

    /// <summary>Whether a group goes on with the run of the group before it.</summary>
    private bool FollowsInRun(int index)
    {
        if (index == 0)
        {
            return false;
        }

        int end = groups[index - 1].Index + groups[index - 1].Length;
        return groups[index].Index - end <= 2 && !remaining.AsSpan()[end..groups[index].Index].ContainsAnyExcept(" ()-");
    }

    /// <summary>Whether eight digits read as a date, in either order, after the years of birth.</summary>
    private static bool IsDateToCome(string digits) => IsToCome(YearFirst.Parse(digits)) || IsToCome(DayFirst.Parse(digits));

    private static bool IsToCome(ParseResult<LocalDate> date) => date.Success && date.Value.Year is > Sensitivity.LatestBirth and < 2100;

    // Letters, a plus or currency sign, or a number's earlier digits.
    [GeneratedRegex(@"(?:[\w+\p{Sc}]|[0-9][.,])\z", RegexOptions.CultureInvariant, NoTimeOut)]
    private static partial Regex PartOfMore();

    // Letters, or a number's later digits.
    [GeneratedRegex(@"\A(?:\w|[.,][0-9])", RegexOptions.CultureInvariant, NoTimeOut)]
    private static partial Regex MoreOfIt();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, NoTimeOut)]
    private static partial Regex DigitGroup();
}

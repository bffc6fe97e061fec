using System.Collections.Frozen;
using System.Reflection;

namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>The word lists that triage goes by, with the languages they cover. Data, reviewed by people; see <c>Enquiries/Words</c>.</summary>
/// <param name="Languages">Primary language subtags that the lists cover, in lower case, such as <c>en</c>.</param>
/// <param name="Asking">Words that ask or complain.</param>
/// <param name="Thanks">Words of thanks and praise.</param>
/// <param name="Sensitive">Words of a student's personal or financial matters (¶15 d).</param>
/// <param name="Offline">Words with which an answer directs an enquirer offline (¶15 d).</param>
/// <param name="Cues">Words beside which a number is more than a number.</param>
public sealed record WordLists(
    FrozenSet<string> Languages,
    WordList Asking,
    WordList Thanks,
    WordList Sensitive,
    WordList Offline,
    NumberCues Cues
)
{
    /// <summary>The lists that come with the product, in English.</summary>
    public static WordLists English { get; } =
        new(
            FrozenSet.Create(StringComparer.Ordinal, "en"),
            Read("asking"),
            Read("thanks"),
            Read("sensitive"),
            Read("offline"),
            new NumberCues(Read("number-telephone"), Read("number-account"), Read("number-identity"))
        );

    private static WordList Read(string name)
    {
        Assembly assembly = typeof(WordLists).Assembly;
        using Stream stream =
            assembly.GetManifestResourceStream($"{typeof(WordLists).Namespace}.Words.English.{name}.txt")
            ?? throw new InvalidOperationException($"The word list '{name}' is missing from {assembly.GetName().Name}.");
        using StreamReader reader = new(stream);
        return WordList.Parse(reader.ReadToEnd());
    }
}

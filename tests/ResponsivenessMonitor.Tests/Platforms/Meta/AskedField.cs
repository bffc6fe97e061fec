namespace ResponsivenessMonitor.Tests.Platforms.Meta;

/// <summary>A field as a call names it, such as <c>comments.order(chronological).limit(50){id,from}</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">What stands behind the name.</param>
/// <param name="Fields">What is asked for of it; empty where nothing is said.</param>
internal sealed record AskedField(string Name, IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<AskedField> Fields)
{
    /// <summary>Reads the parameter <c>fields</c>.</summary>
    /// <exception cref="FormatException">It is not written as the Graph API reads it.</exception>
    internal static IReadOnlyList<AskedField> Parse(string text)
    {
        int at = 0;
        IReadOnlyList<AskedField> fields = List(text, ref at);
        return at == text.Length ? fields : throw new FormatException($"'{text}' goes on at {at}.");
    }

    internal string? this[string parameter] => Parameters.GetValueOrDefault(parameter);

    private static List<AskedField> List(string text, ref int at)
    {
        List<AskedField> fields = [One(text, ref at)];
        while (at < text.Length && text[at] == ',')
        {
            at++;
            fields.Add(One(text, ref at));
        }

        return fields;
    }

    private static AskedField One(string text, ref int at)
    {
        string name = Word(text, ref at);
        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        while (at < text.Length && text[at] == '.')
        {
            at++;
            string parameter = Word(text, ref at);
            Expect(text, ref at, '(');
            int end = text.IndexOf(')', at);
            parameters.Add(parameter, text[at..end]);
            at = end + 1;
        }

        List<AskedField> fields = [];
        if (at < text.Length && text[at] == '{')
        {
            at++;
            fields = List(text, ref at);
            Expect(text, ref at, '}');
        }

        return new AskedField(name, parameters, fields);
    }

    private static string Word(string text, ref int at)
    {
        int begin = at;
        while (at < text.Length && (char.IsAsciiLetterLower(text[at]) || char.IsAsciiDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return at > begin ? text[begin..at] : throw new FormatException($"'{text}' has no name at {begin}.");
    }

    private static void Expect(string text, ref int at, char sign)
    {
        if (at >= text.Length || text[at] != sign)
        {
            throw new FormatException($"'{text}' has no '{sign}' at {at}.");
        }

        at++;
    }
}

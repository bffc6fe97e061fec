using NodaTime;

namespace ResponsivenessMonitor.Commands;

/// <summary>Names of time zones, with a suggestion for one that is misspelt.</summary>
internal static class ZoneText
{
    private const int Suggestions = 3;

    /// <exception cref="FormatException">There is no such IANA zone.</exception>
    internal static DateTimeZone Read(string text) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(text)
        ?? throw new FormatException($"there is no time zone '{text}'; {Suggest(text)} Zones are IANA names such as Europe/London.");

    private static string Suggest(string text)
    {
        string asked = text.Trim().Replace(' ', '_').ToUpperInvariant();
        string[] near =
        [
            .. DateTimeZoneProviders
                .Tzdb.Ids.Where(id => !id.StartsWith("Etc/", StringComparison.Ordinal)) // whose signs are the other way round
                .Select(id => (Id: id, Distance: Distance(asked, id.ToUpperInvariant())))
                .Where(candidate => candidate.Distance <= Math.Max(1, asked.Length / 4))
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Id, StringComparer.Ordinal)
                .Take(Suggestions)
                .Select(candidate => candidate.Id),
        ];
        return near.Length == 0 ? "none is spelt nearly so." : $"did you mean {string.Join(" or ", near)}?";
    }

    /// <summary>The edits between two names, or between the first and the second's city alone.</summary>
    private static int Distance(string asked, string id)
    {
        string city = id[(id.LastIndexOf('/') + 1)..];
        return asked.Contains('/', StringComparison.Ordinal)
            ? Spelling.Edits(asked, id)
            : Math.Min(Spelling.Edits(asked, id), Spelling.Edits(asked, city));
    }
}

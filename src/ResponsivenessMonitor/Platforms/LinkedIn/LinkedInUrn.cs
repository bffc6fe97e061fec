using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>A comment, whichever way LinkedIn wrote its name; as a text <c>urn:li:comment:(urn:li:activity:A,C)</c>.</summary>
/// <param name="Thread">The URN of what it stands below, such as <c>urn:li:activity:A</c>; a reply names the same as the comment it replies to.</param>
/// <param name="Number">Its number, in digits.</param>
internal readonly record struct CommentUrn(string Thread, string Number)
{
    /// <summary>The name by which it is known here and asked for.</summary>
    public override string ToString() => $"urn:li:comment:({Thread},{Number})";

    /// <summary>The name as addresses of LinkedIn's own pages have it: <c>urn:li:comment:(activity:A,C)</c>.</summary>
    internal string Short => $"urn:li:comment:({Thread[LinkedInUrn.Prefix.Length..]},{Number})";
}

/// <summary>Reads the names of things on LinkedIn. What is no such name is none, and is asked for nowhere.</summary>
internal static partial class LinkedInUrn
{
    internal const string Prefix = "urn:li:";
    private const string Organisation = "urn:li:organization:";

    /// <summary>The URN of a Page.</summary>
    internal static string OfOrganisation(long id) => $"{Organisation}{id.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>The number of a Page, from its URN; null when it is none.</summary>
    internal static string? OrganisationNumber(string? urn) =>
        urn is not null && urn.StartsWith(Organisation, StringComparison.Ordinal) && IsNumber(urn[Organisation.Length..])
            ? urn[Organisation.Length..]
            : null;

    /// <summary>Whether a URN is that of a Page, and not of a person.</summary>
    internal static bool IsOrganisation(string urn) => urn.StartsWith(Organisation, StringComparison.Ordinal);

    internal static bool IsNumber(string text) => text.Length is > 0 and <= 20 && text.All(char.IsAsciiDigit);

    /// <summary>The comment that a URN names, in the long form or the one of notifications; null when it names none.</summary>
    internal static CommentUrn? Comment(string? urn) =>
        urn is { Length: < 200 } && Comments().Match(urn) is { Success: true } match
            ? new CommentUrn($"{Prefix}{match.Groups["kind"].Value}:{match.Groups["on"].Value}", match.Groups["id"].Value)
            : null;

    /// <summary>The URN, if it is that of a post: an activity, a share or a ugcPost.</summary>
    internal static string? Post(string? urn) => urn is { Length: < 100 } && Posts().IsMatch(urn) ? urn : null;

    /// <summary>The URN, if it is that of somebody: a person or a Page.</summary>
    internal static string? Actor(string? urn) => urn is { Length: < 200 } && Actors().IsMatch(urn) ? urn : null;

    [GeneratedRegex(
        @"^urn:li:comment:\((?:urn:li:)?(?<kind>activity|share|ugcPost):(?<on>[0-9]{1,20}),(?<id>[0-9]{1,20})\)\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"^urn:li:(?:activity|share|ugcPost):[0-9]{1,20}\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Posts();

    [GeneratedRegex(@"^urn:li:[A-Za-z]{1,40}:[A-Za-z0-9_-]{1,100}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Actors();
}

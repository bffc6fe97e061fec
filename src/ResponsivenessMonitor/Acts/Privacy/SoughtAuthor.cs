using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Acts.Privacy;

/// <summary>An outside author who is looked for.</summary>
/// <param name="Name">As a person named them.</param>
/// <param name="Ids">By what ids the platform may have given them.</param>
/// <param name="Keys">The keyed hashes of these, by which they would be kept.</param>
internal sealed record SoughtAuthor(AuthorName Name, IReadOnlyList<string> Ids, IReadOnlyList<string> Keys);

/// <summary>Whether an author can be looked for.</summary>
internal abstract record AuthorSearch
{
    private AuthorSearch() { }

    /// <summary>They can.</summary>
    internal sealed record For(SoughtAuthor Author) : AuthorSearch;

    /// <summary>They cannot.</summary>
    /// <param name="Why">Why, and what to do, as a sentence.</param>
    internal sealed record Refused(string Why) : AuthorSearch;
}

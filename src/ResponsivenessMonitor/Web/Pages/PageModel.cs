using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Web.Pages;

/// <summary>A page in its final words, before it becomes HTML.</summary>
/// <param name="Headline">The one heading of first rank; also the title.</param>
/// <param name="Parts">What it says, in order.</param>
/// <param name="Foot">What is said at its end, in small print.</param>
public sealed record PageModel(string Headline, ValueList<PagePart> Parts, PageLine Foot)
{
    /// <summary>Whether it has wide tables.</summary>
    public bool IsWide { get; init; }
}

using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Web.Pages;

/// <summary>A part of a page.</summary>
public abstract record PagePart
{
    private PagePart() { }

    /// <summary>What just became of something; read first.</summary>
    public sealed record Banner(BannerKind Kind, PageLine Text) : PagePart;

    /// <summary>What was wrong in a form, with links to its fields.</summary>
    public sealed record Faults(ValueList<PageFault> All) : PagePart;

    /// <summary>A line above the parts that follow.</summary>
    public sealed record Heading(string Text) : PagePart;

    /// <summary>A paragraph.</summary>
    public sealed record Passage(PageLine Text) : PagePart;

    /// <summary>Facts, each with its name.</summary>
    public sealed record FactList(ValueList<PageFact> Facts) : PagePart;

    /// <summary>Lines of equal weight.</summary>
    public sealed record PlainList(ValueList<PageLine> Lines) : PagePart;

    /// <summary>Things with a name and facts each, one under the other.</summary>
    public sealed record CardList(ValueList<PageCard> Cards) : PagePart;

    /// <summary>Rows and columns; wide ones scroll by themselves, and on a telephone each row is a card.</summary>
    /// <param name="Name">What it shows.</param>
    /// <param name="Columns">The names of the columns, that of the rows first.</param>
    /// <param name="Rows">The rows; each has a cell for every column, the first of which names it.</param>
    public sealed record Table(string Name, ValueList<string> Columns, ValueList<ValueList<PageLine>> Rows) : PagePart
    {
        /// <summary>Whether its name stands above it already.</summary>
        public bool IsNamedAbove { get; init; }
    }

    /// <summary>Something that can be done.</summary>
    public sealed record Form(PageForm Of) : PagePart;
}

/// <summary>What a banner tells.</summary>
public enum BannerKind
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>Nothing was changed.</summary>
    Unchanged,

    /// <summary>Something went wrong.</summary>
    Fault,
}

/// <summary>A fact and its name.</summary>
public sealed record PageFact(string Name, PageLine Text);

/// <summary>One thing of several.</summary>
public sealed record PageCard(string Name, ValueList<PageFact> Facts, ValueList<PageLine> Links);

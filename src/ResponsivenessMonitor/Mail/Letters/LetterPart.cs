using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>A part of a letter.</summary>
public abstract record LetterPart
{
    private LetterPart() { }

    /// <summary>A line above the parts that follow.</summary>
    public sealed record Heading(string Text) : LetterPart;

    /// <summary>A paragraph.</summary>
    public sealed record Passage(string Text) : LetterPart;

    /// <summary>Enquiries, one under the other.</summary>
    public sealed record EnquiryList(ValueList<EnquiryCard> Enquiries) : LetterPart;

    /// <summary>What can be done about it: links that look like buttons, the first one before the others.</summary>
    public sealed record Actions(ValueList<LetterLink> Links) : LetterPart;

    /// <summary>Facts, each with its name.</summary>
    public sealed record FactList(ValueList<Fact> Facts) : LetterPart;

    /// <summary>Figures, period by period.</summary>
    /// <param name="Columns">The names of the columns, that of the rows first.</param>
    /// <param name="Rows">The rows, each with a cell for every further column.</param>
    public sealed record FigureTable(ValueList<string> Columns, ValueList<FigureRow> Rows) : LetterPart;

    /// <summary>A share, said in words and drawn as a small bar.</summary>
    /// <param name="Label">What it is of, such as <c>Last week</c>.</param>
    /// <param name="Share">How much of the bar is filled, 0 to 1.</param>
    /// <param name="Text">The same in words, with its goal and count; the plain text has no more than label and words.</param>
    /// <param name="Goal">Where the goal is marked, 0 to 1; null where there is none.</param>
    public sealed record Bar(string Label, double Share, string Text, double? Goal = null) : LetterPart;

    /// <summary>Lines of equal weight.</summary>
    public sealed record PlainList(ValueList<ListLine> Lines) : LetterPart;
}

/// <summary>A fact and its name.</summary>
public sealed record Fact(string Name, string Text);

/// <summary>One enquiry as it is shown.</summary>
/// <param name="State">How it stands, in words: what is due, and when.</param>
/// <param name="Tone">How grave that is; the words say so too.</param>
/// <param name="Facts">What it is, why that deadline, how long it has waited.</param>
/// <param name="Advice">What else is to be known or done.</param>
/// <param name="Quote">A few of its words, or null.</param>
/// <param name="Actions">Where it stands and where it is settled otherwise; perhaps none.</param>
public sealed record EnquiryCard(
    string State,
    CardTone Tone,
    ValueList<Fact> Facts,
    ValueList<string> Advice,
    string? Quote,
    ValueList<LetterLink> Actions
);

/// <summary>How grave the state of an enquiry is.</summary>
public enum CardTone
{
    /// <summary>There is time left.</summary>
    Calm,

    /// <summary>A target passed, and there is time left for the last.</summary>
    Warning,

    /// <summary>It is overdue.</summary>
    Alarm,
}

/// <summary>The figures of one period or account.</summary>
public sealed record FigureRow(string Name, ValueList<FigureCell> Cells);

/// <summary>A line of a list, and where it leads.</summary>
public sealed record ListLine(string Text, ValueList<LetterLink> Links)
{
    /// <summary>A line that leads nowhere.</summary>
    public ListLine(string text)
        : this(text, []) { }
}

using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Web.Pages;

/// <summary>One thing that can be done, with what must be said for it.</summary>
/// <param name="Act">What the button sends, so that a page may have several forms.</param>
/// <param name="Heading">What it is.</param>
/// <param name="Explains">What will happen.</param>
/// <param name="Button">The button's words.</param>
public sealed record PageForm(string Act, string Heading, PageLine Explains, string Button)
{
    /// <summary>The field whose value names the act.</summary>
    public const string ActField = "act";

    /// <summary>What is asked, in groups; often nothing.</summary>
    public ValueList<PageFieldGroup> Groups { get; init; } = [];
}

/// <summary>Fields that belong together.</summary>
/// <param name="Legend">What they ask together.</param>
/// <param name="Hint">What helps to fill them in, or empty.</param>
/// <param name="Fields">The fields.</param>
public sealed record PageFieldGroup(string Legend, string Hint, ValueList<PageField> Fields);

/// <summary>A field of a form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What it asks.</param>
/// <param name="Kind">What is written into it.</param>
/// <param name="Value">What stands in it.</param>
public sealed record PageField(string Name, string Label, FieldKind Kind, string Value)
{
    /// <summary>The lowest value, or empty.</summary>
    public string Lowest { get; init; } = string.Empty;

    /// <summary>The highest value, or empty.</summary>
    public string Highest { get; init; } = string.Empty;

    /// <summary>What is wrong with what was written; empty when nothing is.</summary>
    public string Fault { get; init; } = string.Empty;

    /// <summary>Whether it may not be left empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What can be chosen; each with its value.</summary>
    public ValueList<PageChoice> Choices { get; init; } = [];

    /// <summary>The field's id on the page.</summary>
    internal string IdIn(PageForm form) => $"{form.Act}-{Name}";
}

/// <summary>One of several that can be chosen.</summary>
public sealed record PageChoice(string Value, PageLine Label);

/// <summary>What was wrong with a field, and where it is.</summary>
/// <param name="Id">The field's id on the page.</param>
/// <param name="Text">What was wrong, and how to mend it.</param>
public sealed record PageFault(string Id, string Text);

/// <summary>What is written into a field.</summary>
public enum FieldKind
{
    /// <summary>A date.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>The address of a page of the web.</summary>
    Link,

    /// <summary>One of its choices.</summary>
    Choice,
}

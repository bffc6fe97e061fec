using ResponsivenessMonitor.Mail.Letters;

namespace ResponsivenessMonitor.Web.Pages;

/// <summary>A stretch of a line of a page.</summary>
public abstract record PageRun
{
    private PageRun() { }

    /// <summary>Words; what is from outside has been through <see cref="ForeignText"/>.</summary>
    public sealed record Words(string Text) : PageRun;

    /// <summary>A time, for people and for programs.</summary>
    /// <param name="Text">As people read it.</param>
    /// <param name="Machine">The same as ISO 8601.</param>
    public sealed record Time(string Text, string Machine) : PageRun;

    /// <summary>A link to a page of the web.</summary>
    public sealed record Link(LetterLink Target) : PageRun;
}

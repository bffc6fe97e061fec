using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>What a link of one purpose shows, and what its buttons do.</summary>
internal abstract class ActionPage
{
    internal abstract LinkPurpose Purpose { get; }

    /// <summary>The button that RFC 8058's one click stands for, or null where there is none.</summary>
    internal virtual string? OneClick => null;

    /// <summary>What will happen, and to what; changes nothing.</summary>
    /// <param name="visit">Who came, with what.</param>
    /// <param name="form">What was sent and was wrong, to be kept; else none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal abstract Task<ActionView> ShowAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken);

    /// <summary>Does what a button says.</summary>
    internal abstract Task<ActionAnswer> ActAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken);
}

/// <summary>What an action page shows.</summary>
/// <param name="Headline">What it is about.</param>
/// <param name="Facts">To what something would happen, and how that stands now.</param>
internal sealed record ActionView(string Headline, ValueList<PageFact> Facts)
{
    /// <summary>What is to be known before anything is done, or why nothing can be.</summary>
    internal ValueList<PagePart> Says { get; init; } = [];

    /// <summary>What can be done; nothing once it is done.</summary>
    internal ValueList<PageForm> Forms { get; init; } = [];
}

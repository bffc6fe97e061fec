namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Whether somebody who came with a link of ours may be there.</summary>
internal abstract record Arrival
{
    private Arrival() { }

    /// <summary>They may.</summary>
    internal sealed record Here(ActionVisit Visit) : Arrival;

    /// <summary>What the link is of is no longer kept.</summary>
    internal sealed record Gone : Arrival;

    /// <summary>The register no longer names them in the role for which the link was made.</summary>
    internal sealed record NotTheirs : Arrival;
}

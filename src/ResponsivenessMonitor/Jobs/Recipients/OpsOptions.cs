namespace ResponsivenessMonitor.Jobs.Recipients;

/// <summary>Those who run this service; section <c>Ops</c>.</summary>
internal sealed class OpsOptions
{
    internal const string Section = "Ops";

    /// <summary>Where their letters go; empty when nobody is to be written to.</summary>
    public string Address { get; set; } = string.Empty;

    /// <summary>The name their letters use.</summary>
    public string Name { get; set; } = "Operations";
}

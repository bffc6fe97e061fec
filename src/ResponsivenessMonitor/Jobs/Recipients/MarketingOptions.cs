namespace ResponsivenessMonitor.Jobs.Recipients;

/// <summary>The Marketing Service; section <c>Marketing</c>.</summary>
internal sealed class MarketingOptions
{
    internal const string Section = "Marketing";

    /// <summary>Where its letters go.</summary>
    public string Address { get; set; } = string.Empty;

    /// <summary>The name its letters use.</summary>
    public string Name { get; set; } = "Marketing Service";

    /// <summary>The calendar its digests keep to.</summary>
    public string Calendar { get; set; } = "default";

    /// <summary>The local time of the digest.</summary>
    public TimeOnly DigestAt { get; set; } = new(8, 30);
}

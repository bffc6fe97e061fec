namespace ResponsivenessMonitor.Jobs;

/// <summary>How often the service looks at what is due; section <c>Ticks</c>. Times of day come from the office calendar, never from here.</summary>
internal sealed class TickOptions
{
    internal const string Section = "Ticks";

    /// <summary>From one look for accounts to read to the next.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>From one look at enquiries, visits, cases, digests and letters to the next.</summary>
    public TimeSpan Decide { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>From one erasure to the next.</summary>
    public TimeSpan Prune { get; set; } = TimeSpan.FromMinutes(10);
}

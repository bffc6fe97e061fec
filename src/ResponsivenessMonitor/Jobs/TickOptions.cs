namespace ResponsivenessMonitor.Jobs;

/// <summary>How often the service looks at what is due; section <c>Ticks</c>. Times of day come from the office calendar, never from here.</summary>
internal sealed class TickOptions
{
    internal const string Section = "Ticks";

    /// <summary>From one look for accounts to read to the next.</summary>
    [Setting(From = "00:00:00.1", To = "01:00:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The same for enquiries, visits, reviews, digests and letters; a lapse is noticed no sooner.</summary>
    [Setting(From = "00:00:00.1", To = "01:00:00")]
    public TimeSpan Decide { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>From one erasure to the next.</summary>
    [Setting(From = "00:00:00.1", To = "01:00:00")]
    public TimeSpan Prune { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>From one look for what must not be to the next, by all processes together.</summary>
    [Setting(From = "00:00:00.1", To = "01:00:00")]
    public TimeSpan Reconcile { get; set; } = TimeSpan.FromMinutes(5);

    internal IEnumerable<string> Faults() =>
        new[] { (nameof(Poll), Poll), (nameof(Decide), Decide), (nameof(Prune), Prune), (nameof(Reconcile), Reconcile) }
            .Where(tick => tick.Item2 < TimeSpan.FromMilliseconds(100) || tick.Item2 > TimeSpan.FromHours(1))
            .Select(tick =>
                $"{Section}:{tick.Item1} must be from 00:00:00.1 to 01:00:00; it says how often the service looks at what is due."
            );
}

using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Jobs.Pruning;

/// <summary>How long a platform's terms allow what it shows to be kept, where that is less than what is kept of others (§7).</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Authors">By what somebody could be recognised.</param>
/// <param name="Words">What they wrote, and where it stands once nobody waits there any more.</param>
internal sealed record StorageTerms(Platform Platform, Duration Authors, Duration Words)
{
    /// <summary>LinkedIn allows 24 hours for data of profiles and 48 for what members do.</summary>
    internal static StorageTerms LinkedIn { get; } = new(Platform.LinkedIn, Duration.FromHours(24), Duration.FromHours(48));
}

using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Recipients;

/// <summary>Who gets a letter in which role.</summary>
/// <param name="Role">The role the notices are for.</param>
/// <param name="Name">The recipient's name.</param>
/// <param name="Address">Their address.</param>
/// <param name="PersonId">The person, or null for Marketing and ops.</param>
internal sealed record Recipient(Role Role, string Name, string Address, long? PersonId)
{
    /// <summary>While an account rehearses, whom the letter would have gone to; else null.</summary>
    internal string? WouldHaveGoneTo { get; init; }

    /// <summary>When they stand in for somebody who handed over, whom; else null.</summary>
    internal string? InsteadOf { get; init; }
}

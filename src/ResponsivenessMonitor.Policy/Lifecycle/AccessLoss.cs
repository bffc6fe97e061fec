using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>An account that we cannot read at present.</summary>
/// <param name="Account">Which; its platform is the slug's.</param>
/// <param name="Kind">How the access was lost.</param>
/// <param name="Since">The first reading that failed so.</param>
public sealed record AccessLoss(AccountId Account, AccessLossKind Kind, Instant Since);

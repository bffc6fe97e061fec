using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>What refusals say of our access or of the account. Pure.</summary>
internal static class YouTubeState
{
    /// <summary>How long nothing is asked where the quota of a day that has just begun is said to be used up.</summary>
    private static readonly Duration AfterReset = Duration.FromMinutes(5);

    /// <summary>What a reading returns for a refusal.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="what">What was asked for.</param>
    /// <param name="isOwner">Whether the consent is known to be the channel's own: what befalls who consented befalls the channel then.</param>
    internal static Reading ReadingOf(YouTubeRefusal refusal, string what, bool isOwner) =>
        refusal.Trouble switch
        {
            YouTubeTrouble.Token or YouTubeTrouble.Key => new Reading.AccessLost(AccessLossKind.TokenRevoked),
            YouTubeTrouble.Scope or YouTubeTrouble.ApiOff or YouTubeTrouble.KeyRestricted => new Reading.AccessLost(
                AccessLossKind.ScopeMissing
            ),
            YouTubeTrouble.Forbidden => new Reading.AccessLost(AccessLossKind.RoleLost),
            YouTubeTrouble.Rate => new Reading.RateLimited(LimitScope.Access, refusal.Again),
            YouTubeTrouble.Quota when YouTubeQuota.IsJustReset(refusal.CameAt) => new Reading.RateLimited(
                LimitScope.Access,
                refusal.CameAt + AfterReset
            ),
            YouTubeTrouble.Quota => new Reading.QuotaSpent(LimitScope.Access, YouTubeQuota.ResetAfter(refusal.CameAt)),
            YouTubeTrouble.ChannelSuspended => new Reading.AccountGone(GoneKind.Suspended),
            YouTubeTrouble.ChannelClosed => new Reading.AccountGone(GoneKind.Deactivated),
            YouTubeTrouble.UserSuspended when isOwner => new Reading.AccountGone(GoneKind.Suspended),
            YouTubeTrouble.UserClosed when isOwner => new Reading.AccountGone(GoneKind.Deactivated),
            YouTubeTrouble.UserSuspended or YouTubeTrouble.UserClosed => new Reading.AccessLost(AccessLossKind.RoleLost),
            _ => new Reading.Unreachable($"{what} was refused: {Words(refusal)}"),
        };

    /// <summary>A refusal in YouTube's own word for it.</summary>
    internal static string Words(YouTubeRefusal refusal) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(int)refusal.Status} {(refusal.Reason.Length > 0 ? refusal.Reason : "it does not say why")}"
        );
}

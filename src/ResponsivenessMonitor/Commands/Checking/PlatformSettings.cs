using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Commands.Checking;

/// <summary>Says which settings of platforms may be missing and will be missed, by the accounts that are read there.</summary>
internal static class PlatformSettings
{
    internal static void Tell(Room room, IReadOnlyCollection<(Account Account, AccessReference Access)> readable)
    {
        foreach (Platform platform in PlatformsOf(readable.Where(pair => !pair.Access.IsReplay)))
        {
            if (room.Get<ReadsBudget>().PricesOf(platform) is { Budget: null } prices)
            {
                room.Error.WriteLine(
                    $"Settings: {prices.BudgetSetting} is not stated; nothing limits what reading an account on {platform.DisplayName} may cost ({prices.OfOne})."
                );
            }
        }

        foreach (Platform platform in PlatformsOf(readable.Where(pair => pair.Access.IsConnected)))
        {
            if (
                room.Get<IEnumerable<ITokenGrants>>().FirstOrDefault(one => one.Platform == platform) is
                { RenewsByApp: true, Lacks: { } lacks }
            )
            {
                room.Error.WriteLine($"Settings: {lacks}; without it what was consented to there is not renewed, and soon ends.");
            }
        }
    }

    private static IEnumerable<Platform> PlatformsOf(IEnumerable<(Account Account, AccessReference Access)> accounts) =>
        accounts.Select(pair => pair.Account.Platform).Distinct().OrderBy(platform => platform.Name, StringComparer.Ordinal);
}

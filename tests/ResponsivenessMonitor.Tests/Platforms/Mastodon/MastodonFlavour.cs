using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.Mastodon;

/// <summary>How the servers of one software differ from the others'.</summary>
/// <param name="Name">The software.</param>
/// <param name="Id">The id of the n-th thing that it keeps.</param>
internal sealed record MastodonFlavour(string Name, Func<int, string> Id)
{
    private const string NoExpiry = "tokens do not run out by themselves";
    private const string NoSwitch = "an account is deleted or stays; there is nothing between";

    /// <summary>Entries of a list at most, whatever is asked for.</summary>
    internal int PageSize { get; init; } = 5;

    internal bool HasLink { get; init; } = true;

    /// <summary>Whether it sends only the types that are asked for; true, false, or null where a type that it does not know is refused.</summary>
    internal bool? KnowsTypes { get; init; } = true;

    internal bool GivesSeveral { get; init; }

    /// <summary>Null where it says nothing of limits.</summary>
    internal bool? ResetIsEpoch { get; init; }

    /// <summary>How it writes errors.</summary>
    internal Func<string, string> Error { get; init; } = words => $$"""{"error":"{{words}}"}""";

    internal bool ShowsAccountsToAnybody { get; init; } = true;

    internal bool HasLikes { get; init; } = true;

    /// <summary>Whether ids are numbers in its JSON.</summary>
    internal bool IdsAreNumbers { get; init; }

    internal string Revoked { get; init; } = "The access token was revoked";

    internal IReadOnlyDictionary<StageAct, string> Lacks { get; init; } = new Dictionary<StageAct, string>();

    internal static MastodonFlavour Mastodon { get; } =
        new("Mastodon", n => (117_020_457_910_412_882 + ((long)n * 65_536)).ToString(CultureInfo.InvariantCulture))
        {
            GivesSeveral = true,
            ResetIsEpoch = false,
            Lacks = Without((StageAct.Deactivate, NoSwitch), (StageAct.ExpireToken, NoExpiry)),
        };

    internal static MastodonFlavour GoToSocial { get; } =
        new("GoToSocial", n => string.Create(CultureInfo.InvariantCulture, $"01M81F5{n:D6}EEJ3MA2F410AG"))
        {
            KnowsTypes = false,
            ResetIsEpoch = true,
            ShowsAccountsToAnybody = false,
            Revoked = "Unauthorized: token not supplied",
            Lacks = Without(
                (StageAct.Deactivate, NoSwitch),
                (StageAct.ExpireToken, NoExpiry),
                (
                    StageAct.Suspend,
                    "the token of a suspended account is refused as any unknown one, and nobody is shown accounts without a token"
                ),
                (
                    StageAct.DeleteAccount,
                    "the token of a deleted account is refused as any unknown one, and nobody is shown accounts without a token"
                ),
                (StageAct.Rename, "names never change")
            ),
        };

    internal static MastodonFlavour Hollo { get; } =
        new("Hollo", n => string.Create(CultureInfo.InvariantCulture, $"0199b3c4-1e5a-7{n % 1000:D3}-8a2f-{n:x12}"))
        {
            Lacks = Without(
                (StageAct.Deactivate, NoSwitch),
                (StageAct.ExpireToken, NoExpiry),
                (StageAct.Suspend, "a server of its owner's own suspends nobody"),
                (StageAct.Rename, "names never change"),
                (StageAct.Throttle, "it limits no calls"),
                (StageAct.TellBudget, "it limits no calls")
            ),
        };

    /// <summary>Its ids fall while time goes on, so that whoever compares them goes wrong.</summary>
    internal static MastodonFlavour Pleroma { get; } =
        new("Pleroma", n => (9_007_199_254_740_000 - ((long)n * 7_919)).ToString(CultureInfo.InvariantCulture))
        {
            KnowsTypes = null,
            IdsAreNumbers = true,
            Error = _ => string.Empty,
            Lacks = Without(
                (StageAct.Deactivate, NoSwitch),
                (StageAct.ExpireToken, NoExpiry),
                (StageAct.Suspend, "a suspended account is not found, by an empty answer that says nothing"),
                (StageAct.DeleteAccount, "a deleted account is not found, by an empty answer that says nothing"),
                (StageAct.LoseScope, "an empty answer does not say what a token lacks"),
                (StageAct.Rename, "names never change"),
                (StageAct.Throttle, "it does not say when there are more calls"),
                (StageAct.TellBudget, "it does not say how many calls are left")
            ),
        };

    internal static MastodonFlavour Snac { get; } =
        new("snac", n => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{n}")))[..32])
        {
            PageSize = 20,
            HasLink = false,
            KnowsTypes = false,
            HasLikes = false,
            ShowsAccountsToAnybody = false,
            Error = words => $"<h1>{words}</h1>",
            Lacks = Without(
                (StageAct.Deactivate, NoSwitch),
                (StageAct.ExpireToken, NoExpiry),
                (StageAct.Suspend, "a server of a few people's own suspends nobody"),
                (StageAct.DeleteAccount, "the token of a deleted account is refused as any unknown one"),
                (StageAct.LoseScope, "its tokens have no scopes"),
                (StageAct.Rename, "names never change"),
                (StageAct.Throttle, "it limits no calls"),
                (StageAct.TellBudget, "it limits no calls"),
                (StageAct.Edit, "it does not say when an item was edited"),
                (StageAct.Like, "it gives no list of likes"),
                (StageAct.Boost, "what an account passes on is not among its statuses")
            ),
        };

    internal static IReadOnlyList<MastodonFlavour> All { get; } = [Mastodon, GoToSocial, Hollo, Pleroma, Snac];

    public override string ToString() => Name;

    private static Dictionary<StageAct, string> Without(params (StageAct Act, string Why)[] acts) =>
        acts.ToDictionary(act => act.Act, act => act.Why);
}

using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Finds out what a token can read, by asking for a little of each, and says in plain words what it lacks.</summary>
internal sealed class MastodonCheck(MastodonClient client, string server, AccountAccess access, Instant now)
{
    internal const string Scopes = "read:accounts read:statuses read:notifications";
    private const string LikesScope = "read:favourites";

    private readonly List<string> lacking = [];

    /// <summary>How a token is made.</summary>
    internal static string MakeOne(string server) =>
        $"sign in to https://{server} as the account, open Preferences, Development, New application, tick {Scopes.Replace(" ", ", ", StringComparison.Ordinal)} "
        + $"and nothing else (and {LikesScope}, if likes are to count as visits), and keep \"Your access token\" where the credential points; "
        + "docs/platforms.md has the steps, for GoToSocial too";

    internal async Task<AccessCheck> RunAsync(CancellationToken cancellationToken)
    {
        MastodonAnswer<MastodonAccount> self = await client.GetAsync(
            MastodonPaths.Self,
            MastodonJson.Default.MastodonAccount,
            cancellationToken
        );
        if (
            self is MastodonAnswer<MastodonAccount>.Not { Refusal: { } refusal }
            && refusal is not MastodonRefusal.Token { Trouble: MastodonTokenTrouble.Scope }
        )
        {
            return Explain(refusal);
        }

        if (self is MastodonAnswer<MastodonAccount>.Good { Value: { } account })
        {
            MastodonNames names = MastodonNames.Of(access.Handle, server);
            if (account.Suspended == true)
            {
                return new AccessCheck.Lacks("the server has suspended the account", "ask the people who run the server");
            }

            if (
                !names.IsSame(access.Handle, account.Acct)
                && !string.Equals(access.AuthorId, names.AddressOf(account.Acct), StringComparison.Ordinal)
            )
            {
                return new AccessCheck.Lacks(
                    $"the token is that of @{names.AddressOf(account.Acct)}, not of @{names.AddressOf(access.Handle)}",
                    $"make one while signed in as @{names.AddressOf(access.Handle)}: {MakeOne(server)}"
                );
            }

            return await TryEachAsync(account, names.AddressOf(account.Acct), cancellationToken);
        }

        lacking.Add("read:accounts");
        return await TryEachAsync(account: null, access.Handle, cancellationToken);
    }

    private async Task<AccessCheck> TryEachAsync(MastodonAccount? account, string name, CancellationToken cancellationToken)
    {
        MastodonRefusal? trouble =
            await LacksAsync(
                $"{MastodonPaths.Notifications}?limit=1",
                MastodonJson.Default.IReadOnlyListMastodonNotification,
                "read:notifications",
                cancellationToken
            )
            ?? (
                account is null
                    ? null
                    : await LacksAsync(
                        $"{MastodonPaths.Statuses(account.Id)}?limit=1",
                        MastodonJson.Default.IReadOnlyListMastodonStatus,
                        "read:statuses",
                        cancellationToken
                    )
            );
        if (trouble is not null)
        {
            return Explain(trouble);
        }

        if (lacking.Count > 0)
        {
            return new AccessCheck.Lacks($"the token lacks the scope {string.Join(" and ", lacking)}", MakeOne(server));
        }

        bool seesLikes =
            await client.GetAsync("/api/v1/favourites?limit=1", MastodonJson.Default.IReadOnlyListMastodonStatus, cancellationToken)
            is MastodonAnswer<IReadOnlyList<MastodonStatus>>.Good;
        string software = await SoftwareAsync(cancellationToken);
        return new AccessCheck.Works(
            $"signed in as @{name} on {server}{software}{Left()}; "
                + (seesLikes ? "likes count as visits" : $"likes are not seen (the token has no {LikesScope}), which is all right")
        );
    }

    private async Task<MastodonRefusal?> LacksAsync<T>(
        string path,
        JsonTypeInfo<T> shape,
        string scope,
        CancellationToken cancellationToken
    )
        where T : class
    {
        if (await client.GetAsync(path, shape, cancellationToken) is not MastodonAnswer<T>.Not { Refusal: { } refusal })
        {
            return null;
        }

        if (refusal is not MastodonRefusal.Token { Trouble: MastodonTokenTrouble.Scope or MastodonTokenTrouble.Forbidden })
        {
            return refusal;
        }

        lacking.Add(scope);
        return null;
    }

    /// <summary>What the server runs, where it says so in letters, digits and what stands between them.</summary>
    private async Task<string> SoftwareAsync(CancellationToken cancellationToken)
    {
        MastodonAnswer<MastodonInstance> answer = await client.GetAsync(
            MastodonPaths.Instance,
            MastodonJson.Default.MastodonInstance,
            cancellationToken,
            isPublic: true
        );
        return
            answer is MastodonAnswer<MastodonInstance>.Good { Value.Version: { Length: > 0 and <= 80 } version }
            && version.All(c => char.IsAsciiLetterOrDigit(c) || " .()+-_;~".Contains(c, StringComparison.Ordinal))
            ? $" (API version {version})"
            : string.Empty;
    }

    private string Left() =>
        client.Budget is { } budget
            ? string.Create(
                CultureInfo.InvariantCulture,
                $", {budget.Remaining:N0} calls left for {Math.Max(0, Math.Ceiling((budget.ResetsAt - now).TotalMinutes)):N0} minutes"
            )
            : string.Empty;

    private AccessCheck.Lacks Explain(MastodonRefusal refusal) =>
        refusal switch
        {
            MastodonRefusal.Token { Trouble: MastodonTokenTrouble.Revoked } => new("the token was withdrawn", MakeOne(server)),
            MastodonRefusal.Token { Trouble: MastodonTokenTrouble.Expired } => new("the token has run out", MakeOne(server)),
            MastodonRefusal.Token { Trouble: MastodonTokenTrouble.Unknown } => new(
                "the server does not know the token: it was withdrawn, or is not written whole",
                $"look whether it was copied whole; else {MakeOne(server)}"
            ),
            MastodonRefusal.Token { Trouble: MastodonTokenTrouble.NoUser } => new(
                "the token is an application's own and nobody's in particular",
                MakeOne(server)
            ),
            MastodonRefusal.Token { Trouble: MastodonTokenTrouble.LoginDisabled } => new(
                "the account may not sign in: it was disabled, suspended, moved away, or its address is not confirmed",
                $"sign in to https://{server} as the account and read what it says there"
            ),
            MastodonRefusal.Token => new("the server forbids the token to read, and does not say why", MakeOne(server)),
            MastodonRefusal.NotThere => new(
                $"{server} does not know the Mastodon API",
                "state the server that runs the account, which may have another name than its handles: env:NAME@social.uni.example"
            ),
            MastodonRefusal.Limited limited => new($"too many calls were made; there are more at {limited.Until}", "check again then"),
            MastodonRefusal.NotTaken odd => new(odd.Reason, "look whether the server runs software that speaks the Mastodon API"),
            MastodonRefusal.Silent silent => AccessCheck.Unanswered(silent.Reason),
            _ => throw new InvalidOperationException($"{refusal} is not handled."),
        };
}

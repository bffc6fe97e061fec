using System.Globalization;
using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Finds out whether an account can be read, and says so in words for people.</summary>
internal sealed class BlueskyCheck(BlueskyIdentity identity, BlueskySessions sessions, PlatformHttp http)
{
    private const string NotSeen = "direct messages are not read";

    internal async Task<AccessCheck> RunAsync(AccountAccess access, CancellationToken cancellationToken)
    {
        if (
            access.Credential is { } stated
            && await sessions.MissingAsync(stated, cancellationToken) is { } missing // before anybody is asked
        )
        {
            return new AccessCheck.Lacks(missing.Why, missing.Mend);
        }

        BlueskyClient client = new(http);
        BlueskySearch search = await identity.FindAsync(access, client, cancellationToken);
        if (search is not BlueskySearch.Found { Place: { } place })
        {
            return search is BlueskySearch.Ended ended
                ? new AccessCheck.Lacks(ended.Why, ended.Mend)
                : new AccessCheck.Lacks("the account could not be looked for", "try again later");
        }

        BlueskyAnswer<RepoStatusView> status = await client.AskAsync(
            place.Server,
            $"com.atproto.sync.getRepoStatus?did={place.Did}",
            token: null,
            BlueskyJson.Default.RepoStatusView,
            cancellationToken
        );
        return status switch
        {
            BlueskyAnswer<RepoStatusView>.Good { Value: { Active: false } view } => Inactive(view.Status),
            BlueskyAnswer<RepoStatusView>.Good => access.Credential is { } credential
                ? await SignInAsync(credential, place, client, cancellationToken)
                : new AccessCheck.Works(
                    $"read as anybody, as @{place.Handle ?? access.Handle}: its own posts and the replies below them are seen; mentions, quotes and "
                        + $"questions elsewhere are not, and {NotSeen} (an app password shows mentions and quotes)"
                ),
            BlueskyAnswer<RepoStatusView>.Refused { Error: "RepoNotFound" } => new AccessCheck.Lacks(
                $"the server {place.Server.Authority} knows nothing of the account",
                "look whether it was deleted or has moved"
            ),
            _ => new AccessCheck.Lacks(Words(status), "look whether the server works, and try again"),
        };
    }

    private async Task<AccessCheck> SignInAsync(
        string credential,
        BlueskyPlace place,
        BlueskyClient client,
        CancellationToken cancellationToken
    )
    {
        BlueskyEntry entry = await sessions.OpenAsync(credential, place, client, cancellationToken);
        if (entry is not BlueskyEntry.Open { Session: { } session })
        {
            return entry is BlueskyEntry.Ended ended
                ? new AccessCheck.Lacks(ended.Why, ended.Mend)
                : new AccessCheck.Lacks("it could not be signed in", "try again later");
        }

        BlueskyCaller caller = new(client, place, place.Server, sessions, session);
        BlueskyAnswer<NotificationsView> answer = await caller.AskAsync(
            "app.bsky.notification.listNotifications?limit=1&priority=false",
            BlueskyJson.Default.NotificationsView,
            cancellationToken
        );
        if (answer is not BlueskyAnswer<NotificationsView>.Good)
        {
            return caller.ReadingOf(answer, "the list of notifications") is Reading.AccessLost
                ? new AccessCheck.Lacks(
                    "the app password does not show notifications",
                    "make a new app password, while signed in as the account, and put it where the credential is kept"
                )
                : new AccessCheck.Lacks(Words(answer), "look whether the server works, and try again");
        }

        string left = client.Budget is { } budget
            ? string.Create(CultureInfo.InvariantCulture, $", {budget.Remaining:N0} calls left for now")
            : string.Empty;
        string main = session.Scope is "com.atproto.access"
            ? "; the credential is the account's own password, which can do everything: an app password can do less, and be withdrawn alone"
            : string.Empty;
        return new AccessCheck.Works($"signed in as @{place.Handle ?? place.Did} at {place.Server.Authority}{left}; {NotSeen}{main}");
    }

    private static AccessCheck.Lacks Inactive(string? status) =>
        status switch
        {
            "takendown" or "suspended" => new("the platform has suspended the account", "ask its moderators why, or appeal"),
            "deactivated" => new("the account is switched off", "sign in as the account and activate it again"),
            "deleted" => new("the account was deleted", "close it here: accounts close"),
            _ => new("the server calls the account inactive", "sign in as the account and look what it says"),
        };

    private static string Words<T>(BlueskyAnswer<T> answer)
        where T : class =>
        answer switch
        {
            BlueskyAnswer<T>.Limited => "the server wants no more calls for now",
            BlueskyAnswer<T>.Failed failed => failed.Reason,
            BlueskyAnswer<T>.Refused refused => string.Create(
                CultureInfo.InvariantCulture,
                $"the server refused it: {(int)refused.Status} {refused.Error}"
            ),
            _ => "the server answered nonsense",
        };
}

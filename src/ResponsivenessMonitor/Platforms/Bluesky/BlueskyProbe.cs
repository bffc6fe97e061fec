using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Asks as anybody whether an account is there, when a reading failed: a suspended one has its app passwords refused like wrong ones.</summary>
internal static class BlueskyProbe
{
    /// <summary>What the failed reading means.</summary>
    internal static async Task<Reading> AskAsync(
        Reading failed,
        AccountAccess access,
        BlueskyPlace place,
        BlueskyIdentity identity,
        BlueskyClient client,
        CancellationToken cancellationToken
    )
    {
        string method = $"com.atproto.sync.getRepoStatus?did={place.Did}";
        BlueskyAnswer<RepoStatusView> answer = await client.AskAsync(
            place.Server,
            method,
            token: null,
            BlueskyJson.Default.RepoStatusView,
            cancellationToken
        );
        switch (answer)
        {
            case BlueskyAnswer<RepoStatusView>.Good { Value: { Active: false } view }:
                return BlueskyState.InactiveReading(view.Status) is Reading.AccountGone gone ? gone : failed;
            case BlueskyAnswer<RepoStatusView>.Refused { Error: "RepoNotFound" }:
                identity.Forget(place.Did);
                return await identity.FindAsync(access with { AuthorId = place.Did }, client, cancellationToken) switch
                {
                    BlueskySearch.Found { Place: { } now } when now.Server == place.Server => new Reading.AccountGone(GoneKind.Deleted),
                    BlueskySearch.Found => new Reading.Unreachable("the account moved to another server, where it is read from now on"),
                    BlueskySearch.Ended { Reading: Reading.AccountGone deleted } => deleted,
                    _ => failed,
                };
            default:
                return failed;
        }
    }
}

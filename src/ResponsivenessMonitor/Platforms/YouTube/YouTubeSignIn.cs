using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Finds out what an account's credential is: a project's API key, or somebody's consent.</summary>
internal sealed class YouTubeSignIn(ICredentialStore store, TokenSessions sessions)
{
    /// <summary>How a credential is made, in short.</summary>
    internal const string Mend =
        "make an API key in the Google Cloud console, or have the channel consent (accounts connect), and put it where the credential is kept";

    /// <summary>What is asked by; or why nothing can be.</summary>
    internal async Task<YouTubeEntry> OpenAsync(string? credential, YouTubeClient client, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(credential))
        {
            return Missing("no access is stated");
        }

        if (!ConnectedAccess.IsConnected(credential))
        {
            switch (await store.FindAsync(credential, cancellationToken))
            {
                case CredentialLookup.Missing missing:
                    return Missing(missing.Why);
                case CredentialLookup.Found found when YouTubePass.IsKey(found.Secret.Trim()):
                    return new YouTubeEntry.Open(new YouTubePass.Key(found.Secret.Trim()), Session: null);
                default:
                    break;
            }
        }

        return await sessions.OpenAsync(credential, client.SendAsync, cancellationToken) switch
        {
            TokenEntry.Open { Session: { } session } => new YouTubeEntry.Open(new YouTubePass.Token(session.Tokens.Access), session),
            TokenEntry.Ended ended => new YouTubeEntry.Ended(ended.Reading, ended.Why, ended.Mend),
            _ => Missing("the credential could not be read"),
        };
    }

    private static YouTubeEntry.Ended Missing(string why) => new(new Reading.AccessLost(AccessLossKind.TokenRevoked), why, Mend);
}

/// <summary>What became of looking for what YouTube is asked by.</summary>
internal abstract record YouTubeEntry
{
    private YouTubeEntry() { }

    /// <summary>It is there.</summary>
    /// <param name="Pass">What is shown.</param>
    /// <param name="Session">What renews it; null of a key.</param>
    internal sealed record Open(YouTubePass Pass, TokenSession? Session) : YouTubeEntry;

    /// <summary>There is none.</summary>
    /// <param name="Reading">What a reading returns for it.</param>
    /// <param name="Why">What is wrong, in words; without a full stop.</param>
    /// <param name="Mend">What to do about it; without a full stop.</param>
    internal sealed record Ended(Reading Reading, string Why, string Mend) : YouTubeEntry;
}

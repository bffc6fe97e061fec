using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Tests.Platforms.Mastodon;

/// <summary>Knows the one token of a stage.</summary>
internal sealed class StageTokens(string reference, string token) : ICredentialStore
{
    public ValueTask<CredentialLookup> FindAsync(string wanted, CancellationToken cancellationToken) =>
        ValueTask.FromResult<CredentialLookup>(
            string.Equals(wanted, reference, StringComparison.Ordinal)
                ? new CredentialLookup.Found(token)
                : new CredentialLookup.Missing($"the environment variable {wanted.Split(':')[^1]} is not set; set it to the token")
        );

    public ValueTask<KeptSession?> SessionAsync(SessionKey key, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Tokens are no sessions.");

    public ValueTask<KeptSession?> KeepAsync(SessionKey key, KeptSession? before, string? content, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Tokens are no sessions.");
}

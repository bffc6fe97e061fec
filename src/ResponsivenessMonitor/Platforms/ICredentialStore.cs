using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms;

/// <summary>Where connectors find secrets, and keep the sessions that they are exchanged for. All replicas share what is kept.</summary>
internal interface ICredentialStore
{
    /// <summary>The secret that a reference names: <c>env:NAME</c> or <c>file:PATH</c>, read anew each time, so that it can be replaced.</summary>
    ValueTask<CredentialLookup> FindAsync(string reference, CancellationToken cancellationToken);

    /// <summary>The session that is kept, or null when there is none.</summary>
    ValueTask<KeptSession?> SessionAsync(SessionKey key, CancellationToken cancellationToken);

    /// <summary>Keeps a session before it is used, where nobody else has kept another since it was read.</summary>
    /// <param name="key">Whose it is.</param>
    /// <param name="before">The session as it was read, or null when there was none.</param>
    /// <param name="content">What is to be kept; encrypted at rest. Null forgets it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What is kept now: the new session, or the one that somebody else kept first; null when it was forgotten.</returns>
    ValueTask<KeptSession?> KeepAsync(SessionKey key, KeptSession? before, string? content, CancellationToken cancellationToken);
}

/// <summary>What became of looking for a secret; its text is never logged or printed.</summary>
internal abstract record CredentialLookup
{
    private CredentialLookup() { }

    /// <summary>It is there.</summary>
    internal sealed record Found(string Secret) : CredentialLookup
    {
        public override string ToString() => nameof(Found);
    }

    /// <summary>It is not.</summary>
    /// <param name="Why">What is missing and how to mend it, such as "the environment variable X is not set"; without the secret.</param>
    internal sealed record Missing(string Why) : CredentialLookup;
}

/// <summary>Whose session it is.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Credential">The reference to the credential it was exchanged for.</param>
/// <param name="Host">The server; empty where the platform has one.</param>
internal readonly record struct SessionKey(Platform Platform, string Credential, string Host);

/// <summary>A session as it is kept.</summary>
/// <param name="Content">What the connector wrote.</param>
/// <param name="Version">Counts how often it was replaced.</param>
internal sealed record KeptSession(string Content, long Version)
{
    public override string ToString() => $"{nameof(KeptSession)} {Version}";
}

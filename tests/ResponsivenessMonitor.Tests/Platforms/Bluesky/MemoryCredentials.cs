using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>Secrets and sessions in memory, kept by comparison as the database keeps them.</summary>
internal sealed class MemoryCredentials : ICredentialStore
{
    private readonly Dictionary<SessionKey, KeptSession> sessions = [];

    internal Dictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>How often something was kept.</summary>
    internal int Kept { get; private set; }

    /// <summary>Done once before something is kept, as another replica would.</summary>
    internal Action? Before { get; set; }

    public ValueTask<CredentialLookup> FindAsync(string reference, CancellationToken cancellationToken) =>
        new(
            Secrets.TryGetValue(reference, out string? secret)
                ? new CredentialLookup.Found(secret)
                : new CredentialLookup.Missing($"the environment variable {reference[4..]} is not set")
        );

    public ValueTask<KeptSession?> SessionAsync(SessionKey key, CancellationToken cancellationToken) =>
        new(sessions.GetValueOrDefault(key));

    public ValueTask<KeptSession?> KeepAsync(SessionKey key, KeptSession? before, string? content, CancellationToken cancellationToken)
    {
        Action? first = Before;
        Before = null;
        first?.Invoke();
        KeptSession? now = sessions.GetValueOrDefault(key);
        if (now?.Version != before?.Version)
        {
            return new ValueTask<KeptSession?>(now);
        }

        Kept++;
        _ = sessions.Remove(key);
        if (content is not null)
        {
            sessions[key] = new KeptSession(content, (now?.Version ?? 0) + 1);
        }

        return new ValueTask<KeptSession?>(sessions.GetValueOrDefault(key));
    }

    /// <summary>The one session that is kept, replaced by what another replica kept.</summary>
    internal void Replace(string content)
    {
        foreach ((SessionKey key, KeptSession kept) in sessions.ToArray())
        {
            sessions[key] = new KeptSession(content, kept.Version + 1);
        }
    }
}

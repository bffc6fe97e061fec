using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Acts.Credentials;

/// <summary>Finds secrets where accounts say they are, and keeps sessions in the database, encrypted.</summary>
internal sealed partial class CredentialStore(IDbContextFactory<MonitorDbContext> databases, SecretBox box, ILogger<CredentialStore> logger)
    : ICredentialStore
{
    private static readonly (string Prefix, string Mend)[] References =
    [
        ("env:", "set it where the service is started"),
        ("file:", "put the secret there as its first line, readable for the service alone"),
    ];

    private readonly ConcurrentDictionary<SessionKey, bool> unreadable = new();

    /// <inheritdoc/>
    public ValueTask<CredentialLookup> FindAsync(string reference, CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            References.FirstOrDefault(kind =>
                reference.StartsWith(kind.Prefix, StringComparison.Ordinal) && reference.Length > kind.Prefix.Length
            )
                is ({ }, { } mend)
                ? Read(new Secret(reference), mend)
                : new CredentialLookup.Missing("its access names no credential; write env:NAME or file:PATH")
        );

    /// <inheritdoc/>
    public async ValueTask<KeptSession?> SessionAsync(SessionKey key, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        return Read(key, await FindAsync(db, key, cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask<KeptSession?> KeepAsync(
        SessionKey key,
        KeptSession? before,
        string? content,
        CancellationToken cancellationToken
    )
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        StoredSession? stored = await FindAsync(db, key, cancellationToken);
        if ((before?.Version ?? 0) == (stored is null || Read(key, stored) is null ? 0 : stored.Version))
        {
            StoredSession wanted = new()
            {
                Platform = key.Platform,
                Credential = key.Credential,
                Host = key.Host,
                Content = content is null ? null : box.Close(content, PlaceOf(key)),
                Version = stored?.Version ?? 0, // one that was forgotten or cannot be read is replaced like any other
            };
            if (await Sessions.ReplaceAsync(db, wanted, cancellationToken))
            {
                _ = unreadable.TryRemove(key, out _);
                return content is null ? null : new KeptSession(content, wanted.Version + 1);
            }
        }

        return Read(key, await FindAsync(db, key, cancellationToken));
    }

    private static Task<StoredSession?> FindAsync(MonitorDbContext db, SessionKey key, CancellationToken cancellationToken) =>
        Sessions.FindAsync(db, key.Platform, key.Credential, key.Host, cancellationToken);

    private static CredentialLookup Read(Secret secret, string mend)
    {
        try
        {
            return secret.Read().Trim() is { Length: > 0 } found
                ? new CredentialLookup.Found(found)
                : new CredentialLookup.Missing($"what it names is empty; {mend}");
        }
        catch (SecretException fault)
        {
            return new CredentialLookup.Missing($"{fault.Message}; {mend}");
        }
    }

    private KeptSession? Read(SessionKey key, StoredSession? stored)
    {
        if (stored is not { Content: { } content })
        {
            return null;
        }

        if (box.Open(content, PlaceOf(key)) is { } plain)
        {
            return new KeptSession(plain, stored.Version);
        }

        if (unreadable.TryAdd(key, value: true))
        {
            LogUnreadable(key.Platform.Name);
        }

        return null;
    }

    private static string PlaceOf(SessionKey key) => string.Join('\n', "session", key.Platform.Name, key.Host, key.Credential);

    [LoggerMessage(
        1201,
        LogLevel.Warning,
        "Could not read a session of {Platform} that was kept under another key, and signed in anew; give all replicas the same Secrets:KeyFile.",
        EventName = "SessionUnreadable"
    )]
    private partial void LogUnreadable(string platform);
}

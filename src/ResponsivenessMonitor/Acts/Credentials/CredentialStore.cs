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
    private const long LargestFile = 64 * 1024;

    private readonly ConcurrentDictionary<SessionKey, bool> unreadable = new();

    /// <inheritdoc/>
    public async ValueTask<CredentialLookup> FindAsync(string reference, CancellationToken cancellationToken) =>
        reference.Split(':', 2) switch
        {
            ["env", { Length: > 0 } name] => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } secret
                ? new CredentialLookup.Found(secret)
                : new CredentialLookup.Missing($"the environment variable {name} is not set; set it where the service is started"),
            ["file", { Length: > 0 } path] => await ReadAsync(path, cancellationToken),
            _ => new CredentialLookup.Missing("its access names no credential; write env:NAME or file:PATH"),
        };

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

    private static async Task<CredentialLookup> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            FileInfo file = new(path);
            if (!file.Exists)
            {
                return new CredentialLookup.Missing($"there is no file {path}; put the secret there, readable for the service alone");
            }

            string secret = file.Length > LargestFile ? string.Empty : (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
            return secret.Length > 0
                ? new CredentialLookup.Found(secret)
                : new CredentialLookup.Missing($"the file {path} is empty or too long for a secret");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new CredentialLookup.Missing($"the file {path} cannot be read; let the service read it");
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
        LogLevel.Warning,
        "Could not read a session of {Platform} that was kept under another key, and signed in anew; give all replicas the same Secrets:KeyFile."
    )]
    private partial void LogUnreadable(string platform);
}

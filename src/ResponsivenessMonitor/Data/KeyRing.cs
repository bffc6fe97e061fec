using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Data;

/// <summary>The keys of this installation, made at first use and kept in the database.</summary>
internal sealed class KeyRing
{
    private const int KeyBytes = 32;
    private Pseudonyms? pseudonyms;

    /// <summary>What makes the keyed hashes.</summary>
    internal async ValueTask<Pseudonyms> GetAsync(MonitorDbContext db, CancellationToken cancellationToken) =>
        pseudonyms ??= new Pseudonyms(await KeyAsync(db, RandomNumberGenerator.GetBytes(KeyBytes), cancellationToken));

    /// <summary>Gives a played installation its key, unless it has one.</summary>
    internal static Task SeedAsync(MonitorDbContext db, byte[] key, CancellationToken cancellationToken) =>
        KeyAsync(db, key, cancellationToken);

    /// <summary>The key as it is kept: of several replicas that start at once, the first one's.</summary>
    private static async Task<byte[]> KeyAsync(MonitorDbContext db, byte[] made, CancellationToken cancellationToken)
    {
        _ = await db.Database.ExecuteSqlAsync(
            $"insert into keys (name, value) values ({Pseudonyms.KeyName}, {made}) on conflict (name) do nothing",
            cancellationToken
        );
        StoredKey key = await db.Keys.AsNoTracking().SingleAsync(key => key.Name == Pseudonyms.KeyName, cancellationToken);
        return key.Value;
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace ResponsivenessMonitor.Data;

/// <summary>The keys of this installation: made at first use and kept in the database, so that all replicas have the same.</summary>
internal sealed class KeyRing
{
    private const string SeedName = "seed";
    private const int Bytes = 32;

    private Pseudonyms? pseudonyms;

    /// <summary>What makes the keyed hashes.</summary>
    internal async ValueTask<Pseudonyms> GetAsync(MonitorDbContext db, CancellationToken cancellationToken) =>
        pseudonyms ??= new Pseudonyms(await KeyAsync(db, Pseudonyms.KeyName, cancellationToken));

    /// <summary>Gives a played installation its seed, from which all its keys follow; keys that were made before stay.</summary>
    internal static Task SeedAsync(MonitorDbContext db, byte[] seed, CancellationToken cancellationToken) =>
        KeepAsync(db, SeedName, seed, cancellationToken);

    /// <summary>The key of a name: of several replicas that start at once, the first one's.</summary>
    internal static async Task<byte[]> KeyAsync(MonitorDbContext db, string name, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, name, cancellationToken) is { } known)
        {
            return known;
        }

        byte[] made = await FindAsync(db, SeedName, cancellationToken) is { } seed
            ? HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes(name))
            : RandomNumberGenerator.GetBytes(Bytes);
        await KeepAsync(db, name, made, cancellationToken);
        return await FindAsync(db, name, cancellationToken) ?? throw new InvalidOperationException($"The key '{name}' was not kept.");
    }

    /// <summary>The key of a name, or null where none was made yet.</summary>
    internal static Task<byte[]?> FindAsync(MonitorDbContext db, string name, CancellationToken cancellationToken) =>
        db.Keys.Where(key => key.Name == name).Select(key => key.Value).SingleOrDefaultAsync(cancellationToken);

    private static Task<int> KeepAsync(MonitorDbContext db, string name, byte[] key, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"insert into keys (name, value) values ({name}, {key}) on conflict (name) do nothing",
            cancellationToken
        );
}

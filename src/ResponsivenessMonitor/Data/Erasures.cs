using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Data;

/// <summary>Who was erased, and when: what they had published by then is never kept again, however often a platform gives it (§7).</summary>
/// <remarks>
/// Each is a row among the keys: under a hash, by a key of its own, of the pseudonym that the author had, the instant. So the list names nobody, leads to no
/// row, and only tells whoever asks for somebody in particular.
/// </remarks>
internal sealed class Erasures
{
    /// <summary>Under which name the key of the list is kept; it is made with the first erasure.</summary>
    internal const string KeyName = "erasures";

    /// <summary>What the names of the rows begin with.</summary>
    internal const string RowPrefix = "erased:";

    private const int Bytes = 16;

    private readonly Dictionary<string, Instant> erased;

    private Erasures(Dictionary<string, Instant> erased) => this.erased = erased;

    /// <summary>When nobody was erased.</summary>
    internal static Erasures None { get; } = new([]);

    /// <summary>Those of some authors who were erased.</summary>
    /// <param name="db">The database.</param>
    /// <param name="authors">Their pseudonyms.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Erasures> OfAsync(MonitorDbContext db, IEnumerable<string> authors, CancellationToken cancellationToken)
    {
        if (await KeyRing.FindAsync(db, KeyName, cancellationToken) is not { } key)
        {
            return None;
        }

        Dictionary<string, string> authorOf = authors
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(author => RowOf(key, author), author => author, StringComparer.Ordinal);
        Dictionary<string, Instant> found = new(StringComparer.Ordinal);
        foreach (string[] rows in authorOf.Keys.Chunk(500))
        {
            foreach (StoredKey row in await db.Keys.AsNoTracking().Where(row => rows.Contains(row.Name)).ToListAsync(cancellationToken))
            {
                found.Add(authorOf[row.Name], Instant.FromUnixTimeTicks(BinaryPrimitives.ReadInt64BigEndian(row.Value)));
            }
        }

        return new Erasures(found);
    }

    /// <summary>Notes that an author is erased; a later erasure of the same one counts.</summary>
    internal static async Task NoteAsync(MonitorDbContext db, string author, Instant at, CancellationToken cancellationToken)
    {
        byte[] key = await KeyRing.KeyAsync(db, KeyName, cancellationToken);
        byte[] value = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(value, at.ToUnixTimeTicks());
        string name = RowOf(key, author);
        _ = await db.Database.ExecuteSqlAsync(
            $"""
            insert into keys (name, value) values ({name}, {value})
            on conflict (name) do update set value = excluded.value where excluded.value > keys.value
            """,
            cancellationToken
        );
    }

    /// <summary>When an author was erased, or null if they were not.</summary>
    internal Instant? At(string author) => erased.TryGetValue(author, out Instant at) ? at : null;

    /// <summary>Whether what an author published at an instant was erased. What they publish later is kept like anybody's.</summary>
    internal bool Cover(string author, Instant published) => published <= At(author);

    private static string RowOf(byte[] key, string author) =>
        RowPrefix + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(author)).AsSpan(0, Bytes));
}

using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Data;

/// <summary>When the service was last at work, whichever replica, and on which tables: one row among the installation's keys.</summary>
/// <param name="At">When.</param>
/// <param name="Tables">What tells the tables from a copy of them; null where nothing does (SQLite).</param>
internal sealed record TickNote(Instant At, string? Tables)
{
    internal const string Name = "ticked";

    /// <summary>The row in which versions before this one noted when they were at work: the last look for what must not be, on its first line.</summary>
    internal const string BeforeName = "reconciled";

    /// <summary>
    /// Keeps it in place of the last one, unless that is of the same tables and newer: a replica whose clock is behind, or that stood still, must not
    /// make the others believe that nobody was at work.
    /// </summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task WriteAsync(MonitorDbContext db, CancellationToken cancellationToken)
    {
        // First a write that changes nothing, so that no two look at the same time.
        byte[] own = ToBytes();
        _ = await db.Database.ExecuteSqlAsync(
            $"insert into keys (name, value) values ({Name}, {own}) on conflict (name) do update set value = keys.value",
            cancellationToken
        );
        byte[] kept = await db.Keys.AsNoTracking().Where(key => key.Name == Name).Select(key => key.Value).SingleAsync(cancellationToken);
        bool isNewer = Parse(kept) is not { } last || last.At < At || !string.Equals(last.Tables, Tables, StringComparison.Ordinal);
        if (isNewer)
        {
            _ = await db
                .Keys.Where(key => key.Name == Name)
                .ExecuteUpdateAsync(set => set.SetProperty(key => key.Value, own), cancellationToken);
        }
    }

    /// <summary>Both notes that decide whether people may be told something, as of one instant.</summary>
    internal static async Task<(TickNote? Tick, QuarantineNote? Quarantine)> ReadAsync(
        MonitorDbContext db,
        CancellationToken cancellationToken
    )
    {
        string[] names = [Name, QuarantineNote.Name, BeforeName];
        Dictionary<string, byte[]> notes = await db
            .Keys.AsNoTracking()
            .Where(key => names.Contains(key.Name))
            .ToDictionaryAsync(key => key.Name, key => key.Value, StringComparer.Ordinal, cancellationToken);
        return (
            Parse(notes.GetValueOrDefault(Name)) ?? Parse(notes.GetValueOrDefault(BeforeName))?.WithoutTables(),
            notes.GetValueOrDefault(QuarantineNote.Name) is { } quarantine ? QuarantineNote.Parse(quarantine) : null
        );
    }

    /// <summary>What was kept; null where it is no such note.</summary>
    internal static TickNote? Parse(byte[]? text)
    {
        string[] lines = Encoding.UTF8.GetString(text ?? []).Split('\n');
        return InstantPattern.ExtendedIso.Parse(lines[0]) is { Success: true } at
            ? new TickNote(at.Value, lines.Length > 1 && lines[1].Length > 0 ? lines[1] : null)
            : null;
    }

    private TickNote WithoutTables() => this with { Tables = null };

    private byte[] ToBytes() => Encoding.UTF8.GetBytes($"{InstantPattern.ExtendedIso.Format(At)}\n{Tables}");
}

using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>
/// The last round, whichever replica made it, as one row among the installation's keys: so that one replica looks in each interval, and any can say what
/// was found.
/// </summary>
/// <remarks>Lines: the instant, whether work from before was being caught up with or nothing is sent at all, and then kind, count and mended of each finding.</remarks>
internal static class ReconcileNote
{
    internal const string Name = TickNote.BeforeName;

    /// <summary>The last round; null before the first, or where the row cannot be read.</summary>
    internal static async Task<ReconcileRound?> ReadAsync(MonitorDbContext db, CancellationToken cancellationToken) =>
        await KeyRing.FindAsync(db, Name, cancellationToken) is { } text ? Parse(Encoding.UTF8.GetString(text)) : null;

    /// <summary>Keeps a round in place of the last one.</summary>
    internal static Task WriteAsync(MonitorDbContext db, ReconcileRound round, CancellationToken cancellationToken)
    {
        byte[] text = Encoding.UTF8.GetBytes(Format(round));
        return db.Database.ExecuteSqlAsync(
            $"insert into keys (name, value) values ({Name}, {text}) on conflict (name) do update set value = excluded.value",
            cancellationToken
        );
    }

    private static string Format(ReconcileRound round) =>
        string.Join(
            '\n',
            [
                InstantPattern.ExtendedIso.Format(round.At),
                round.IsQuarantined ? "quarantined"
                : round.IsCatchingUp ? "catching-up"
                : "caught-up",
                .. round.Findings.Select(finding =>
                    string.Create(CultureInfo.InvariantCulture, $"{finding.Kind} {finding.Count} {finding.Mended}")
                ),
            ]
        );

    private static ReconcileRound? Parse(string text)
    {
        string[] lines = text.Split('\n');
        Finding?[] findings = [.. lines.Skip(2).Select(Read)];
        return lines.Length >= 2 && InstantPattern.ExtendedIso.Parse(lines[0]) is { Success: true } at && !findings.Contains(null)
            ? new ReconcileRound(at.Value, [.. findings.OfType<Finding>()], lines[1] is "catching-up")
            {
                IsQuarantined = lines[1] is "quarantined",
            }
            : null;
    }

    private static Finding? Read(string line) =>
        line.Split(' ') is [{ } kind, { } count, { } mended]
        && Enum.TryParse(kind, out FindingKind known)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int all)
        && int.TryParse(mended, NumberStyles.None, CultureInfo.InvariantCulture, out int some)
            ? new Finding(known, all, some)
            : null;
}

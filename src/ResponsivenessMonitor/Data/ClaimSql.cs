using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ResponsivenessMonitor.Data;

/// <summary>What both kinds of claims share.</summary>
internal static class ClaimSql
{
    /// <summary>An instant as SQLite keeps it.</summary>
    internal static long Microseconds(Instant at) => at.ToUnixTimeTicks() / 10;

    /// <summary>An instant as PostgreSQL takes it.</summary>
    internal static DateTime Timestamp(Instant at) => at.ToDateTimeUtc();

    /// <summary>Runs an <c>update … returning</c> of <see cref="ClaimRow"/>s, whose order no database promises.</summary>
    internal static async Task<IReadOnlyList<Claim>> RunAsync(
        MonitorDbContext db,
        FormattableString sql,
        CancellationToken cancellationToken
    )
    {
        List<ClaimRow> rows = await db.Database.SqlQuery<ClaimRow>(sql).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Due).ThenBy(row => row.Id).Select(row => new Claim(row.Id, row.Epoch))];
    }
}

/// <summary>What a claim returns.</summary>
internal sealed class ClaimRow
{
    public long Id { get; init; }

    public long Epoch { get; init; }

    /// <summary>When it was due, in microseconds since 1970.</summary>
    public long Due { get; init; }
}

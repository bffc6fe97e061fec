using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Tests.Data;

/// <summary>A row as an older version kept it, read and written past the model of today.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Columns">The columns that the table had.</param>
/// <param name="Keys">Those that name the row.</param>
/// <param name="Values">What stood in them.</param>
internal sealed record OldRow(string Table, IReadOnlyList<string> Columns, IReadOnlyList<string> Keys, IReadOnlyList<object> Values)
{
    internal string Name => $"{Table} {string.Join(", ", Keys.Select(key => Values[Columns.ToList().IndexOf(key)]))}";

    /// <summary>Two rows of a table: one with all columns filled, one with all empty that may be.</summary>
    internal static async Task<IReadOnlyList<OldRow>> InsertAsync(MonitorDbContext db, IEntityType table)
    {
        string name = table.GetTableName() ?? throw new AssertionException(table.Name);
        IProperty[] columns = [.. table.GetProperties()];
        string[] keys = [.. (table.FindPrimaryKey() ?? throw new AssertionException(name)).Properties.Select(key => key.GetColumnName())];
        List<OldRow> made = [];
        foreach (int number in new[] { 1, 2 })
        {
            OldRow row = new(
                name,
                [.. columns.Select(column => column.GetColumnName())],
                keys,
                [.. columns.Select(column => ValueOf(name, column, number))]
            );
            await row.InsertAsync(db);
            made.Add(row with { Values = await row.ReadAsync(db) });
            Assert.That(
                made[^1].Values.Count(value => value is not DBNull),
                Is.EqualTo(row.Values.Count(value => value is not DBNull)),
                row.Name
            );
        }

        return made;
    }

    internal async Task<object[]> ReadAsync(MonitorDbContext db)
    {
        await using DbCommand command = await CommandAsync(db);
        command.CommandText =
            $"select {string.Join(", ", Columns.Select(Quoted))} from {Quoted(Table)} where {string.Join(" and ", Keys.Select(key => $"{Quoted(key)} = @{key}"))}";
        foreach (string key in Keys)
        {
            Add(command, key, Values[Columns.ToList().IndexOf(key)]);
        }

        await using DbDataReader reader = await command.ExecuteReaderAsync();
        object[] found = new object[Columns.Count];
        Assert.That(await reader.ReadAsync(), $"{Name} is lost");
        _ = reader.GetValues(found);
        return found;
    }

    private async Task InsertAsync(MonitorDbContext db)
    {
        await using DbCommand command = await CommandAsync(db);
        command.CommandText =
            $"insert into {Quoted(Table)} ({string.Join(", ", Columns.Select(Quoted))}) values ({string.Join(", ", Columns.Select(column => $"@{column}"))})";
        for (int at = 0; at < Columns.Count; at++)
        {
            Add(command, Columns[at], Values[at]);
        }

        _ = await command.ExecuteNonQueryAsync();
    }

    /// <summary>A value of the column's own type; of what refers to another row, that row's number.</summary>
    private static object ValueOf(string table, IProperty column, int number)
    {
        string name = column.GetColumnName();
        bool isDue = table is "enquiries" && name is "next_look_at"; // the table itself asks for it of what is open
        if (column.IsNullable && number == 2 && !isDue)
        {
            return DBNull.Value;
        }

        if (name is "state" && table is "enquiries")
        {
            return "Open";
        }

        long whole = column.GetContainingForeignKeys().Any() || column.IsPrimaryKey() ? 500 + number : 1000 + number; // beyond what a sequence gives next
        return column.GetColumnType().ToUpperInvariant() switch
        {
            "TEXT" => $"{name} {number}: “Grüße” 🎓",
            "INTEGER" when column.ClrType == typeof(bool) => number == 1 ? 1L : 0L,
            "INTEGER" => (int)whole,
            "BIGINT" => whole,
            "BLOB" or "BYTEA" => new byte[] { 0, 255, (byte)number },
            "BOOLEAN" => number == 1,
            "DATE" => new DateOnly(2026, 2, 27).AddDays(number),
            "INTERVAL" => TimeSpan.FromHours(number),
            "TIMESTAMP WITH TIME ZONE" => DateTime.Parse(
                $"2026-03-29T01:00:0{number}Z",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal
            ),
            string type => throw new AssertionException($"There is no sample of {type} for {table}.{name}."),
        };
    }

    private static string Quoted(string name) => $"\"{name}\"";

    private static void Add(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ($"@{name}", value);
        _ = command.Parameters.Add(parameter);
    }

    private static async Task<DbCommand> CommandAsync(MonitorDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        return db.Database.GetDbConnection().CreateCommand();
    }
}

using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Web;

/// <summary>Every row of every table as text, so that it shows when a single value has changed.</summary>
internal static class TableDump
{
    internal static async Task<string> OfAsync(Office office)
    {
        await using MonitorDbContext db = office.Open();
        return await OfAsync(db);
    }

    internal static async Task<string> OfAsync(MonitorDbContext db)
    {
        DbConnection connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        StringBuilder dump = new();
        foreach (
            string table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Order(StringComparer.Ordinal)
        )
        {
            await using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // a name of the model
            command.CommandText = $"select * from \"{table}\"";
#pragma warning restore CA2100
            await using DbDataReader reader = await command.ExecuteReaderAsync();
            List<string> rows = [];
            while (await reader.ReadAsync())
            {
                object[] values = new object[reader.FieldCount];
                _ = reader.GetValues(values);
                rows.Add(string.Join('|', values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}")));
            }

            _ = dump.AppendLine(table).AppendJoin('\n', rows.Order(StringComparer.Ordinal)).AppendLine();
        }

        return dump.ToString();
    }
}

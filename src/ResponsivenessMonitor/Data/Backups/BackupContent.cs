using Microsoft.Data.Sqlite;
using NodaTime;

namespace ResponsivenessMonitor.Data.Backups;

/// <summary>What lies in a SQLite file of this program, as far as a person wants to know before they trust it.</summary>
/// <param name="Bytes">How long the file is.</param>
/// <param name="Migrations">What made its tables, in order; empty when no table was made yet.</param>
/// <param name="Accounts">How many accounts are registered in it.</param>
/// <param name="Enquiries">How many enquiries it holds.</param>
/// <param name="KnownUntil">When the service was last at work on it; null when it never was.</param>
internal sealed record BackupContent(long Bytes, IReadOnlyList<string> Migrations, long Accounts, long Enquiries, Instant? KnownUntil)
{
    private const string History = "__EFMigrationsHistory";

    /// <summary>Looks into a file.</summary>
    /// <exception cref="BackupException">It is no such file, or is spoilt; the message says which.</exception>
    internal static BackupContent Of(string file)
    {
        try
        {
            using SqliteConnection connection = SqliteFiles.Open(file, SqliteOpenMode.ReadOnly);
            string verdict =
                SqliteFiles.Scalar(connection, "select group_concat(integrity_check, '; ') from pragma_integrity_check") as string
                ?? string.Empty;
            return !string.Equals(verdict, "ok", StringComparison.Ordinal)
                ? throw new BackupException($"{file} is spoilt: {verdict}. Take another backup.")
                : Read(connection, file);
        }
        catch (SqliteException fault)
        {
            throw new BackupException($"{file} cannot be read as a SQLite database: {fault.Message.TrimEnd('.')}.", fault);
        }
    }

    private static BackupContent Read(SqliteConnection connection, string file)
    {
        if (SqliteFiles.Scalar(connection, $"select count(*) from sqlite_master where name = '{History}'") is 0L)
        {
            throw new BackupException($"{file} is a SQLite database, but none of this program: it has no table {History}.");
        }

        List<string> migrations = [];
        using (SqliteCommand command = connection.CreateCommand())
        {
            command.CommandText = $"select \"MigrationId\" from \"{History}\" order by \"MigrationId\"";
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                migrations.Add(reader.GetString(0));
            }
        }

        long length = new FileInfo(file).Length;
        return migrations.Count == 0
            ? new BackupContent(length, migrations, 0, 0, KnownUntil: null)
            : new BackupContent(
                length,
                migrations,
                SqliteFiles.Scalar(connection, "select count(*) from accounts") as long? ?? 0,
                SqliteFiles.Scalar(connection, "select count(*) from enquiries") as long? ?? 0,
                UntilIn(connection)
            );
    }

    /// <summary>The last tick; of a file of an older version, the last round of its reconciling.</summary>
    private static Instant? UntilIn(SqliteConnection connection)
    {
        byte[]? Note(string name) => SqliteFiles.Scalar(connection, $"select value from keys where name = '{name}'") as byte[];

        return (TickNote.Parse(Note(TickNote.Name)) ?? TickNote.Parse(Note(TickNote.BeforeName)))?.At;
    }
}

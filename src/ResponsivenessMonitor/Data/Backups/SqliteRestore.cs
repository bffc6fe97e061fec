using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Data.Backups;

/// <summary>Puts a backup in the place of the database, in quarantine; what was there is kept beside it.</summary>
/// <param name="database">The database's file, which this process has to itself.</param>
internal sealed class SqliteRestore(string database)
{
    /// <summary>The database last: without it the others are nothing.</summary>
    private static readonly string[] Parts = ["-wal", "-shm", "-journal", string.Empty];

    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>Does it.</summary>
    /// <param name="backup">The backup's file; it stays as it is.</param>
    /// <param name="content">What was found in it.</param>
    /// <param name="by">Who does it, for the audit log.</param>
    /// <param name="now">When.</param>
    /// <returns>Where what was there is kept; null when nothing was.</returns>
    /// <exception cref="BackupException">It cannot be done; then the database is as it was.</exception>
    internal string? Run(string backup, BackupContent content, string by, Instant now)
    {
        string made = $"{database}.restoring";
        string aside = $"{database}.before-restore-{Stamp.Format(now)}";
        SqliteFiles.Remove(made); // of a restoring that was killed
        SqliteFiles.Copy(backup, SqliteOpenMode.ReadOnly, made);
        try
        {
            Quarantine(made, backup, content, by, now);
            Empty();
            SqliteConnection.ClearAllPools(); // else a connection of this process would go on with the file that is moved away
            bool isKept = Move(database, aside);
            File.Move(made, database);
            return isKept ? aside : null;
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            SqliteFiles.Remove(made);
            if (!File.Exists(database))
            {
                _ = Move(aside, database);
            }

            throw SqliteFiles.Told(database, fault);
        }
    }

    private static void Quarantine(string made, string backup, BackupContent content, string by, Instant now)
    {
        QuarantineNote note = new(QuarantineCause.Restored, now, content.KnownUntil, QuarantineStage.Held, now);
        using (SqliteConnection connection = SqliteFiles.Open(made, SqliteOpenMode.ReadWrite))
        {
            if (content.Migrations.Count > 0)
            {
                _ = SqliteFiles.Scalar(
                    connection,
                    "insert or replace into keys (name, value) values ($name, $value)",
                    ("$name", QuarantineNote.Name),
                    ("$value", note.ToBytes())
                );
                _ = SqliteFiles.Scalar(
                    connection,
                    "insert into audit_entries (at, \"by\", action, detail) values ($at, $by, 'restore', $detail)",
                    ("$at", ClaimSql.Microseconds(now)),
                    ("$by", by),
                    ("$detail", $"of {Path.GetFileName(backup)}")
                );
            }

            _ = SqliteFiles.Scalar(connection, "pragma journal_mode = wal"); // as the service has it
        }

        SqliteFiles.Flush(made);
    }

    /// <summary>Moves a database with the files beside it, which belong to it and to no other.</summary>
    /// <returns>Whether there was anything to move.</returns>
    private static bool Move(string from, string to)
    {
        string[] there = [.. Parts.Where(suffix => File.Exists(from + suffix))];
        foreach (string suffix in there)
        {
            File.Move(from + suffix, to + suffix);
        }

        return there.Length > 0;
    }

    /// <summary>Has what stands beside the file written into it, so that it is complete by itself; one that is spoilt is kept as it is.</summary>
    private void Empty()
    {
        if (!File.Exists(database))
        {
            return;
        }

        try
        {
            using SqliteConnection connection = SqliteFiles.Open(database, SqliteOpenMode.ReadWrite);
            _ = SqliteFiles.Scalar(connection, "pragma wal_checkpoint(truncate)");
        }
        catch (SqliteException)
        {
            // it may be why a backup is restored
        }
    }
}

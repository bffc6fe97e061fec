using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ResponsivenessMonitor.Data.Backups;

/// <summary>Copies SQLite databases as wholes, also while somebody writes to them.</summary>
internal static class SqliteFiles
{
    private const int Full = 13;
    private const int NoSpace = 28; // ENOSPC

    /// <summary>Copies a database to a file that is not there yet: one file by itself, on the disk, and for its owner alone.</summary>
    /// <param name="source">The database.</param>
    /// <param name="mode">How it is opened: one in use to write, since reading it may have to make the files beside it.</param>
    /// <param name="target">The file to make.</param>
    /// <exception cref="BackupException">It cannot be copied; then nothing is left behind.</exception>
    internal static void Copy(string source, SqliteOpenMode mode, string target)
    {
        try
        {
            Make(target);
            using (SqliteConnection from = Open(source, mode))
            using (SqliteConnection to = Open(target, SqliteOpenMode.ReadWrite))
            {
                from.BackupDatabase(to);
                _ = Scalar(to, "pragma journal_mode = delete"); // it is complete without a file beside it
            }

            Flush(target);
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            Remove(target);
            throw Told(target, fault);
        }
    }

    /// <summary>Opens a database apart from all pools, so that it is closed when it is disposed.</summary>
    internal static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        _ = Scalar(connection, "pragma busy_timeout = 10000");
        return connection;
    }

    internal static object? Scalar(SqliteConnection connection, string sql, params (string Name, object Value)[] values)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // made of constants alone
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object value) in values)
        {
            _ = command.Parameters.AddWithValue(name, value);
        }

        return command.ExecuteScalar();
    }

    /// <summary>Has the operating system put a file on the disk.</summary>
    internal static void Flush(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    internal static void Remove(string file)
    {
        foreach (string suffix in new[] { string.Empty, "-journal", "-wal", "-shm" })
        {
            File.Delete(file + suffix);
        }
    }

    internal static BackupException Told(string target, Exception fault)
    {
        bool isFull = fault is SqliteException { SqliteErrorCode: Full } || (fault is IOException && (fault.HResult & 0xFFFF) == NoSpace);
        return isFull
            ? new BackupException(
                $"There is no room left in {Path.GetDirectoryName(target)}: make some, or name a file on another disk.",
                fault
            )
            {
                IsOfDisk = true,
            }
            : new BackupException($"{target} could not be written: {fault.Message.TrimEnd('.')}.", fault);
    }

    /// <summary>How much a file holds, in words.</summary>
    internal static string Size(long bytes) =>
        bytes < 1024 * 1024
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024.0:0.#} MiB");

    /// <summary>A file without a byte, which SQLite takes for a new database.</summary>
    private static void Make(string file)
    {
        FileStreamOptions mode = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Open(file, mode).Dispose();
    }
}

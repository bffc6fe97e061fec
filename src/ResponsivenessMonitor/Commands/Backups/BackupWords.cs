using System.Globalization;
using NodaTime.Text;
using Npgsql;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Backups;

namespace ResponsivenessMonitor.Commands.Backups;

/// <summary>What <c>backup</c> and <c>restore</c> say alike.</summary>
internal static class BackupWords
{
    private static readonly InstantPattern Minute = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm'Z'");

    /// <summary>How much a file holds, and how far it reaches.</summary>
    internal static string Of(BackupContent content) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{SqliteFiles.Size(content.Bytes)}, {content.Accounts} accounts, {content.Enquiries} enquiries; {Until(content)}"
        );

    /// <summary>How PostgreSQL is saved with what comes with it: the words name the database of the settings, and never a password.</summary>
    internal static string Dump(DatabaseOptions database, string file) =>
        $"""
            PostgreSQL is backed up by its own pg_dump, also while the service runs:
              pg_dump --format=custom --file={file} {Where(database)}
            It asks for the password, or takes it from PGPASSWORD or ~/.pgpass. docs/operations.md says how it is put back.
            """;

    /// <summary>How a dump is put back.</summary>
    internal static string Undump(DatabaseOptions database, string file) =>
        $"""
            PostgreSQL is restored by its own pg_restore, into an empty database, while no service runs:
              createdb {Where(database)}
              pg_restore --exit-on-error --no-owner {WhereOf(database, "--dbname=")} {file}
            A dump that was restored is in quarantine at the next start: nothing is sent until 'letters release --quarantine'. See docs/operations.md.
            """;

    private static string Until(BackupContent content) =>
        content.KnownUntil is { } until
            ? $"the service was at work on it until {Minute.Format(until)}"
            : "no service was ever at work on it";

    private static string Where(DatabaseOptions database) => WhereOf(database, string.Empty);

    private static string WhereOf(DatabaseOptions database, string before)
    {
        NpgsqlConnectionStringBuilder builder = new(database.ConnectionString);
        string?[] parts =
        [
            $"--host={builder.Host}",
            string.Create(CultureInfo.InvariantCulture, $"--port={builder.Port}"),
            builder.Username is { Length: > 0 } user ? $"--username={user}" : null,
            $"{before}{builder.Database ?? builder.Username}",
        ];
        return string.Join(' ', parts.OfType<string>());
    }
}

using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ResponsivenessMonitor.Data;

/// <summary>Tells what a failed piece of work failed by: another writer, the database as a whole, or the row itself.</summary>
internal static class DatabaseFaults
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    /// <summary>Whether somebody else wrote the same at the same time: by what is true now it may be decided again at once.</summary>
    internal static bool IsCollision(Exception fault) =>
        Chain(fault)
            .Any(one =>
                one is DbUpdateConcurrencyException
                || one
                    is PostgresException
                    {
                        SqlState: PostgresErrorCodes.UniqueViolation
                            or PostgresErrorCodes.SerializationFailure
                            or PostgresErrorCodes.DeadlockDetected
                    }
                || one is SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey }
            );

    /// <summary>Whether the database cannot be worked with at present – it is gone, locked or full –, whatever row was worked on.</summary>
    internal static bool IsOfDatabase(Exception fault) =>
        !IsCollision(fault)
        && Chain(fault)
            .Any(one =>
                one switch
                {
                    PostgresException answer => !IsOfValues(answer.SqlState),
                    SqliteException answer => answer.SqliteErrorCode is not (SqliteConstraint or SqliteMismatch or SqliteTooBig),
                    DbException => true,
                    _ => false,
                }
            );

    private const int SqliteConstraint = 19;
    private const int SqliteMismatch = 20;
    private const int SqliteTooBig = 18;

    /// <summary>Of classes 22 and 23: a value that cannot be kept, or breaks a rule of its table.</summary>
    private static bool IsOfValues(string state) =>
        state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal);

    private static IEnumerable<Exception> Chain(Exception fault)
    {
        for (Exception? one = fault; one is not null; one = one.InnerException)
        {
            yield return one;
        }
    }
}

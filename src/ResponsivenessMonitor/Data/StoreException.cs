using System.Data.Common;

namespace ResponsivenessMonitor.Data;

/// <summary>The database cannot be used as it is: why, and what to do.</summary>
internal sealed class StoreException(string message, Exception? inner = null) : InvalidOperationException(message, inner)
{
    /// <summary>Whether it is the database, or the way to it, that failed.</summary>
    internal static bool IsOfDatabase(Exception fault) =>
        fault is DbException or IOException or TimeoutException or InvalidOperationException { InnerException: DbException };

    /// <param name="name">What messages call the database.</param>
    /// <param name="fault">What failed.</param>
    internal static StoreException Of(string name, Exception fault) =>
        new(
            $"The database ({name}) cannot be used: {fault.GetBaseException().Message} See Database:ConnectionString and Storage:Folder.",
            fault
        );
}

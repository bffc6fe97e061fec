using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs;

/// <summary>The notices that a transaction decides to have told, for counting once it is over.</summary>
internal static class DecidedNotices
{
    /// <summary>By step or kind, such as <c>breached</c>; asked before they are saved.</summary>
    internal static IReadOnlyList<string> In(MonitorDbContext db) =>
        [
            .. db
                .ChangeTracker.Entries<Notice>()
                .Where(IsNews)
                .Select(entry => MetricLabels.Snake(entry.Entity.Step?.ToString() ?? entry.Entity.Kind?.ToString() ?? string.Empty)),
        ];

    /// <summary>It waits to be told, and did not before.</summary>
    private static bool IsNews(EntityEntry<Notice> entry) =>
        entry.Entity.State == NoticeState.Waiting
        && (
            entry.State == EntityState.Added
            || (
                entry.State == EntityState.Modified
                && entry.OriginalValues.GetValue<NoticeState>(nameof(Notice.State)) != NoticeState.Waiting
            )
        );
}

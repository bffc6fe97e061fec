using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

/// <summary>The migrations that stand, by the names that both databases have in common.</summary>
internal static class KnownMigrations
{
    private static readonly Lazy<string[]> All = new(() =>
    {
        using SqliteMonitorDbContext db = new(new DbContextOptionsBuilder<SqliteMonitorDbContext>().UseSqlite("Data Source=none").Options);
        return [.. db.Database.GetMigrations().Select(NameOf)];
    });

    /// <summary>In order.</summary>
    internal static IReadOnlyList<string> Names => All.Value;

    /// <summary>The tables as they were after a migration.</summary>
    internal static IModel ModelOf(MonitorDbContext db, string name) => Make(db, name).TargetModel;

    /// <summary>What a migration does.</summary>
    internal static Migration Make(MonitorDbContext db, string name)
    {
        IMigrationsAssembly assembly = db.GetService<IMigrationsAssembly>();
        return assembly.CreateMigration(
            assembly.Migrations.Single(pair => string.Equals(NameOf(pair.Key), name, StringComparison.Ordinal)).Value,
            db.Database.ProviderName ?? string.Empty
        );
    }

    /// <summary>The ids of those that came after one.</summary>
    internal static IEnumerable<string> Of(TestDatabase database, string after)
    {
        using MonitorDbContext db = database.CreateDbContext();
        return [.. db.Database.GetMigrations().SkipWhile(id => !string.Equals(NameOf(id), after, StringComparison.Ordinal)).Skip(1)];
    }

    internal static string NameOf(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
}

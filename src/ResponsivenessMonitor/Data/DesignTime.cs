using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ResponsivenessMonitor.Data;

/// <summary>Opens no database: lets the migration tool see the tables of SQLite.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteMonitorDbContext>
{
    /// <inheritdoc/>
    public SqliteMonitorDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteMonitorDbContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>Opens no database: lets the migration tool see the tables of PostgreSQL.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresMonitorDbContext>
{
    /// <inheritdoc/>
    public PostgresMonitorDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresMonitorDbContext>().UseNpgsql("Host=localhost").Options);
}

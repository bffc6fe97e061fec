using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Tests.Support;

/// <summary>For tests that hold on either database: <c>[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]</c>.</summary>
internal static class Databases
{
    internal static readonly DatabaseProvider[] Both = [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];
}

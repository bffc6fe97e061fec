using System.Globalization;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>A database of a test's own on the server of this run, which does not exist before somebody makes it ready.</summary>
internal sealed class ChaosDatabase : IAsyncDisposable
{
    private static int made;
    private readonly PostgresServer server;
    private readonly string name;

    private ChaosDatabase(PostgresServer server, string name) => (this.server, this.name) = (server, name);

    internal string ConnectionString => server.For(name);

    internal static async Task<ChaosDatabase> CreateAsync() =>
        new(
            await PostgresOfThisRun.GetAsync(),
            string.Create(CultureInfo.InvariantCulture, $"rm_chaos_{Environment.ProcessId}_{Interlocked.Increment(ref made)}")
        );

    public async ValueTask DisposeAsync() => await server.DropAsync(name);
}

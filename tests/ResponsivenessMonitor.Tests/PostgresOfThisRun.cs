using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests;

/// <summary>One throwaway server for all tests of a run, started by the first that wants it.</summary>
[SetUpFixture]
internal sealed class PostgresOfThisRun
{
    private static readonly Lazy<Task<PostgresServer>> Server = new(PostgresServer.FindAsync);

    /// <summary>The server; without one the calling tests are skipped aloud, or fail where <c>RM_REQUIRE_POSTGRES=1</c>.</summary>
    internal static async Task<PostgresServer> GetAsync()
    {
        PostgresServer server = await Server.Value;
        if (server.Missing is not { } reason)
        {
            return server;
        }

        if (Environment.GetEnvironmentVariable("RM_REQUIRE_POSTGRES") is "1")
        {
            Assert.Fail($"PostgreSQL is required: {reason}");
        }

        await TestContext.Progress.WriteLineAsync($"Skipped on PostgreSQL: {reason}");
        Assert.Ignore($"No PostgreSQL: {reason}");
        return server;
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Server.IsValueCreated)
        {
            await (await Server.Value).DisposeAsync();
        }
    }
}

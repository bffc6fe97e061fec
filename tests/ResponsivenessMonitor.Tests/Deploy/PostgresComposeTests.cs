using System.Text.Json.Nodes;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Deploy;

/// <summary>Three replicas, that start when the database is there and its tables are the program's.</summary>
internal sealed class PostgresComposeTests
{
    private readonly JsonNode services = YamlFile.Read(Repository.Read("deploy/compose.postgres.yaml")).Single()["services"]!;

    [Test]
    public void The_database_is_healthy_before_its_tables_are_made_and_these_before_replicas_start()
    {
        Assert.That(Condition("migrate", "db"), Is.EqualTo("service_healthy"));
        Assert.That(Condition("monitor", "db"), Is.EqualTo("service_healthy"));
        Assert.That(Condition("monitor", "migrate"), Is.EqualTo("service_completed_successfully"));
        Assert.That(services["migrate"]!["command"]!.AsArray().Select(word => (string?)word), Is.EqualTo(new[] { "migrate" }));
    }

    [Test]
    public void There_are_three_with_a_port_each_and_one_key()
    {
        Assert.That((int?)services["monitor"]!["deploy"]!["replicas"], Is.EqualTo(3));
        Assert.That((string?)services["monitor"]!["ports"]![0], Does.Contain(":8080-8082:"));
        Assert.That((string?)services["monitor"]!["environment"]!["RM__Secrets__KeyFile"], Is.EqualTo("/run/secrets/monitor-key"));
    }

    [Test]
    public void The_database_cannot_be_reached_from_outside()
    {
        Assert.That(services["db"]!["ports"], Is.Null);
        Assert.That(services["db"]!["networks"]!.AsArray().Select(name => (string?)name), Is.EqualTo(new[] { "inside" }));
    }

    [Test]
    public void The_manuals_connection_string_can_be_used()
    {
        string stated = Repository
            .Read("deploy/README.md")
            .Split('"')
            .Single(part => part.StartsWith("Host=db;", StringComparison.Ordinal));
        DatabaseOptions options = new() { Provider = DatabaseProvider.Postgres, ConnectionString = stated };
        Assert.That(options.Faults(), Is.Empty);
    }

    private string? Condition(string service, string waitsFor) => (string?)services[service]!["depends_on"]![waitsFor]!["condition"];
}

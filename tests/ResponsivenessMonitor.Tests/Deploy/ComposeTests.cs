using System.Text.Json.Nodes;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Tests.Audit;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Deploy;

/// <summary>The files for Docker Compose: settings that exist, the image's own ports and paths, and no more rights than needed.</summary>
[TestFixture("compose.yaml")]
[TestFixture("compose.postgres.yaml")]
internal sealed class ComposeTests(string file)
{
    private const string Managed = "RM__Management__Url";
    private readonly JsonNode compose = YamlFile.Read(Repository.Read($"deploy/{file}")).Single();

    private IEnumerable<(string Name, JsonNode Service)> Ours =>
        compose["services"]!
            .AsObject()
            .Where(pair => ((string?)pair.Value!["image"])!.StartsWith("responsiveness-monitor:", StringComparison.Ordinal))
            .Select(pair => (pair.Key, pair.Value!));

    [Test]
    public void Every_setting_exists_and_is_of_its_kind()
    {
        foreach ((string name, JsonNode service) in compose["services"]!.AsObject().Select(pair => (pair.Key, pair.Value!)))
        {
            Assert.That(DeployedSettings.Faults(VariablesOf(service)), Is.Empty, name);
        }
    }

    [TestCase("RM__Management__Url", "RM__Managment__Url")]
    [TestCase("RM__Management__Url", "RM__Management__Uri")]
    [TestCase("RM__Management__Url", "RM_Management__Url")]
    public void One_that_is_misspelt_would_be_found(string right, string wrong)
    {
        JsonNode service = YamlFile.Read(Repository.Read($"deploy/{file}").Replace(right, wrong, StringComparison.Ordinal)).Single()[
            "services"
        ]!["monitor"]!;
        Assert.That(DeployedSettings.Faults(VariablesOf(service)), Is.Not.Empty);
    }

    [Test]
    public void The_program_runs_without_rights_on_a_root_that_is_read_only()
    {
        Assert.That(Ours.Select(pair => pair.Name), Does.Contain("monitor"));
        foreach ((string name, JsonNode service) in Ours)
        {
            Assert.That((string?)service["user"], Is.EqualTo($"{TheImage.User}:{TheImage.User}"), name);
            Assert.That((bool?)service["read_only"], Is.True, name);
            Assert.That(Texts(service["cap_drop"]), Is.EqualTo(new[] { "ALL" }), name);
            Assert.That(service["cap_add"], Is.Null, name);
            Assert.That(service["privileged"], Is.Null, name);
            Assert.That(Texts(service["security_opt"]), Is.EqualTo(new[] { "no-new-privileges:true" }), name);
            Assert.That(Texts(service["tmpfs"]), Has.Some.StartsWith("/tmp:"), name);
            Assert.That(
                Texts(service["volumes"]).Any(volume => volume.EndsWith($":{TheImage.Volume}", StringComparison.Ordinal)),
                Is.EqualTo(!Variables(service).ContainsValue("Postgres")),
                "a named volume holds the SQLite file"
            );
            Assert.That((string?)service["logging"]!["options"]!["max-size"], Is.Not.Empty, name);
        }
    }

    [Test]
    public void The_service_is_asked_by_its_own_verb_and_given_time_to_end()
    {
        JsonNode service = compose["services"]!["monitor"]!;
        string[] test = Texts(service["healthcheck"]!["test"]);
        Assert.That(test, Is.SupersetOf(TheImage.Program.Prepend("CMD")));
        string[] verb = test[(TheImage.Program.Length + 1)..];
        Assert.That(
            AuditOutcome.Of([.. verb, "--Management:Url=http://127.0.0.1:9"]).Code,
            Is.EqualTo(ExitCode.Nothing),
            "the program knows the verb"
        );
        Assert.That((string?)service["stop_grace_period"], Is.EqualTo("15s"));
        Assert.That((string?)service["restart"], Is.EqualTo("unless-stopped"));
    }

    [Test]
    public void Only_the_pages_port_leaves_the_container_and_to_this_machine_alone()
    {
        JsonNode service = compose["services"]!["monitor"]!;
        string published = Texts(service["ports"]).Single();
        Assert.That(published, Does.StartWith("127.0.0.1:").And.EndWith($":{TheImage.Port}"));
        Assert.That(
            new Uri(Variables(service)[Managed].Replace("*", "localhost", StringComparison.Ordinal)).Port,
            Is.Not.EqualTo(TheImage.Port)
        );
    }

    [Test]
    public void Every_file_that_is_mounted_is_read_by_something()
    {
        JsonObject declared = compose["secrets"]?.AsObject() ?? [];
        foreach ((string name, JsonNode service) in compose["services"]!.AsObject().Select(pair => (pair.Key, pair.Value!)))
        {
            string[] targets = [.. (service["secrets"]?.AsArray() ?? []).Select(secret => Of(secret!, "target"))];
            Assert.That(DeployedSettings.FileFaults("/run/secrets", targets, VariablesOf(service)), Is.Empty, name);
            string[] sources = [.. (service["secrets"]?.AsArray() ?? []).Select(secret => Of(secret!, "source"))];
            Assert.That(sources, Is.SubsetOf(declared.Select(pair => pair.Key)), name);
        }

        string[] folders =
        [
            .. Texts(compose["services"]!["monitor"]!["volumes"]).Where(volume => volume.Contains("/secrets", StringComparison.Ordinal)),
        ];
        Assert.That(folders.Length + declared.Count, Is.GreaterThan(0), "secrets come as files, in one way or the other");
        Assert.That(folders, Has.All.EndsWith(":/run/secrets:ro"));
    }

    [Test]
    public void What_waits_for_a_service_waits_for_one_that_is_there_and_can_say_so()
    {
        JsonObject services = compose["services"]!.AsObject();
        foreach ((string name, JsonNode? waited) in services.SelectMany(pair => pair.Value!["depends_on"]?.AsObject() ?? []))
        {
            Assert.That(services.ContainsKey(name), name);
            switch ((string?)waited!["condition"])
            {
                case "service_healthy":
                    Assert.That(services[name]!["healthcheck"], Is.Not.Null, name);
                    break;
                case "service_completed_successfully":
                    Assert.That((string?)services[name]!["restart"], Is.EqualTo("no"), name);
                    break;
                default:
                    Assert.Fail($"{name} is waited for until it has started, which says nothing.");
                    break;
            }
        }
    }

    [Test]
    public void Docker_reads_it()
    {
        string example = Path.Combine(Repository.Root, "deploy", "monitor.env.example");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("compose");
        try
        {
            File.Copy(example, Path.Combine(folder.FullName, "monitor.env"));
            string copy = Path.Combine(folder.FullName, file);
            File.Copy(Path.Combine(Repository.Root, "deploy", file), copy);
            _ = InstalledTool.Run("docker", ["compose", "version"], ["compose", "-f", copy, "config", "--quiet"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A secret is one word, or says apart what it is and where it goes.</summary>
    private static string Of(JsonNode secret, string part) => (string)(secret is JsonObject parts ? parts[part]! : secret)!;

    private static Dictionary<string, string> Variables(JsonNode service) => new(VariablesOf(service), StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> VariablesOf(JsonNode service) =>
        DeployedSettings
            .Of(service["environment"])
            .Concat(Texts(service["env_file"]).SelectMany(name => DeployedSettings.OfLines(Repository.Read($"deploy/{name}.example"))));

    private static string[] Texts(JsonNode? list) => [.. (list?.AsArray() ?? []).Select(item => item!.ToString())];
}

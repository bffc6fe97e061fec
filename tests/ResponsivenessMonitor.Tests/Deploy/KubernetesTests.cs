using System.Text.Json.Nodes;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Deploy;

/// <summary>The files for Kubernetes: the base with the example's settings over it.</summary>
internal sealed class KubernetesTests
{
    private const string Name = "responsiveness-monitor";
    private const string Folder = "deploy/kubernetes";
    private static readonly string[] Kustomizations = ["base", "overlays/example"];

    private readonly JsonNode[] all =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Repository.Root, Folder), "*.yaml", SearchOption.AllDirectories)
            .SelectMany(file => YamlFile.Read(File.ReadAllText(file))),
    ];

    private Dictionary<string, string> Settings =>
        new(Of("ConfigMap").SelectMany(map => DeployedSettings.Of(map["data"])), StringComparer.Ordinal);

    private IEnumerable<JsonNode> Pods => Of("Deployment").Concat(Of("Job")).Select(workload => workload["spec"]!["template"]!["spec"]!);

    [Test]
    public void Every_setting_exists_and_is_of_its_kind()
    {
        Assert.That(Settings, Has.Count.GreaterThan(8));
        Assert.That(DeployedSettings.Faults(Settings), Is.Empty);
    }

    [TestCase("RM__Mail__Host", "RM__Mail__Hots")]
    [TestCase("RM__Mail__Host", "RM__Mial__Host")]
    [TestCase("RM_SECRETS_FOLDER", "RM_SECRET_FOLDER")]
    public void One_that_is_misspelt_would_be_found(string right, string wrong)
    {
        Dictionary<string, string> settings = Settings;
        settings[wrong] = settings[right];
        Assert.That(settings.Remove(right), Is.True);
        Assert.That(DeployedSettings.Faults(settings), Is.Not.Empty);
    }

    [TestCaseSource(nameof(Kustomizations))]
    public void All_that_is_listed_is_there_and_all_that_is_there_is_listed(string kustomization)
    {
        string folder = Path.Combine(Repository.Root, Folder, kustomization);
        JsonNode file = YamlFile.Read(File.ReadAllText(Path.Combine(folder, "kustomization.yaml"))).Single();
        string[] listed =
        [
            .. file["resources"]!.AsArray().Select(resource => (string)resource!),
            .. (file["patches"]?.AsArray() ?? []).Select(patch => (string)patch!["path"]!),
        ];
        Assert.That(listed, Is.Not.Empty.And.Unique);
        Assert.That(
            listed.Select(path => Path.Combine(folder, path)),
            Has.All.Matches<string>(path => File.Exists(path) || Directory.Exists(path))
        );
        Assert.That(
            Directory.EnumerateFiles(folder).Select(Path.GetFileName).Where(path => path is not "kustomization.yaml"),
            Is.SubsetOf(listed)
        );
    }

    [Test]
    public void Pods_meet_the_level_restricted()
    {
        Assert.That(Pods.Count(), Is.EqualTo(2));
        foreach (JsonNode pod in Pods)
        {
            JsonNode rights = pod["securityContext"]!;
            Assert.That((bool?)rights["runAsNonRoot"], Is.True);
            Assert.That((int?)rights["runAsUser"], Is.EqualTo(TheImage.User));
            Assert.That((int?)rights["fsGroup"], Is.EqualTo(TheImage.User));
            Assert.That((string?)rights["seccompProfile"]!["type"], Is.EqualTo("RuntimeDefault"));
            Assert.That((bool?)pod["automountServiceAccountToken"], Is.False);
            Assert.That((bool?)pod["hostNetwork"], Is.Null);
            foreach (JsonNode? container in pod["containers"]!.AsArray())
            {
                JsonNode own = container!["securityContext"]!;
                Assert.That((bool?)own["allowPrivilegeEscalation"], Is.False);
                Assert.That((bool?)own["readOnlyRootFilesystem"], Is.True);
                Assert.That(own["capabilities"]!["drop"]!.AsArray().Select(one => (string?)one), Is.EqualTo(new[] { "ALL" }));
                Assert.That((string?)container["resources"]!["limits"]!["memory"], Does.EndWith("Mi"));
            }
        }

        Assert.That(
            (string?)Of("Namespace").Single()["metadata"]!["labels"]!["pod-security.kubernetes.io/enforce"],
            Is.EqualTo("restricted")
        );
    }

    [Test]
    public void Probes_ask_at_the_management_port_and_pages_are_the_images()
    {
        JsonNode container = Of("Deployment").Single()["spec"]!["template"]!["spec"]!["containers"]![0]!;
        Dictionary<string, int> ports = container["ports"]!
            .AsArray()
            .ToDictionary(port => (string)port!["name"]!, port => (int)port!["containerPort"]!, StringComparer.Ordinal);
        Assert.That(ports["http"], Is.EqualTo(TheImage.Port));
        Assert.That(
            ports["management"],
            Is.EqualTo(new Uri(Settings["RM__Management__Url"].Replace("*", "localhost", StringComparison.Ordinal)).Port)
        );
        Assert.That(Asked(container, "startupProbe"), Is.EqualTo(("/health/live", "management")));
        Assert.That(Asked(container, "livenessProbe"), Is.EqualTo(("/health/live", "management")));
        Assert.That(Asked(container, "readinessProbe"), Is.EqualTo(("/health/ready", "management")));
        Assert.That(
            Of("Service").Single()["spec"]!["ports"]!.AsArray().Select(port => (string?)port!["targetPort"]),
            Is.EquivalentTo(ports.Keys)
        );
        Assert.That(
            Of("NetworkPolicy").Single()["spec"]!["ingress"]!
                .AsArray()
                .SelectMany(rule => rule!["ports"]!.AsArray())
                .Select(port => (string?)port!["port"]),
            Is.EquivalentTo(ports.Keys)
        );
    }

    [Test]
    public void Every_file_of_the_secret_is_read_by_something_and_no_secret_is_made_here()
    {
        Assert.That(Of("Secret"), Is.Empty);
        string folder = Settings["RM_SECRETS_FOLDER"];
        foreach (JsonNode pod in Pods)
        {
            JsonNode volume = pod["volumes"]!.AsArray().Single(volume => volume!["secret"] is not null)!;
            string[] paths = [.. volume["secret"]!["items"]!.AsArray().Select(item => (string)item!["path"]!)];
            Assert.That(paths, Does.Contain("Database__ConnectionString"));
            Assert.That(DeployedSettings.FileFaults(folder, paths, Settings), Is.Empty);
            JsonNode[] mounts = [.. pod["containers"]![0]!["volumeMounts"]!.AsArray().Select(mount => mount!)];
            Assert.That(mounts.Select(mount => (string?)mount["mountPath"]), Is.EquivalentTo(new[] { folder, TheImage.Volume, "/tmp" }));
            Assert.That(
                mounts.Select(mount => (string?)mount["name"]),
                Is.EquivalentTo(pod["volumes"]!.AsArray().Select(declared => (string?)declared!["name"]))
            );
        }
    }

    [Test]
    public void What_names_another_names_what_is_there()
    {
        JsonNode pods = Of("Deployment").Single()["spec"]!["template"]!["metadata"]!["labels"]!;
        JsonNode[] selectors =
        [
            Of("Deployment").Single()["spec"]!["selector"]!["matchLabels"]!,
            Of("Service").Single()["spec"]!["selector"]!,
            Of("PodDisruptionBudget").Single()["spec"]!["selector"]!["matchLabels"]!,
        ];
        Assert.That(selectors, Has.All.Matches<JsonNode>(selector => JsonNode.DeepEquals(selector, pods)));
        foreach (JsonNode pod in Pods)
        {
            Assert.That((string?)pod["containers"]![0]!["envFrom"]![0]!["configMapRef"]!["name"], Is.EqualTo(Name));
            Assert.That((string?)pod["containers"]![0]!["image"], Is.EqualTo(Name), "the overlay says which");
        }

        Assert.That(Of("ConfigMap").Select(map => (string?)map["metadata"]!["name"]), Has.All.EqualTo(Name));
    }

    [Test]
    public void Three_replicas_are_spread_and_two_of_them_stay()
    {
        JsonNode deployment = Of("Deployment").Single()["spec"]!;
        Assert.That((int?)deployment["replicas"], Is.EqualTo(3));
        Assert.That((int?)Of("PodDisruptionBudget").Single()["spec"]!["minAvailable"], Is.EqualTo(2));
        Assert.That(deployment["template"]!["spec"]!["topologySpreadConstraints"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((int?)deployment["template"]!["spec"]!["terminationGracePeriodSeconds"], Is.GreaterThan(5));
        Assert.That(
            Of("Job").Single()["spec"]!["template"]!["spec"]!["containers"]![0]!["args"]!.AsArray().Select(arg => (string?)arg),
            Is.EqualTo(new[] { "migrate" })
        );
    }

    [TestCaseSource(nameof(Kustomizations))]
    public void Kustomize_reads_it(string kustomization)
    {
        string made = InstalledTool.Run(
            "kubectl",
            ["kustomize", "--help"],
            ["kustomize", Path.Combine(Repository.Root, Folder, kustomization)]
        );
        Assert.That(YamlFile.Read(made).Select(one => (string?)one["kind"]), Does.Contain("Deployment").And.Contain("Job"));
    }

    private IEnumerable<JsonNode> Of(string kind) => all.Where(one => string.Equals((string?)one["kind"], kind, StringComparison.Ordinal));

    private static (string? Path, string? Port) Asked(JsonNode container, string probe) =>
        ((string?)container[probe]!["httpGet"]!["path"], (string?)container[probe]!["httpGet"]!["port"]);
}

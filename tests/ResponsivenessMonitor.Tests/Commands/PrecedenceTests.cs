using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using ResponsivenessMonitor.Commands;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>Of several places that state a setting, the same one counts for the service and for the verbs beside it.</summary>
internal sealed class PrecedenceTests
{
    private const string Environs = "PrecedenceTests";
    private static readonly string[] Variables =
    [
        "DOTNET_ENVIRONMENT",
        "RM__Mail__Host",
        "Mail__Host",
        "Logging__LogLevel__Default",
        SecretFiles.Variable,
    ];

    private string here = null!;
    private string before = null!;

    [SetUp]
    public void Begin()
    {
        before = Environment.CurrentDirectory;
        here = Directory.CreateTempSubdirectory("here").FullName;
        Environment.CurrentDirectory = here;
        Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", Environs);
        File.WriteAllText(Beside, """{ "Mail": { "Host": "beside" }, "Policy": { "AttainmentGoal": 80 } }""");
    }

    [TearDown]
    public void End()
    {
        Environment.CurrentDirectory = before;
        File.Delete(Beside);
        Directory.Delete(here, recursive: true);
        foreach (string variable in Variables)
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Test]
    public void The_later_beats_the_earlier_for_the_service_and_for_verbs()
    {
        Assert.That(Both("Policy:AttainmentGoal"), Is.EqualTo(("80", "80")), "the environment's file beats the usual one");
        Assert.That(Both("Mail:Host"), Is.EqualTo(("beside", "beside")));
        File.WriteAllText(Path.Combine(here, "appsettings.json"), """{ "Mail": { "Host": "here" } }""");
        Assert.That(Both("Mail:Host"), Is.EqualTo(("here", "here")));
        Environment.SetEnvironmentVariable("RM__Mail__Host", "environment");
        Assert.That(Both("Mail:Host"), Is.EqualTo(("environment", "environment")));
        Environment.SetEnvironmentVariable(SecretFiles.Variable, Directory.CreateDirectory(Path.Combine(here, "secrets")).FullName);
        File.WriteAllText(Path.Combine(here, "secrets", "Mail__Host"), "file");
        Assert.That(Both("Mail:Host"), Is.EqualTo(("file", "file")));
        Assert.That(Both("Mail:Host", "--Mail:Host=line"), Is.EqualTo(("line", "line")));
    }

    [Test]
    public void Without_the_prefix_a_variable_is_no_setting_of_ours_but_one_of_others()
    {
        Environment.SetEnvironmentVariable("Mail__Host", "strange");
        Environment.SetEnvironmentVariable("Logging__LogLevel__Default", "Debug");
        Assert.That(Both("Mail:Host"), Is.EqualTo(("beside", "beside")));
        Assert.That(Both("Logging:LogLevel:Default"), Is.EqualTo(("Debug", "Debug")));
    }

    private static string Beside => Path.Combine(AppContext.BaseDirectory, $"appsettings.{Environs}.json");

    private static (string? Service, string? Verb) Both(string path, params string[] line)
    {
        using WebApplication service = MonitorApplication.Build(line, builder => builder.Logging.ClearProviders());
        return (service.Configuration[path], Settings.Load(line)[path]);
    }
}

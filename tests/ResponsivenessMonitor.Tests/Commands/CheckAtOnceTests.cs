using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>All that is wrong is told in one go, whatever kind of fault it is, and nothing that is none.</summary>
internal sealed class CheckAtOnceTests
{
    private static readonly string[] ManyFaults =
    [
        "--Mail:Port=smtp",
        "--Mail:ReplyTo=nobody",
        "--Polling:Parallel=0",
        "--Mastodon:FirstLook=00:00:01",
        "--Management:Url=8081",
        "--Web:PublicUrl=monitor",
        "--Marketing:Calendar=nowhere",
        "--Secrets:KeyFile=/nowhere/key",
        "--Monitoring:HeartbeatUrl=env:RM_TEST_NOT_SET",
        "--Mail:InternalDomains=uni.example",
        "--Calendars:library:Zone=Europe/Lodnon",
        "--Calendars:library:Hours=whenever",
        "--Calendars:library:Closures:0=someday",
        "--Calendars:library:Exceptions:someday=never",
    ];

    private static readonly string[] Told =
    [
        "Mail:Port is 'smtp'; write a whole number.",
        "Mail:ReplyTo is 'nobody', which is no e-mail address.",
        "Polling:Parallel must be from 1 to 64 accounts side by side.",
        "Mastodon:FirstLook must be from 01:00:00 to 90.00:00:00.",
        "Management:Url is '8081'.",
        "Web:PublicUrl: 'monitor' is not the address of a site",
        "Marketing:Calendar: there is no calendar 'nowhere'; the settings have default, library.",
        "Secrets:KeyFile: /nowhere/key cannot be read or made",
        "Monitoring:HeartbeatUrl: the environment variable RM_TEST_NOT_SET is not set.",
        "Mail:InternalDomains is no single text; number what belongs to it, as in Mail:InternalDomains:0.",
    ];

    private AnOffice office = null!;

    [SetUp]
    public void Begin() => office = new AnOffice();

    [TearDown]
    public void End() => office.Dispose();

    [Test]
    public void A_check_names_them_all_and_goes_on_to_the_rest()
    {
        _ = office.Run("migrate");
        AuditOutcome outcome = office.Run(["check", .. ManyFaults]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Nothing));
        foreach (string fault in Told)
        {
            Assert.That(outcome.Error, Does.Contain($"Settings: {fault}"));
        }

        foreach (string setting in new[] { "Zone", "Hours", "Closures:0", "Exceptions:someday" })
        {
            Assert.That(outcome.Error, Does.Contain($"Calendars:library:{setting}: "));
        }

        Assert.That(outcome.Output, Does.Contain("Database: reachable and up to date.").And.EndsWith("Mend what is named above.\n"));
        Assert.That(outcome.Error, Does.Contain("Mail: not tried"));
    }

    [Test]
    public void The_service_names_them_all_and_does_not_start()
    {
        AuditOutcome outcome = office.Run(["serve", .. ManyFaults]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Nothing));
        foreach (string fault in Told)
        {
            Assert.That(outcome.Error, Does.Contain(fault));
        }

        Assert.That(outcome.Error, Does.StartWith("The settings are wrong: ").And.Contain("Calendars:library:Zone: "));
    }

    [Test]
    public void What_depends_on_a_value_that_cannot_be_read_is_not_guessed_at()
    {
        AuditOutcome outcome = office.Run(
            "check",
            "--Database:Provider=Postgers",
            "--Mail:Transport=Smpt",
            "--Outbound:GiveUpAfter=soon",
            "--Outbound:TryFor=00:00:40",
            "--Mail:ListId=a b"
        );
        string[] settings = [.. outcome.Error.Split('\n').Where(line => line.StartsWith("Settings: ", StringComparison.Ordinal))];
        Assert.That(settings, Has.One.StartsWith("Settings: Database:Provider is 'Postgers'"));
        Assert.That(settings, Has.One.StartsWith("Settings: Mail:Transport is 'Smpt'"));
        Assert.That(settings, Has.One.StartsWith("Settings: Outbound:GiveUpAfter is 'soon'"));
        Assert.That(settings, Has.One.StartsWith("Settings: Mail:ListId is 'a b'"), "whatever the transport, this is wrong");
        Assert.That(settings, Has.Length.EqualTo(4), outcome.Error);
        Assert.That(outcome.Error, Does.Contain("Database: not tried, because settings are wrong; see above."));
        Assert.That(outcome.Error, Does.Contain("Mail: not tried, because its settings are wrong; see above."));
    }

    [Test]
    public void Settings_that_are_no_JSON_are_told_by_line_without_what_stands_there()
    {
        string before = Environment.CurrentDirectory;
        string folder = Directory.CreateTempSubdirectory("here").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "appsettings.json"), "{\n  \"Mail\": { \"Password\": thunderbolt }\n}\n");
            Environment.CurrentDirectory = folder;
            foreach (string verb in new[] { "check", "serve", "report", "healthcheck" })
            {
                AuditOutcome outcome = office.Run(verb, "--Polling:Parallel=0");
                Assert.That(outcome.Code, Is.EqualTo(ExitCode.Nothing), verb);
                Assert.That(outcome.Error, Does.Contain($"{Path.Combine(folder, "appsettings.json")}, line 2, byte "), verb);
                Assert.That(outcome.Error, Does.Not.Contain("thunder"), verb);
                Assert.That(
                    outcome.Error.Contains("Polling:Parallel", StringComparison.Ordinal),
                    Is.EqualTo(verb is "check" or "serve"),
                    verb
                );
            }

            File.WriteAllText(Path.Combine(folder, "appsettings.json"), "{ \"Mail\": { \"Host\": \"a\", \"host\": \"b\" } }");
            Assert.That(office.Run("check").Error, Does.Contain("Mail:host stands there twice; leave one of them."));
        }
        finally
        {
            Environment.CurrentDirectory = before;
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("check")]
    [TestCase("report")]
    [TestCase("migrate")]
    public void A_server_that_does_not_answer_is_told_in_a_sentence(string verb)
    {
        AuditOutcome outcome = AuditOutcome.Of(
            verb,
            "--Database:Provider=Postgres",
            "--Database:ConnectionString=Host=127.0.0.1;Port=9;Database=rm;Username=rm;Timeout=2"
        );
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Nothing));
        Assert.That(outcome.Error, Does.Contain("The database (rm on 127.0.0.1) cannot be used: Connection refused"));
    }

    [Test]
    public void Every_section_is_asked_what_is_wrong_with_it()
    {
        ServiceCollection services = new();
        IConfiguration settings = new ConfigurationBuilder().Build();
        _ = services.AddSingleton(settings);
        MonitorApplication.AddAllRooms(services, settings);
        IEnumerable<string> unasked = KnownSettings
            .Types.Where(pair => !typeof(System.Collections.IDictionary).IsAssignableFrom(pair.Value)) // calendars are asked by themselves
            .Where(pair => !services.Any(service => service.ServiceType == typeof(IValidateOptions<>).MakeGenericType(pair.Value)))
            .Select(pair => pair.Key);
        Assert.That(
            unasked,
            Is.Empty,
            "Register the options with AddChecked within MonitorApplication.AddAllRooms, so that check hears of them."
        );
    }
}

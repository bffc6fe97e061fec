using Microsoft.Extensions.Configuration;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>Settings that nothing reads, and values of another kind, are told with what was meant.</summary>
internal sealed class SettingFaultsTests
{
    private AnOffice office = null!;

    [SetUp]
    public void Begin()
    {
        office = new AnOffice();
        _ = office.Run("migrate");
    }

    [TearDown]
    public void End() => office.Dispose();

    [TestCase("Mial:Host=x", ExpectedResult = "Mial is no section of settings; did you mean Mail?")]
    [TestCase("Mail:Hots=x", ExpectedResult = "Mail:Hots is no setting; did you mean Mail:Host?")]
    [TestCase("mail:graph:tennant=x", ExpectedResult = "mail:graph:tennant is no setting; did you mean mail:graph:Tenant?")]
    [TestCase("Ticks:Whenever=x", ExpectedResult = "Ticks:Whenever is no setting; Ticks has Decide, Poll, Prune, Reconcile.")]
    [TestCase("Calendars:library:Zoen=x", ExpectedResult = "Calendars:library:Zoen is no setting; did you mean Calendars:library:Zone?")]
    [TestCase("Replay:Scrip=x", ExpectedResult = "Replay:Scrip is no setting; did you mean Replay:Script?")]
    [TestCase("Mail:Transport=Smpt", ExpectedResult = "Mail:Transport is 'Smpt'; it is one of Pickup, Smtp, Graph; did you mean Smtp?")]
    [TestCase("Database:Provider=Oracle", ExpectedResult = "Database:Provider is 'Oracle'; it is one of Sqlite, Postgres.")]
    [TestCase(
        "Mail:GatherFor=five minutes",
        ExpectedResult = "Mail:GatherFor is 'five minutes'; write hours, minutes and seconds, such as 00:05:00, with days before a dot: 1.00:00:00."
    )]
    [TestCase("Mail:UseStartTls=yes", ExpectedResult = "Mail:UseStartTls is 'yes'; write true or false.")]
    [TestCase("Mail:Port=smtp", ExpectedResult = "Mail:Port is 'smtp'; write a whole number.")]
    public string What_is_wrong_is_told_with_what_was_meant(string setting) => string.Join(" ", SettingFaults.All(Of(setting)));

    [TestCase("Mail:Host=x")]
    [TestCase("MAIL:HOST=x")]
    [TestCase("Mail:InternalDomains:0=uni.example")]
    [TestCase("Calendars:library:Closures=england")]
    [TestCase("Calendars:library:Closures:0=england")]
    [TestCase("Calendars:library:Exceptions:2026-12-24=09:00-12:00")]
    [TestCase("Logging:LogLevel:Default=Debug")]
    [TestCase("Kestrel:Endpoints:Http:Url=http://127.0.0.1:5000")]
    [TestCase("AllowedHosts=*")]
    [TestCase("mail=/var/mail/jo")]
    public void What_is_read_or_belongs_to_others_is_left_alone(string setting) => Assert.That(SettingFaults.All(Of(setting)), Is.Empty);

    [Test]
    public void The_settings_that_come_with_the_program_are_all_read() =>
        Assert.That(
            SettingFaults.All(new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build()),
            Is.Empty
        );

    [TestCase("check")]
    [TestCase("serve")]
    public void A_script_that_is_not_there_is_named_with_its_setting(string verb)
    {
        _ = office.Run("migrate");
        AuditOutcome outcome = office.Run(verb, "--Replay:Script=nothere.jsonl");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Nothing));
        Assert.That(outcome.Error, Does.Contain("Replay:Script: there is no file nothere.jsonl"));
    }

    [Test]
    public void A_check_names_all_of_them_at_once_wherever_they_stand()
    {
        Environment.SetEnvironmentVariable("RM__Polling__Paralel", "3");
        AuditOutcome outcome;
        try
        {
            outcome = office.Run("check", "--Mial:Host=x", "--Mail:Transport=Smpt", "--Ops:Address=nobody");
        }
        finally
        {
            Environment.SetEnvironmentVariable("RM__Polling__Paralel", null);
        }

        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.Contain("Settings: Mial is no section of settings; did you mean Mail?"));
        Assert.That(outcome.Error, Does.Contain("Settings: Polling:Paralel is no setting; did you mean Polling:Parallel?"));
        Assert.That(
            outcome.Error,
            Does.Contain("Settings: Mail:Transport is 'Smpt'; it is one of Pickup, Smtp, Graph; did you mean Smtp?")
        );
        Assert.That(outcome.Error, Does.Contain("Mail: not tried, because its settings are wrong; see above."));
        Assert.That(outcome.Error, Does.Not.Contain("Failed to convert"));
    }

    [Test]
    public void A_verb_that_cannot_read_a_setting_tells_it_in_the_same_words()
    {
        AuditOutcome outcome = office.Run("report", "--Database:Provider=Postgers");
        Assert.That(
            (outcome.Code, outcome.Error),
            Is.EqualTo(
                (2, "The settings are wrong: Database:Provider is 'Postgers'; it is one of Sqlite, Postgres; did you mean Postgres?\n")
            )
        );
    }

    [Test]
    public void A_sender_that_is_missing_is_told_beside_mail_too()
    {
        AuditOutcome outcome = office.Run("check", "--Mail:Transport=Smtp", "--Mail:Host=127.0.0.1");
        Assert.That(outcome.Error, Does.Contain("Settings: Mail:From is empty.").And.Contain("Mail: not tried"));
    }

    private static IConfiguration Of(string setting)
    {
        string[] parts = setting.Split('=', 2);
        return new ConfigurationBuilder().AddInMemoryCollection([new KeyValuePair<string, string?>(parts[0], parts[1])]).Build();
    }
}

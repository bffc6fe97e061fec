using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Commands.Configuring;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Commands.Configuring;

/// <summary>The schema of the settings, as a validator reads it.</summary>
internal sealed class SchemaTests
{
    private const string Settings = "appsettings.json";

    [Test]
    public void It_is_a_schema() => Assert.That(SchemaJudge.IsSchema(Parse(Repository.Read(SettingsCommand.Schema))), Is.True);

    [Test]
    public void It_takes_the_settings_that_come_with_the_program_and_they_name_it()
    {
        JsonNode settings = Parse(Repository.Read(Settings));
        Assert.That(SchemaJudge.Refused(settings), Is.Empty);
        Assert.That((string?)settings["$schema"], Is.EqualTo($"./{SettingsCommand.Schema}"));
    }

    [Test]
    public void The_program_reads_the_name_of_the_schema_for_no_setting() =>
        Assert.That(SettingFaults.All(new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, Settings)).Build()), Is.Empty);

    [TestCase("""{ "Mail": { "Hots": "x" } }""", "/Mail")]
    [TestCase("""{ "Mial": { "Host": "x" } }""", "/Mial")]
    [TestCase("""{ "Mail": { "Graph": { "Tennant": "x" } } }""", "/Mail/Graph")]
    [TestCase("""{ "Calendars": { "library": { "Zoen": "x" } } }""", "/Calendars/library")]
    [TestCase("""{ "Mail": { "Transport": "Smpt" } }""", "/Mail/Transport")]
    [TestCase("""{ "Mail": { "Port": "25" } }""", "/Mail/Port")]
    [TestCase("""{ "Mail": { "Port": 0 } }""", "/Mail/Port")]
    [TestCase("""{ "Mail": { "UseStartTls": "yes" } }""", "/Mail/UseStartTls")]
    [TestCase("""{ "Mail": { "GatherFor": "five minutes" } }""", "/Mail/GatherFor")]
    [TestCase("""{ "Mail": { "InternalDomains": "uni.example" } }""", "/Mail/InternalDomains")]
    [TestCase("""{ "Marketing": { "DigestAt": "25:00" } }""", "/Marketing/DigestAt")]
    [TestCase("""{ "Policy": { "AttainmentGoal": 101 } }""", "/Policy/AttainmentGoal")]
    public void It_refuses_what_is_misspelt_or_of_another_kind(string settings, string where) =>
        Assert.That(SchemaJudge.Refused(Parse(settings)), Has.Some.StartsWith(where));

    [TestCase("""{ "Calendars": { "library": { "Closures": "england" } } }""")]
    [TestCase(
        """{ "Calendars": { "library": { "Closures": [ "england", "2026-12-24" ], "Exceptions": { "2026-12-23": "09:00-12:00" } } } }"""
    )]
    [TestCase(
        """{ "Logging": { "Console": { "FormatterName": "json" } }, "Kestrel": { "Endpoints": { "Http": { "Url": "http://*:80" } } } }"""
    )]
    [TestCase("""{ "Bluesky": { "FirstLook": "7.00:00:00" }, "Ticks": { "Poll": "00:00:00.2" } }""")]
    public void It_takes_whatever_the_program_reads(string settings)
    {
        Assert.That(SchemaJudge.Refused(Parse(settings)), Is.Empty);
        using MemoryStream stream = new(JsonSerializer.SerializeToUtf8Bytes(Parse(settings)));
        Assert.That(SettingFaults.All(new ConfigurationBuilder().AddJsonStream(stream).Build()), Is.Empty);
    }

    [Test]
    public void It_takes_all_defaults_and_examples()
    {
        foreach (SettingNode.Single setting in GeneratedFilesTests.Leaves().OfType<SettingNode.Single>())
        {
            foreach (string value in new[] { setting.Default, setting.Mark.Example, setting.Mark.From, setting.Mark.To }.OfType<string>())
            {
                string path = setting.Path.Replace(":DATES", ":2026-12-24", StringComparison.Ordinal);
                Assert.That(SchemaJudge.Refused(SettingsJson.Of([new(path, value)])), Is.Empty, $"{path} = {value}");
            }
        }
    }

    private static JsonNode Parse(string json) => JsonNode.Parse(json)!;
}

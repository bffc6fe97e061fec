using Microsoft.Extensions.Configuration;
using ResponsivenessMonitor.Web;

namespace ResponsivenessMonitor.Tests.Web;

/// <summary>Where a process of some settings is asked whether it lives.</summary>
internal sealed class ListeningTests
{
    [TestCase("", ExpectedResult = "http://localhost:5000/", TestName = "Where the server listens if nothing is said")]
    [TestCase("HTTP_PORTS=8080", ExpectedResult = "http://127.0.0.1:8080/", TestName = "At the port of a container's base image")]
    [TestCase(
        "URLS=http://10.0.0.5:81;http://*:82",
        ExpectedResult = "http://10.0.0.5:81/",
        TestName = "At the first of several addresses"
    )]
    [TestCase("HTTP_PORTS=8080 URLS=http://[::]:82", ExpectedResult = "http://127.0.0.1:82/", TestName = "Addresses beat ports")]
    [TestCase(
        "URLS=http://*:82 Kestrel:Endpoints:Http:Url=http://localhost:83",
        ExpectedResult = "http://localhost:83/",
        TestName = "The server's own section beats addresses"
    )]
    [TestCase(
        "URLS=http://*:82 Kestrel:Endpoints:Http:Url=http://*:83 Management:Url=http://0.0.0.0:8081",
        ExpectedResult = "http://127.0.0.1:8081/",
        TestName = "The management address is the one to ask"
    )]
    public string It_is_asked(string settings) =>
        Listening
            .HealthOf(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        settings
                            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                            .Select(setting => setting.Split('=', 2))
                            .Select(pair => new KeyValuePair<string, string?>(pair[0], pair[1]))
                    )
                    .Build()
            )
            .ToString();

    [TestCase("http://*:8081")]
    [TestCase("http://127.0.0.1:8081")]
    [TestCase("")]
    public void A_management_address_is_taken(string url) => Assert.That(new ManagementOptions { Url = url }.Faults(), Is.Empty);

    [TestCase("8081")]
    [TestCase("https://*:8081")]
    [TestCase("http://*:8081/status")]
    [TestCase("localhost:8081")]
    public void What_cannot_be_listened_at_is_told(string url) =>
        Assert.That(new ManagementOptions { Url = url }.Faults(), Has.One.Contains("Management:Url").And.One.Contains("http://*:8081"));
}

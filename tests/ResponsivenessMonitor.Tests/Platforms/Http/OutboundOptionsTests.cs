using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Tests.Platforms.Http;

/// <summary>The settings of calls.</summary>
internal sealed class OutboundOptionsTests
{
    [TestCase("pds.uni.example:2583")]
    [TestCase("http://localhost:2583")]
    [TestCase("http://127.0.0.1:2583")]
    [TestCase("[::1]:2583")]
    [TestCase("10.20.0.0/16")]
    [TestCase("fd00:1234::/32")]
    public void A_host_with_its_port_or_a_prefix_may_be_allowed(string allowed) =>
        Assert.That(new OutboundOptions { AllowedHosts = [allowed] }.Faults(), Is.Empty);

    [TestCase("")]
    [TestCase("pds.uni.example")]
    [TestCase("*:443")]
    [TestCase("https://pds.uni.example/")]
    [TestCase("0.0.0.0/0")]
    [TestCase("::/0")]
    [TestCase("pds.uni.example:0")]
    [TestCase("pds.uni.example:99999")]
    public void What_is_neither_is_named(string allowed) =>
        Assert.That(
            new OutboundOptions { AllowedHosts = ["a.example:1", allowed] }.Faults(),
            Has.One.StartsWith("Outbound:AllowedHosts:1 must be host:port")
        );

    [Test]
    public void Each_figure_has_its_bounds() =>
        Assert.That(
            new OutboundOptions
            {
                LargestAnswer = 1,
                TryFor = TimeSpan.FromSeconds(90),
                GiveUpAfter = TimeSpan.FromSeconds(80),
                Contact = "ring (us)",
            }.Faults(),
            Has.Exactly(4).Items
        );
}

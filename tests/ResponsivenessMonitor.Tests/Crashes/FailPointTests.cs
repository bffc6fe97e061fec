using System.Reflection;
using ResponsivenessMonitor.Crashes;

namespace ResponsivenessMonitor.Tests.Crashes;

internal sealed class FailPointTests
{
    [TestCase("send.accepted", "kill itself at hit 1 of send.accepted")]
    [TestCase("send.accepted:3", "kill itself at hit 3 of send.accepted")]
    [TestCase("poll.fenced:2:stop", "freeze at hit 2 of poll.fenced")]
    public void A_place_is_armed_at_a_hit(string text, string armed)
    {
        (ArmedPoint? point, string? fault) = ArmedPoint.TryParse(text);
        Assert.Multiple(() =>
        {
            Assert.That(point?.ToString(), Is.EqualTo(armed));
            Assert.That(fault, Is.Null);
        });
    }

    [TestCase("send.acepted", "send.accepted")]
    [TestCase("send.accepted:0", "PLACE:HIT")]
    [TestCase("send.accepted:-1", "PLACE:HIT")]
    [TestCase("send.accepted:third", "PLACE:HIT")]
    [TestCase("send.accepted:1:freeze", "PLACE:HIT:stop")]
    [TestCase("send.accepted:1:stop:", "PLACE:HIT:stop")]
    public void What_would_never_be_hit_is_not_armed_but_told(string text, string told)
    {
        (ArmedPoint? point, string? fault) = ArmedPoint.TryParse(text);
        Assert.Multiple(() =>
        {
            Assert.That(point, Is.Null);
            Assert.That(fault, Does.Contain("RM_FAILPOINT").And.Contain(told));
        });
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public void Nothing_said_arms_nothing(string? text) =>
        Assert.That(ArmedPoint.TryParse(text), Is.EqualTo(((ArmedPoint?)null, (string?)null)));

    [Test]
    public void Every_named_place_can_be_armed()
    {
        string[] named =
        [
            .. typeof(FailPoints)
                .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
                .Where(field => field.IsLiteral)
                .Select(field => (string)field.GetRawConstantValue()!),
        ];
        Assert.Multiple(() =>
        {
            Assert.That(FailPoints.All, Is.EquivalentTo(named).And.Unique);
            Assert.That(FailPoints.All, Has.Count.AtLeast(24));
        });
    }
}

using System.Globalization;
using Microsoft.Extensions.Configuration;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Commands.Configuring;

namespace ResponsivenessMonitor.Tests.Commands.Configuring;

/// <summary>The bounds that the manual and the schema state are those that are checked.</summary>
internal sealed class SettingBoundsTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    /// <summary>With a mail server, for its port is checked only then.</summary>
    private static readonly Dictionary<string, string?> Good = new(StringComparer.Ordinal)
    {
        ["Mail:Transport"] = "Smtp",
        ["Mail:Host"] = "smtp.uni.example",
        ["Mail:From"] = "social-media@uni.example",
    };

    [Test]
    public void Without_any_setting_but_a_sender_nothing_is_wrong() => Assert.That(FaultsOf("Mail:Port", "25"), Is.Empty);

    [TestCaseSource(nameof(Bounded))]
    public void What_is_in_bounds_is_taken_and_what_is_not_is_told(string path)
    {
        SettingNode.Single setting = Settings().Single(setting => string.Equals(setting.Path, path, StringComparison.Ordinal));
        if (setting.Mark.From is { } from)
        {
            Assert.That(FaultsOf(path, from), Has.None.Contains(path), from);
            Assert.That(FaultsOf(path, Beyond(setting.Kind, from, -1)), Has.Some.Contains(path), $"below {from}");
        }

        if (setting.Mark.To is { } to)
        {
            Assert.That(FaultsOf(path, to), Has.None.Contains(path), to);
            Assert.That(FaultsOf(path, Beyond(setting.Kind, to, 1)), Has.Some.Contains(path), $"above {to}");
        }
    }

    private static IEnumerable<string> Bounded() =>
        Settings().Where(setting => setting.Mark.From is not null || setting.Mark.To is not null).Select(setting => setting.Path);

    private static IEnumerable<SettingNode.Single> Settings() => GeneratedFilesTests.Leaves().OfType<SettingNode.Single>();

    private static string Beyond(Type kind, string bound, int by) =>
        kind == typeof(TimeSpan)
            ? (TimeSpan.Parse(bound, CultureInfo.InvariantCulture) + (by * Step)).ToString("c", CultureInfo.InvariantCulture)
        : kind == typeof(decimal)
            ? (decimal.Parse(bound, CultureInfo.InvariantCulture) + (by * 0.001m)).ToString(CultureInfo.InvariantCulture)
        : (int.Parse(bound, CultureInfo.InvariantCulture) + by).ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> FaultsOf(string path, string value) =>
        StartFaults.Of(new ConfigurationBuilder().AddInMemoryCollection(Good).AddInMemoryCollection([new(path, value)]).Build());
}

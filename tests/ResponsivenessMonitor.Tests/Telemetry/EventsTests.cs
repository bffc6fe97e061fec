using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using ResponsivenessMonitor.Jobs.Reconciling;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>Every line that the program logs has a number and a name of its own, which stay, and which docs/events.md explains.</summary>
internal sealed partial class EventsTests
{
    private static readonly (int Id, string Name, string Level)[] Logged =
    [
        .. typeof(MonitorApplication)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(message => (message.EventId, message.EventName ?? string.Empty, message.Level.ToString()))
            .Concat(Enum.GetValues<FindingKind>().Select(kind => ((int)kind, kind.ToString(), "Warning or Error"))),
    ];

    [Test]
    public void Every_event_has_a_number_and_a_name()
    {
        Assert.That(Logged, Has.Length.GreaterThan(40), "they are found at all");
        Assert.That(Logged.Where(message => message.Id <= 0 || message.Name.Length == 0), Is.Empty);
    }

    [Test]
    public void No_two_events_share_a_number_or_a_name()
    {
        Assert.That(Logged.Select(message => message.Id), Is.Unique);
        Assert.That(Logged.Select(message => message.Name), Is.Unique);
    }

    [Test]
    public void Every_event_is_explained_and_none_that_there_is_not()
    {
        string[] explained =
        [
            .. File.ReadLines(Repository.Path("docs", "events.md"))
                .Select(line => Row().Match(line))
                .Where(row => row.Success)
                .Select(row => $"{row.Groups["id"].Value} {row.Groups["name"].Value} {row.Groups["level"].Value}"),
        ];

        Assert.That(
            explained,
            Is.EqualTo(
                Logged
                    .OrderBy(message => message.Id)
                    .Select(message => string.Create(CultureInfo.InvariantCulture, $"{message.Id} {message.Name} {message.Level}"))
            )
        );
    }

    [GeneratedRegex(@"^\| (?<id>\d{4}) \| `(?<name>\w+)` \| (?<level>[\w ]+) \| .{10,} \|$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}

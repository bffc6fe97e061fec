using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Telemetry;
using ResponsivenessMonitor.Telemetry.Exposition;
using ResponsivenessMonitor.Tests.Volume;
using static ResponsivenessMonitor.Demo.DemoTime;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>What is counted, logged and traced while two enquiries are asked, told of, and one is answered; and that nobody is named there.</summary>
internal sealed class PlayTests
{
    /// <summary>The words and the names of members of the public and of staff.</summary>
    private static readonly string[] Personal = ["zanzibar", "quokka", "numbat", "wombat", "Lunn", "Quill"];

    private readonly Recorded log = new();
    private readonly List<Activity> spans = [];
    private readonly Lock gate = new();
    private ActivityListener listener = null!;
    private MetricCollector collector = null!;
    private PlayedOffice office = null!;
    private List<Enquiry> enquiries = null!;
    private List<Letter> letters = null!;
    private Exposed exposed = null!;

    [OneTimeSetUp]
    public async Task Play()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Traces.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (gate)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        Instant start = At("2026-10-05T08:00");
        DemoAccount desk = new(Platform.X, "Desk", "Larkmoor Desk", Steward.Department, "is asked")
        {
            Administrator = DemoAccount.Someone("Quokka Lunn"),
            Deputy = DemoAccount.Someone("Numbat Quill"),
            LiveSince = start - Duration.FromDays(30),
            MonitoredSince = start,
        };
        office = await PlayedOffice.StartAsync(
            start,
            [desk],
            [
                Ask(desk, At("2026-10-05T10:00"), "q1"),
                Ask(desk, At("2026-10-05T10:30"), "q2"),
                new ScriptLine(At("2026-10-05T11:30"), ScriptAct.Item)
                {
                    Platform = desk.Platform,
                    Account = desk.Id,
                    Id = "a2",
                    Parent = "q2",
                    Text = "At nine, dear zanzibar.",
                },
            ],
            services => services.AddLogging(logging => logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace))
        );
        collector = new MetricCollector(office.Get<IMeterFactory>());
        office.Post.Says = letter =>
            letter.To.Address.StartsWith("numbat", StringComparison.Ordinal)
                ? new SendResult.Refused($"550 5.1.1 <{letter.To.Address}>: Recipient address rejected", IsOfRecipient: true)
                : null;
        await office.RunToAsync(At("2026-10-06T18:00"));
        enquiries = await office.ReadAsync(db => db.Enquiries);
        letters = await office.ReadAsync(db => db.Letters);
        exposed = Exposed.Read(collector.Write());
    }

    [OneTimeTearDown]
    public async Task End()
    {
        listener.Dispose();
        collector.Dispose();
        await office.DisposeAsync();
        log.Dispose();
    }

    [Test]
    public void Readings_enquiries_notices_and_letters_are_counted_as_the_tables_have_them()
    {
        Assert.That(exposed.Find("""responsiveness_monitor_enquiries_found_total{platform="x"}"""), Is.EqualTo(2));
        Assert.That(exposed.Find("""responsiveness_monitor_readings_total{platform="x",outcome="complete"}"""), Is.GreaterThan(20));
        Assert.That(exposed.Find("""responsiveness_monitor_notices_decided_total{kind="breached"}"""), Is.EqualTo(2), "both roles");
        Assert.That(exposed.Find("responsiveness_monitor_letters_written_total"), Is.EqualTo(letters.Count));
        Assert.That(
            exposed.Find("""responsiveness_monitor_letters_total{outcome="sent"}"""),
            Is.EqualTo(letters.Count(letter => letter.State == LetterState.Sent)).And.GreaterThan(1)
        );
        Assert.That(
            exposed.Find("""responsiveness_monitor_letters_total{outcome="refused"}"""),
            Is.EqualTo(letters.Count(letter => letter.State == LetterState.Refused)).And.GreaterThan(0)
        );
    }

    [Test]
    public void Nobody_is_named_in_the_log()
    {
        Assert.That(log.Lines, Has.Count.GreaterThan(500), "all levels of everybody");
        Assert.That(log.Lines.Select(line => line.All).Where(IsPersonal), Is.Empty);
    }

    [Test]
    public void A_refusal_is_logged_with_the_words_of_the_mail_server_but_the_address()
    {
        Recorded.Line[] refused = [.. log.Lines.Where(line => line.Event.Id == 5003)];
        Assert.That(refused, Is.Not.Empty);
        Assert.That(refused[0].Text, Does.Contain("550 5.1.1 <(an address)>: Recipient address rejected"));
    }

    [Test]
    public void Nobody_is_named_by_a_metric_or_a_span()
    {
        Assert.That(IsPersonal(collector.Write()), Is.False);
        Assert.That(collector.Write(), Does.Not.Contain("Desk").IgnoreCase);
        Assert.That(spans.SelectMany(span => span.TagObjects).Select(tag => $"{tag.Key}={tag.Value}").Where(IsPersonal), Is.Empty);
    }

    [Test]
    public void Lines_say_in_their_scopes_of_which_account_and_letter_they_are()
    {
        Assert.That(
            log.Lines.Where(line => line.Event.Id == 5001).Select(line => line.Scopes.GetValueOrDefault("Letter")),
            Is.EquivalentTo(letters.Where(letter => letter.State == LetterState.Sent).Select(letter => letter.Key))
        );
        Assert.That(
            log.Lines.Select(line => line.Scopes.GetValueOrDefault("Account")).OfType<string>().Distinct(StringComparer.Ordinal),
            Is.EqualTo(new[] { "x/desk" })
        );
    }

    [Test]
    public void A_letter_is_traced_back_to_the_reading_by_its_enquiry()
    {
        long asked = enquiries.Single(enquiry => enquiry.AnsweredBy is null).Id;
        string[] about =
        [
            .. spans
                .Where(span => (span.GetTagItem("monitor.enquiries") as long[])?.Contains(asked) is true)
                .OrderBy(span => span.StartTimeUtc)
                .Select(span => span.OperationName),
        ];
        Assert.That(about[0], Is.EqualTo("read account"), "where it was found");
        Assert.That(about, Does.Contain("decide").And.Contain("write letter"));
        string?[] written =
        [
            .. spans.Where(span => span.OperationName is "write letter").Select(span => span.GetTagItem("monitor.letter") as string),
        ];
        string?[] sent =
        [
            .. spans.Where(span => span.OperationName is "send letter").Select(span => span.GetTagItem("monitor.letter") as string),
        ];
        Assert.That(written, Is.Unique.And.SubsetOf(sent));
        Assert.That(
            spans.Where(span => span.OperationName is "send letter").Select(span => span.GetTagItem("monitor.outcome")).Distinct(),
            Is.EquivalentTo(new[] { "sent", "refused" })
        );
    }

    private static bool IsPersonal(string text) => Array.Exists(Personal, name => text.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static ScriptLine Ask(DemoAccount account, Instant at, string id) =>
        new(at, ScriptAct.Item)
        {
            Platform = account.Platform,
            Account = account.Id,
            Id = id,
            Author = $"wombat-{id}",
            Text = "Does zanzibar open at nine? Write to wombat@home.example.",
        };
}

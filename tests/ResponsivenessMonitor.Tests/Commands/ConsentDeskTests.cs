using System.Collections.Concurrent;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Connecting;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Commands.Accounts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Acts;
using ResponsivenessMonitor.Tests.Platforms.Tokens;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>Somebody waits at a terminal for a consent, and hears what becomes of it wherever it is given.</summary>
[CancelAfter(60_000)]
internal sealed class ConsentDeskTests
{
    private static readonly AccountId Slug = AccountId.Parse("x/librarydesk");

    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private ScriptedGrants grants = null!;
    private FakePlatform platform = null!;
    private Office office = null!;
    private Typed typed = null!;

    [SetUp]
    public async Task Open()
    {
        (grants, typed) = (new ScriptedGrants(), new Typed());
        platform = new FakePlatform(Platform.X, ServerNeed.None, mayBePublic: false);
        office = await Office.OpenAsync(DatabaseProvider.Sqlite, "2026-06-09T10:00");
        _ = output.GetStringBuilder().Clear();
        _ = error.GetStringBuilder().Clear();
    }

    [TearDown]
    public async Task Close()
    {
        typed.Dispose();
        await office.DisposeAsync();
    }

    [OneTimeTearDown]
    public void End()
    {
        output.Dispose();
        error.Dispose();
    }

    [Test]
    public async Task What_cannot_be_used_is_said_and_the_next_line_is_taken(CancellationToken cancellationToken)
    {
        ConsentAsked.Link link = await AskAsync();
        typed.Write(string.Empty);
        typed.Write("https://localhost/connect/callback?state=s");
        typed.Write($"https://localhost/connect/callback?code=c1&state={Uri.EscapeDataString(link.State)}");
        Assert.That(await Desk().WaitAsync(link.State, typed, cancellationToken), Is.EqualTo(ExitCode.Good));
        Assert.That(output.ToString(), Is.EqualTo($"x/librarydesk is connected. Asked with one.{Environment.NewLine}"));
        Assert.That(error.ToString(), Does.Contain("paste the whole address").And.Contain("has no code= in it"));
    }

    [Test]
    public async Task A_consent_that_is_kept_but_shows_nothing_is_not_called_good(CancellationToken cancellationToken)
    {
        platform.Finds = new AccessCheck.Lacks("the account is protected", "let the account itself consent");
        ConsentAsked.Link link = await AskAsync();
        typed.Write("c1");
        Assert.That(await Desk().WaitAsync(link.State, typed, cancellationToken), Is.EqualTo(ExitCode.SomeBad));
        Assert.That(
            error.ToString(),
            Does.Contain(
                "is connected, but its replies show as \"not read\" for now. The account is protected. What to do: Let the account itself consent."
            )
        );
    }

    [Test]
    public async Task Where_nothing_can_be_typed_nothing_is_waited_for_and_nothing_is_called_done(CancellationToken cancellationToken)
    {
        ConsentAsked.Link link = await AskAsync();
        typed.End();
        Assert.That(await Desk().WaitAsync(link.State, typed, cancellationToken), Is.EqualTo(ExitCode.Nothing));
        Assert.That(error.ToString(), Does.Contain("nothing is connected yet. The link still holds."));
        Assert.That(await Desk().TakeAsync("c1", cancellationToken), Is.EqualTo(ExitCode.Good));
    }

    [Test]
    public async Task What_the_page_of_consent_brings_to_the_service_is_heard_at_the_terminal(CancellationToken cancellationToken)
    {
        ConsentAsked.Link link = await AskAsync();
        Task<int> waiting = Desk().WaitAsync(link.State, typed, cancellationToken);
        _ = await Connect().TakeAsync(Slug, new ConsentReply(link.State, Code: null, "access_denied"), office.Somebody, cancellationToken);
        while (!error.ToString().Contains("access_denied", StringComparison.Ordinal))
        {
            await Task.Delay(20, cancellationToken);
        }

        Assert.That(waiting.IsCompleted, Is.False, "they may think again");
        _ = await Connect().TakeAsync(Slug, new ConsentReply(link.State, "c1", Error: null), office.Somebody, cancellationToken);
        Assert.That(await waiting, Is.EqualTo(ExitCode.Good));
        Assert.That(output.ToString(), Does.Contain("x/librarydesk is connected. Asked with one."));
    }

    [Test]
    public async Task A_consent_that_the_platform_refuses_elsewhere_ends_the_waiting_with_what_to_do(CancellationToken cancellationToken)
    {
        grants.Redeems = _ => new TokenAnswer.Refused(default, "nobody manages that page", "ask its owner");
        ConsentAsked.Link link = await AskAsync();
        _ = await Connect().TakeAsync(Slug, new ConsentReply(link.State, "c1", Error: null), office.Somebody, cancellationToken);
        Assert.That(await Desk().WaitAsync(link.State, typed, cancellationToken), Is.EqualTo(ExitCode.Nothing));
        Assert.That(error.ToString(), Does.Contain("Nobody manages that page. Ask its owner."));
    }

    [Test]
    public async Task A_code_that_the_platform_refuses_is_told_of_once_and_ends_the_waiting(CancellationToken cancellationToken)
    {
        grants.Redeems = _ => new TokenAnswer.Refused(default, "nobody manages that page", "ask its owner");
        ConsentAsked.Link link = await AskAsync();
        typed.Write("c1");
        Assert.That(await Desk().WaitAsync(link.State, typed, cancellationToken), Is.EqualTo(ExitCode.Nothing));
        Assert.That(
            error.ToString(),
            Does.StartWith("Nothing was changed. Nobody manages that page. What to do: Ask its owner. Run 'accounts connect ")
        );
    }

    [Test]
    public async Task Nobody_is_waited_for_longer_than_the_link_holds_or_once_another_was_made(CancellationToken cancellationToken)
    {
        ConsentAsked.Link first = await AskAsync();
        ConsentAsked.Link second = await AskAsync();
        Assert.That(await Desk().WaitAsync(first.State, typed, cancellationToken), Is.EqualTo(ExitCode.Nothing));
        Assert.That(error.ToString(), Does.Contain("Another consent was asked for since."));
        office.Time.Advance(Duration.FromMinutes(31));
        Assert.That(await Desk().WaitAsync(second.State, typed, cancellationToken), Is.EqualTo(ExitCode.Nothing));
        Assert.That(error.ToString(), Does.Contain("Nobody consented in time."));
    }

    [Test]
    public async Task What_trying_the_access_costs_is_counted(CancellationToken cancellationToken)
    {
        platform.Finds = new AccessCheck.Works("asked") { Reads = new ReadCounts(Posts: 0, Users: 1) };
        ConsentAsked.Link link = await AskAsync();
        typed.Write("c1");
        _ = await Desk().WaitAsync(link.State, typed, cancellationToken);
        List<MeteredReads> rows = await office.ReadAsync(db => db.MeteredReads);
        Assert.That(rows.Select(row => (row.Posts, row.Users)), Is.EqualTo([(0L, 1L)]));
    }

    private async Task<ConsentAsked.Link> AskAsync() =>
        (ConsentAsked.Link)await Connect().AskAsync(Slug, redirect: null, office.Somebody, CancellationToken.None);

    private ConsentDesk Desk() =>
        new(
            Connect(),
            Slug,
            () => new ActedBy("mia@uni.example", office.Time.Now),
            TextWriter.Synchronized(output),
            TextWriter.Synchronized(error)
        );

    private ConnectAccounts Connect() => office.Asker(platform, grants);

    /// <summary>A terminal at which the test types.</summary>
    private sealed class Typed : TextReader
    {
        private readonly BlockingCollection<string> lines = [];

        internal void Write(string line) => lines.Add(line);

        internal void End() => lines.CompleteAdding();

        public override string? ReadLine() => lines.TryTake(out string? line, Timeout.Infinite) ? line : null;

        protected override void Dispose(bool disposing)
        {
            lines.CompleteAdding();
            base.Dispose(disposing);
        }
    }
}

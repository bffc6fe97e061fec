using System.Text.Json.Nodes;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Audit;
using ResponsivenessMonitor.Tests.Commands;
using ResponsivenessMonitor.Tests.Web;

namespace ResponsivenessMonitor.Tests.Privacy;

/// <summary><c>privacy</c> and <c>prune</c> as they are typed.</summary>
internal sealed class PrivacyVerbsTests
{
    private const string Words = "Is the zebra room open?";
    private AnOffice office = null!;

    [SetUp]
    public void Open()
    {
        office = new AnOffice();
        office.Register();
        Keep("4711", "q1", Words, inReplyTo: null);
        Keep("0815", "q2", "And the okapi room?", inReplyTo: "q1");
    }

    [TearDown]
    public void Close() => office.Dispose();

    [Test]
    public void An_export_shows_all_that_is_kept_of_an_author_and_nothing_of_anybody_else()
    {
        AuditOutcome text = office.Run("privacy", "export", "--author", "x:4711");
        Assert.That(text.Code, Is.Zero);
        Assert.That(
            text.Output,
            Does.Contain(Words).And.Contain("https://x.com/i/status/q1").And.Contain("number: 1").And.Contain("kind: Mention")
        );
        AuditOutcome json = office.Run("privacy", "export", "--author", "x:4711", "--json");
        JsonNode parsed = JsonNode.Parse(json.Output)!;
        Assert.That((string?)parsed["enquiries"]![0]!["excerpt"], Is.EqualTo(Words));
        Assert.That((string?)parsed["items"]![0]!["id"], Is.EqualTo("q1"));
        foreach (string strange in new[] { "okapi", "q2", "Ada", "uni.example", "Dean" })
        {
            Assert.That(text.Output + json.Output, Does.Not.Contain(strange));
        }

        string other = office.Run("privacy", "export", "--author", "x:0815", "--json").Output;
        Assert.That(other, Does.Contain("okapi").And.Not.Contain("q1"), "What somebody else's item is called is theirs.");
    }

    [Test]
    public void An_export_goes_to_a_new_file_that_only_its_owner_reads()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("rm-export-").FullName, "author.json");
        Assert.That(office.Run("privacy", "export", "--author", "x:4711", "--output", file).Code, Is.Zero);
        Assert.That(JsonNode.Parse(File.ReadAllText(file))!["isAnythingKept"]!.GetValue<bool>());
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        AuditOutcome again = office.Run("privacy", "export", "--author", "x:4711", "--output", file);
        Assert.That((again.Code, again.Error.Contains("a file that is not there yet", StringComparison.Ordinal)), Is.EqualTo((74, true)));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Test]
    public void Of_who_never_wrote_nothing_is_kept_and_what_was_looked_for_is_said()
    {
        AuditOutcome outcome = office.Run("privacy", "export", "--author", "mastodon:@Jo@Larkmoor.Example");
        Assert.That(outcome.Code, Is.Zero);
        Assert.That(
            outcome.Output,
            Does.StartWith("Nothing is kept of mastodon:@Jo@Larkmoor.Example.").And.Contain("jo@larkmoor.example, @Jo@Larkmoor.Example")
        );
        Assert.That(outcome.Output, Does.Contain("nothing found in the kept period means nothing kept"));
    }

    [TestCase("mastodon:jo", "write it with its server", 2)]
    [TestCase("mastodon:https://uni.social/@jo", "not as the address of a page", 2)]
    [TestCase("bluesky:jo", "write the id", 2)]
    [TestCase("x:LibraryDesk", "the university's own account x/librarydesk", 2)]
    [TestCase("jo@uni.social", "the platform before a colon", 64)]
    [TestCase("x:", "after the colon", 64)]
    [TestCase("twitter:4711", "did you mean x", 64)]
    public void A_name_that_cannot_be_looked_for_is_refused_with_how_to_write_it(string author, string why, int code)
    {
        AuditOutcome outcome = office.Run("privacy", "erase", "--author", author, "--yes");
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((code, string.Empty)));
        Assert.That(outcome.Error, Does.Contain(why));
    }

    [Test]
    public async Task Nothing_is_erased_without_yes()
    {
        string before = await DumpAsync();
        AuditOutcome unsure = office.Run("privacy", "erase", "--author", "x:4711");
        Assert.That((unsure.Code, unsure.Error.Trim()), Is.EqualTo((2, "It cannot be taken back; add --yes to have it done.")));
        AuditOutcome dry = office.Run("privacy", "erase", "--author", "x:4711", "--dry-run", "--yes");
        Assert.That(dry.Code, Is.Zero);
        Assert.That(
            dry.Output,
            Does.StartWith(
                "Nothing was changed. Would be erased: 1 enquiries' enquirer (1 of them wait and would be closed), 1 excerpts, 1 items'"
            )
        );
        Assert.That(await DumpAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_erasure_is_done_once_and_told()
    {
        AuditOutcome named = office.Run("privacy", "erase", "--author", "x:4711", "--yes", "--reason", "4711 asked for it");
        Assert.That((named.Code, named.Error.Contains("may not name the author", StringComparison.Ordinal)), Is.EqualTo((64, true)));
        AuditOutcome done = office.Run("privacy", "erase", "--author", "x:4711", "--yes", "--reason", "request 12", "--by", "dpo");
        Assert.That(done.Code, Is.Zero);
        Assert.That(
            done.Output,
            Does.StartWith("Erased: 1 enquiries are nobody's now, 1 excerpts, 1 items are nobody's now, 0 texts of letters.")
        );
        Assert.That(await DumpAsync(), Does.Not.Contain("zebra").And.Not.Contain("status/q1").And.Contain("okapi"));
        AuditOutcome again = office.Run("privacy", "erase", "--author", "x:4711", "--yes");
        Assert.That(again.Code, Is.Zero);
        Assert.That(
            again.Output,
            Does.StartWith("Nothing is kept of x:4711.").And.Contain("erased before: what they had published by 2026-06-10T09:00:00Z")
        );
    }

    [Test]
    public async Task A_dry_run_of_pruning_shows_the_rules_and_changes_nothing()
    {
        office.Now = AnOffice.At("2026-06-16T09:00:00Z");
        _ = office.Run("prune", "--dry-run"); // a database's first use by this program may tidy it
        string before = await DumpAsync();
        AuditOutcome dry = office.Run("prune", "--dry-run");
        Assert.That(dry.Code, Is.Zero);
        Assert.That(dry.Output, Does.Match(@"excerpts +2 +- +at closing, at most 120 hours").And.Contain("Nothing was changed."));
        Assert.That(await DumpAsync(), Is.EqualTo(before));
        AuditOutcome real = office.Run("prune");
        Assert.That(real.Output, Does.Match(@"excerpts +2 +0 +-").And.Contain("All that was due is gone."));
        Assert.That(await DumpAsync(), Does.Not.Contain("zebra").And.Not.Contain("okapi"));
    }

    private async Task<string> DumpAsync()
    {
        await using MonitorDbContext db = office.Open();
        return await TableDump.OfAsync(db);
    }

    private void Keep(string author, string item, string words, string? inReplyTo)
    {
        using MonitorDbContext db = office.Open();
        Account account = db.Accounts.Single();
        Pseudonyms pseudonyms = new KeyRing().GetAsync(db, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Instant at = AnOffice.At("2026-06-10T08:00:00Z");
        string key = pseudonyms.OfAuthor("x", author);
        _ = db.Items.Add(
            new StoredItem
            {
                AccountId = account.Id,
                PlatformItemId = item,
                Pseudonym = pseudonyms.OfItem("x", item),
                Conversation = "q1",
                InReplyTo = inReplyTo,
                Author = key,
                Side = ItemSide.Inbound,
                Kind = MessageKind.Mention,
                Triage = TriageKind.Enquiry,
                At = at,
                FirstSeen = at,
            }
        );
        Spell spell = new(new ItemId(item), new AuthorKey(key), at, at, at, [new ItemId(item)], End: null);
        EnquiryRules rules = new RuleBook(new PolicyOptions()).RulesOfAsync(db, account, CancellationToken.None).GetAwaiter().GetResult();
        Enquiry enquiry = Enquiry.Open(account.Id, "q1", pseudonyms.OfItem("x", item), MessageKind.Mention, spell, rules, at);
        (enquiry.Excerpt, enquiry.Permalink) = (words, $"https://x.com/i/status/{item}");
        _ = db.Enquiries.Add(enquiry);
        _ = db.SaveChanges();
    }
}

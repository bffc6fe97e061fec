using System.Text;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>What a file of the register does.</summary>
internal sealed class AccountsImportTests
{
    private const string Live =
        "platform,handle,state,administrator_name,administrator_email,authoriser_name,approved_on,access\n"
        + "x,LibraryDesk,live,Ada Archer,ada@uni.example,Dean Drew,2026-03-02,replay\n";

    private AnOffice office = null!;

    [SetUp]
    public void Begin() => office = new AnOffice();

    [TearDown]
    public void End() => office.Dispose();

    [Test]
    public void The_template_can_be_imported_as_it_is()
    {
        string template = AuditOutcome.Of("accounts", "template").Output;
        AuditOutcome outcome = office.RunOn(template, "accounts", "import", "FILE");
        Assert.That(outcome.Error, Does.Contain("mastodon/unihelp@uni.example: no access is stated"));
        Assert.That(outcome.Output, Does.EndWith("2 added, 0 changed, 0 unchanged.\n"));
        Assert.That(outcome.Code, Is.Zero);
    }

    [Test]
    public void What_is_imported_twice_changes_nothing()
    {
        _ = office.RunOn(Live, "accounts", "import", "FILE");
        Assert.That(office.RunOn(Live, "accounts", "import", "FILE").Output, Is.EqualTo("0 added, 0 changed, 1 unchanged.\n"));
    }

    [Test]
    public void A_live_account_is_watched_from_now()
    {
        AuditOutcome outcome = office.RunOn(Live, "accounts", "import", "FILE", "--by", "mia@uni.example");
        Assert.That(outcome.Output, Does.StartWith("added x/librarydesk (LibraryDesk, live)\n"), outcome.Error);
        using MonitorDbContext db = office.Open();
        Watch watch = db.Watches.Include(watch => watch.Account).Include(watch => watch.Access).Single();
        Assert.That(watch.OpensAfter, Is.EqualTo(office.Now));
        Assert.That(watch.NextPollAt, Is.EqualTo(office.Now));
        Assert.That(watch.NextReviewAt, Is.EqualTo(office.Now));
        Assert.That(watch.NextVisitLookAt, Is.EqualTo(office.Now));
        Assert.That(watch.Access?.Credential, Is.EqualTo("replay"));
        Assert.That(watch.Account?.LiveSince, Is.EqualTo(office.Now));
        Assert.That(db.AuditEntries.Single().By, Is.EqualTo("mia@uni.example"));
    }

    [Test]
    public void An_account_that_nothing_can_read_is_registered_all_the_same()
    {
        AuditOutcome outcome = office.RunOn(
            Live.Replace("x,", "tiktok,", StringComparison.Ordinal).Replace("replay", "env:TOKEN", StringComparison.Ordinal),
            "accounts",
            "import",
            "FILE"
        );
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(outcome.Error, Does.StartWith("tiktok/librarydesk: there is no connector for tiktok in this version"));
        using MonitorDbContext db = office.Open();
        Assert.That(db.Watches.Single().NextPollAt, Is.Null);
        Assert.That(db.Watches.Single().NextVisitLookAt, Is.EqualTo(office.Now));
    }

    [Test]
    public void Every_bad_place_is_told_and_nothing_is_imported()
    {
        AuditOutcome outcome = office.RunOn(
            "platform,handle,administrator_email,aim,state,commitment\n"
                + "x,GoodDesk,,,,\n"
                + "x,Library Desk,,,,\n"
                + "x,BadDesk,ada at uni,4d,lively,soon\n"
                + "x,gooddesk,,,,\n"
                + "x,EagerDesk,,,live,\n",
            "accounts",
            "import",
            "FILE"
        );
        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Output, Is.Empty);
        Assert.That(outcome.Error, Does.Contain("line 3, column 2 (handle): 'Library Desk' is no handle"));
        Assert.That(outcome.Error, Does.Contain("line 4, column 3 (administrator_email): 'ada at uni' is no e-mail address"));
        Assert.That(
            outcome.Error,
            Does.Contain("line 4, column 4 (aim): '4d' could mean 24 hours or an office day; write office hours, such as 8h.")
        );
        Assert.That(
            outcome.Error,
            Does.Contain("line 4, column 5 (state): 'lively' is none of proposed, live, closing, closed; did you mean live?")
        );
        Assert.That(outcome.Error, Does.Contain("line 4, column 6 (commitment): 'soon'"));
        Assert.That(outcome.Error, Does.Contain("line 5, column 2 (handle): line 2 is about the same account; keep one of them."));
        Assert.That(
            outcome.Error,
            Does.Contain("line 6, column 5 (state): to go live it still needs an administrator (administrator_name) and an approval")
        );
        Assert.That(outcome.Error, Does.EndWith("or import the 1 good lines with --partial.\n"));
        using MonitorDbContext db = office.Open();
        Assert.That(db.Accounts.Count(), Is.Zero);
    }

    [Test]
    public void An_access_that_its_platform_cannot_be_read_by_is_told_where_it_stands_and_nothing_is_imported()
    {
        AuditOutcome outcome = office.RunOn(
            "platform,handle,access\n"
                + "bluesky,library.uni.example,public\n"
                + "bluesky,museum.uni.example,env:MUSEUM@127.0.0.1\n"
                + "mastodon,librarydesk@uni.social,public\n"
                + "mastodon,museum@uni.social,env:MUSEUM@uni.social:8443\n"
                + "mastodon,gallery@uni.social,env:GALLERY\n",
            "accounts",
            "import",
            "FILE"
        );
        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(
            outcome.Error,
            Does.Contain(
                    "line 3, column 3 (access): 127.0.0.1: it is a numeric address; write the server's name; Outbound:AllowedHosts may allow it."
                )
                .And.Contain(
                    "line 4, column 3 (access): Mastodon is not read without a credential; write env:NAME or file:PATH of an access token of the account"
                )
                .And.Contain("line 5, column 3 (access): uni.social:8443: its port is not 443; Outbound:AllowedHosts may allow it.")
                .And.Not.Contain("line 2")
                .And.Not.Contain("line 6")
        );
        using MonitorDbContext db = office.Open();
        Assert.That(db.Accounts.Count(), Is.Zero);
    }

    [TestCase(
        "blusky,library.uni.example",
        "column 1 (platform): 'blusky' is not among the platforms that are known",
        "did you mean bluesky?"
    )]
    [TestCase("twitter,LibraryDesk", "column 1 (platform): 'twitter'", "did you mean x?")]
    [TestCase("gotosocial,desk@uni.social", "column 1 (platform): 'gotosocial'", "did you mean mastodon?")]
    [TestCase("bluesky,officialco", "column 2 (handle): on Bluesky", "write it as officialco.bsky.social")]
    [TestCase("mastodon,officialco", "column 2 (handle): on Mastodon", "write it as officialco@uni.social")]
    [TestCase("bluesky,https://bsky.app/profile/officialco.bsky.social", "column 2 (handle)", "the handle alone: officialco.bsky.social.")]
    [TestCase(
        "linkedin,https://www.linkedin.com/company/larkmoor-library/about/",
        "column 2 (handle)",
        "the handle alone: larkmoor-library."
    )]
    [TestCase("mastodon,https://uni.social/@desk", "column 2 (handle)", "the handle alone: desk@uni.social.")]
    [TestCase("x,x.com/LibraryDesk", "column 2 (handle)", "the handle alone: LibraryDesk.")]
    public void A_platform_or_a_handle_that_is_most_likely_another_one_is_refused(string line, string where, string meant)
    {
        AuditOutcome outcome = office.RunOn($"platform,handle\n{line}\n", "accounts", "import", "FILE");
        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.Contain($"line 2, {where}").And.Contain(meant));
    }

    [TestCase("weibo")]
    [TestCase("snapchat")]
    [TestCase("peertube")]
    [TestCase("vk")]
    public void An_account_on_a_platform_that_is_not_known_is_registered_all_the_same(string platform) =>
        Assert.That(
            office.RunOn($"platform,handle\n{platform},LibraryDesk\n", "accounts", "import", "FILE").Output,
            Does.Contain($"added {platform}/librarydesk")
        );

    [Test]
    public void An_account_that_was_registered_under_a_slip_can_still_be_changed()
    {
        _ = office.RunOn(Live, "accounts", "import", "FILE");
        using (MonitorDbContext db = office.Open())
        {
            Account account = db.Accounts.Single();
            _ = db.Accounts.Add(
                new Account
                {
                    Slug = AccountId.Parse("blusky/desk"),
                    Platform = Platform.Parse("blusky"),
                    Handle = "desk",
                    Name = account.Name,
                }
            );
            _ = db.SaveChanges();
        }

        AuditOutcome outcome = office.RunOn("platform,handle,name\nblusky,desk,The desk\n", "accounts", "import", "FILE");
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
    }

    [Test]
    public void The_good_lines_are_imported_when_that_is_asked_for()
    {
        AuditOutcome outcome = office.RunOn(
            "platform,handle,aim\nx,GoodDesk,2h\nx,BadDesk,soon\n",
            "accounts",
            "import",
            "FILE",
            "--partial"
        );
        Assert.That(outcome.Code, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain("1 added, 0 changed, 0 unchanged."));
    }

    [Test]
    public void A_file_in_a_spreadsheets_own_encoding_is_refused_with_its_line()
    {
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes("platform,handle,name\nx,LibraryDesk,Library\nx,cafe,Caf\u00e9\n"));

        AuditOutcome outcome = office.Run("accounts", "import", file);

        File.Delete(file);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Nothing));
        Assert.That(outcome.Error, Does.Contain("line 3: its bytes are no UTF-8"));
    }

    [Test]
    public void A_misspelt_column_is_an_error_with_a_suggestion()
    {
        AuditOutcome outcome = office.RunOn("platform,handle,administator_name\nx,LibraryDesk,Ada\n", "accounts", "import", "FILE");
        Assert.That(outcome.Code, Is.EqualTo(2));
        Assert.That(outcome.Error, Does.Contain("there is no column 'administator_name'; did you mean administrator_name?"));
    }

    [Test]
    public void A_dry_run_shows_every_field_and_changes_nothing()
    {
        _ = office.RunOn(Live, "accounts", "import", "FILE");
        AuditOutcome outcome = office.RunOn(
            "platform,handle,aim,ends_on,administrator_name\nX,@librarydesk,2h,2027-01-31,\n",
            "accounts",
            "import",
            "FILE",
            "--dry-run"
        );
        Assert.That(
            outcome.Output,
            Is.EqualTo(
                "would change x/librarydesk (LibraryDesk, live)\n"
                    + "    handle: LibraryDesk to librarydesk\n"
                    + "    aim: nothing to 2h\n"
                    + "    ends_on: nothing to 2027-01-31\n"
                    + "Nothing was changed. Would be: 0 added, 1 changed, 0 unchanged.\n"
            )
        );
        using MonitorDbContext db = office.Open();
        Assert.That(db.Accounts.Single().Aim, Is.Null);
    }

    [Test]
    public void A_person_is_the_same_wherever_the_address_stands()
    {
        AuditOutcome outcome = office.RunOn(
            "platform,handle,administrator_name,administrator_email,deputy_email\n"
                + "x,LibraryDesk,Ada Archer,ada@uni.example,\n"
                + "x,UniHelp,Dan Dale,dan@uni.example,\n",
            "accounts",
            "import",
            "FILE"
        );
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        outcome = office.Run("accounts", "set", "x/unihelp", "deputy_email=Ada@uni.example");
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        using MonitorDbContext db = office.Open();
        Assert.That(db.People.Select(person => person.Name), Is.EquivalentTo(new[] { "Ada Archer", "Dan Dale" }));
        Assert.That(
            db.Accounts.Include(account => account.Deputy).Single(account => account.Handle == "UniHelp").Deputy?.Name,
            Is.EqualTo("Ada Archer")
        );
    }

    [Test]
    public void States_follow_one_another()
    {
        _ = office.RunOn(Live, "accounts", "import", "FILE");
        Assert.That(
            office.Run("accounts", "set", "x/librarydesk", "state=closed").Error,
            Does.Contain("it is live and cannot become closed")
        );
        Assert.That(office.Run("accounts", "set", "x/librarydesk", "state=closing").Code, Is.Zero);
        Assert.That(office.Run("accounts", "set", "x/librarydesk", "state=closed").Code, Is.Zero);
        using MonitorDbContext db = office.Open();
        Assert.That(db.Accounts.Single().State, Is.EqualTo(AccountState.Closed));
        Assert.That(db.Watches.Single().NextPollAt, Is.Null);
        Assert.That(db.Watches.Single().NextReviewAt, Is.Null);
    }

    [Test]
    public void What_is_not_a_reference_is_refused_and_not_repeated()
    {
        AuditOutcome outcome = office.RunOn("platform,handle,access\nx,LibraryDesk,s3cr3t\n", "accounts", "import", "FILE");
        Assert.That(outcome.Error, Does.Contain("never the secret itself"));
        Assert.That(outcome.Error, Does.Not.Contain("s3cr3t"));
    }
}

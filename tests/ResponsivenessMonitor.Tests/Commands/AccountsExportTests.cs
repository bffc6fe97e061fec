using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Commands.Accounts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>The register as a file, and accounts that end.</summary>
internal sealed class AccountsExportTests
{
    private AnOffice office = null!;

    [SetUp]
    public void Begin()
    {
        office = new AnOffice();
        office.Register();
    }

    [TearDown]
    public void End() => office.Dispose();

    [Test]
    public void What_is_exported_imports_without_a_change()
    {
        string exported = office.Run("accounts", "export").Output;
        Assert.That(exported, Does.StartWith(string.Join(',', AccountColumns.Names) + "\nx,LibraryDesk,LibraryDesk,department,live,"));
        AuditOutcome again = office.RunOn(exported, "accounts", "import", "FILE");
        Assert.That((again.Code, again.Output), Is.EqualTo((0, "0 added, 0 changed, 1 unchanged.\n")), again.Error);
    }

    [Test]
    public void A_text_that_a_spreadsheet_would_run_is_guarded_and_comes_back_as_it_was()
    {
        Assert.That(
            office
                .Run(
                    "accounts",
                    "set",
                    "x/librarydesk",
                    "name==HYPERLINK(\"https://evil.example\")",
                    "audience='=kept",
                    "branding='tis ours"
                )
                .Code,
            Is.Zero
        );
        string exported = office.Run("accounts", "export").Output;
        Assert.That(
            exported,
            Does.Contain("\"'=HYPERLINK(\"\"https://evil.example\"\")\"").And.Contain("\"''=kept\"").And.Contain("'tis ours")
        );
        Assert.That(office.RunOn(exported, "accounts", "import", "FILE").Output, Is.EqualTo("0 added, 0 changed, 1 unchanged.\n"));
        using MonitorDbContext db = office.Open();
        Account account = db.Accounts.Single();
        Assert.That((account.Name[0], account.Audience, account.Branding), Is.EqualTo(('=', "'=kept", "'tis ours")));
    }

    [Test]
    public void An_export_writes_a_file_too()
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "exported-register.csv");
        AuditOutcome outcome = office.Run("accounts", "export", file);
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((0, string.Empty)), outcome.Error);
        Assert.That(File.ReadAllText(file), Is.EqualTo(office.Run("accounts", "export").Output));
        File.Delete(file);
    }

    [Test]
    public void Ten_thousand_hostile_texts_come_back_as_they_were()
    {
        char[] nasty = ['=', '+', '-', '@', '\'', '"', ',', ';', '\t', '\r', '\n', '|', ' ', 'a', 'é', '\u202e', '\0', '\ud83d', '\ude00'];
        Gen<string> text = Gen.Elements(nasty).ArrayOf().Select(chars => new string(chars));
        int tried = 0;
        foreach (string[] texts in text.ArrayOf(5).Sample(2000))
        {
            foreach (string one in texts.Select(Kept).Where(one => one.Length > 0))
            {
                Assert.That(SheetCell.Read(SheetCell.Write(one)), Is.EqualTo(one));
                Assert.That("=+-@\t\r".Contains(SheetCell.Write(one)[0], StringComparison.Ordinal), Is.False, one);
                tried++;
            }
        }

        Assert.That(tried, Is.GreaterThan(5000));
    }

    [Test]
    public void Hostile_registers_round_trip_through_the_file()
    {
        char[] nasty = ['=', '+', '-', '@', '\'', '"', ',', ';', '\t', '\n', '|', ' ', 'a', 'é', '\u202e'];
        Gen<string> text = Gen.Elements(nasty).ArrayOf().Select(chars => new string(chars));
        StringBuilder file = new("platform,handle,state,name,audience,content_plan,administrator_name,instant_replies\n");
        string[][] rows = text.ArrayOf(5).Sample(300);
        for (int i = 0; i < rows.Length; i++)
        {
            string[] cells = [.. rows[i].Select(Kept)];
            string person = cells[3].Length > 0 ? cells[3] : "Jo Smith";
            _ = file.Append(CultureInfo.InvariantCulture, $"x,acc{i},proposed,");
            _ = file.AppendJoin(',', new[] { cells[0], cells[1], cells[2], person, cells[4] }.Select(Quoted)).Append('\n');
        }

        AuditOutcome imported = office.RunOn(file.ToString(), "accounts", "import", "FILE");
        Assert.That(imported.Code, Is.Zero, imported.Error);
        string exported = office.Run("accounts", "export").Output;
        AuditOutcome again = office.RunOn(exported, "accounts", "import", "FILE");
        Assert.That(again.Output, Is.EqualTo("0 added, 0 changed, 301 unchanged.\n"), again.Error);
        Assert.That(office.Run("accounts", "export").Output, Is.EqualTo(exported));
    }

    [Test]
    public void A_live_account_that_was_closed_is_closing_and_what_comes_next_is_said()
    {
        AuditOutcome outcome = office.Run("accounts", "close", "x/librarydesk", "--by", "mia@uni.example");
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((0, outcome.Output)), outcome.Error);
        Assert.That(outcome.Output, Does.StartWith("x/librarydesk: It is closing"));
        using (MonitorDbContext db = office.Open())
        {
            Assert.That(db.Accounts.Single().State, Is.EqualTo(AccountState.Closing));
            Assert.That(db.AuditEntries.Single(entry => entry.Action == "said-closed").By, Is.EqualTo("mia@uni.example"));
        }

        Assert.That(office.Run("accounts", "close", "x/librarydesk").Output, Does.StartWith("Nothing was changed. That was said before."));
    }

    [Test]
    public void A_proposed_account_has_nothing_to_close_and_can_be_removed()
    {
        _ = office.RunOn("platform,handle,state\nx,Idea,proposed\n", "accounts", "import", "FILE");
        AuditOutcome refused = office.Run("accounts", "close", "x/idea");
        Assert.That((refused.Code, refused.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(refused.Error, Does.Contain("'accounts remove x/idea' takes it off the register"));
        Assert.That(office.Run("accounts", "remove", "x/idea").Code, Is.Zero);
        Assert.That(office.Run("accounts", "remove", "x/librarydesk").Error, Does.Contain("It is live: what was counted of it stays."));
        using MonitorDbContext db = office.Open();
        Assert.That(db.Accounts.Select(account => account.Handle), Is.EqualTo(new[] { "LibraryDesk" }));
    }

    /// <summary>A text as the register keeps it.</summary>
    private static string Kept(string text) => text.Trim().ReplaceLineEndings("\n");

    private static string Quoted(string text) => $"\"{SheetCell.Write(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

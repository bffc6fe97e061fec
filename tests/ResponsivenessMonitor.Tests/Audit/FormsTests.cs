using System.Globalization;
using System.Text.Json;
using NodaTime;
using ResponsivenessMonitor.Audit.Measuring;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Tests.Audit;

/// <summary>Table, JSON and CSV.</summary>
internal sealed class FormsTests
{
    private static readonly string[] Names =
    [
        "enquiries",
        "answered",
        "unanswered",
        "aimMet",
        "commitmentMet",
        "unansweredPastAim",
        "unansweredPastCommitment",
        "aimAttainment",
        "commitmentAttainment",
        "medianTurnaroundSeconds",
        "p90TurnaroundSeconds",
        "medianWallSeconds",
        "p90WallSeconds",
    ];

    private static AnExport TwoAccounts() =>
        new AnExport()
            .Asked("1", "2026-06-09T10:00")
            .Answered("2", "2026-06-09T12:05")
            .Asked("3", "2026-06-10T10:00", conversation: "c2")
            .Asked("4", "2026-06-05T10:00", account: "Gym")
            .Answered("5", "2026-06-08T09:30", account: "Gym");

    [Test]
    public void The_table_says_what_was_measured_and_has_a_row_for_each_account_and_the_total()
    {
        AuditOutcome outcome = TwoAccounts()
            .Audit("--as-of", "2026-06-10T15:00:00+01:00", "--closures", "england", "--closures", "2026-07-01");
        string[] lines = outcome.Output.TrimEnd('\n').Split('\n');
        Assert.That(lines[0], Does.StartWith("5 items of ").And.EndsWith(" as of Wed 2026-06-10 15:00:00 BST, by account."));
        Assert.That(
            lines[1],
            Is.EqualTo(
                "Office hours mon-fri 09:00-17:00 in Europe/London, closed on England's bank holidays and 1 date more; aim 4 h, commitment the same office day."
            )
        );
        Assert.That(
            lines[5..],
            Is.EqualTo(
                new[]
                {
                    "account       enquiries  answered       aim 4 h     same day  office median  office 90 %  wall median  wall 90 %  unanswered",
                    "Gym                   1         1     0 % (0/1)    0 % (0/1)         7 h 30       7 h 30      71 h 30    71 h 30           0",
                    "LibraryDesk           2         1    50 % (1/2)  100 % (1/1)         2 h 05       2 h 05       2 h 05     2 h 05           1",
                    "all accounts          3         2  33.3 % (1/3)   50 % (1/2)         2 h 05       7 h 30       2 h 05    71 h 30           1",
                }
            )
        );
    }

    [Test]
    public void Without_a_commitment_the_table_has_no_column_for_it()
    {
        AuditOutcome outcome = TwoAccounts().Audit("--aim", "1h", "--commitment", "none");
        Assert.That(outcome.Output, Does.Contain("aim 1 h, no commitment."));
        Assert.That(outcome.Output, Does.Not.Contain("same day"));
    }

    [Test]
    public void JSON_has_the_total_first_and_the_accounts_in_the_order_of_their_characters()
    {
        JsonElement json = TwoAccounts().Audit("--json").Json;
        Assert.That(json.EnumerateObject().Select(property => property.Name), Is.EqualTo(new[] { "*", "Gym", "LibraryDesk" }));
        Assert.That(
            json.EnumerateObject().Select(property => property.Value.EnumerateObject().Select(figure => figure.Name)),
            Has.All.EqualTo(Names)
        );
    }

    [Test]
    public void On_a_narrow_terminal_each_account_has_its_figures_below_it()
    {
        using StringWriter output = new() { NewLine = "\n" };
        AccountFigures gym = new("Gym", 2, 1, new DeadlineFigures(1, 0, 1), null, null, null);
        AuditRules rules = new(
            new OfficeCalendar(new OfficeHours(DateTimeZoneProviders.Tzdb["Europe/London"], OpeningHours.Weekdays)),
            ReplyTarget.Marketing,
            Instant.FromUtc(2026, 6, 9, 12, 0)
        );

        FiguresTable.Write(new Measurement(gym, [gym]), new Preface("-", 3, rules), output, width: 60);

        string[] lines = output.ToString().Split('\n');
        Assert.That(lines[0], Does.StartWith("3 items of the standard input as of "));
        Assert.That(lines[2], Does.EndWith("unanswered after the aim lapsed."));
        Assert.That(lines[5..9], Is.EqualTo(["Gym", "  enquiries      2", "  answered       1", "  aim 1 h        50 % (1/2)"]));
        Assert.That(lines[13], Is.EqualTo("  unanswered     1 (1 past)"));
    }

    [Test]
    public void Figures_that_do_not_exist_are_null()
    {
        AuditOutcome outcome = new AnExport().Asked("1", "2026-06-09T10:00").Audit("--json");
        string[] nulls = [.. Names.Where(name => string.Equals(outcome.Figure(name), "null", StringComparison.Ordinal))];
        Assert.That(nulls, Is.EqualTo(Names[7..]));
    }

    [Test]
    public void Attainment_counts_the_answered_and_the_unanswered_past_the_deadline()
    {
        AuditOutcome outcome = TwoAccounts().Audit("--json", "--as-of", "2026-06-10T15:00:00+01:00");
        double attainment = outcome.Json.GetProperty("*").GetProperty("aimAttainment").GetDouble();
        Assert.That(attainment, Is.EqualTo(1.0 / 3), "to the last digit");
        Assert.That(outcome.Figure("commitmentAttainment"), Is.EqualTo("0.5"));
    }

    [Test]
    public void CSV_has_the_same_names_and_values_as_JSON()
    {
        string[] lines = TwoAccounts().Audit("--csv").Output.TrimEnd('\n').Split('\n');
        AuditOutcome json = TwoAccounts().Audit("--json");
        Assert.That(lines[0], Is.EqualTo($"account,{string.Join(',', Names)}"));
        Assert.That(
            lines[1..],
            Is.EqualTo(
                new[] { "*", "Gym", "LibraryDesk" }.Select(account =>
                    $"{account},{string.Join(',', Names.Select(name => json.Figure(name, account).Replace("null", "", StringComparison.Ordinal)))}"
                )
            )
        );
    }

    [TestCase("=HYPERLINK(\"http://x\")")]
    [TestCase("=1")]
    [TestCase("+1")]
    [TestCase("-1")]
    [TestCase("\t=1")]
    [TestCase("@")]
    [TestCase("@SUM(1+1)")]
    [TestCase("@A1+B1")]
    [TestCase("@lib|x")]
    public void An_account_that_looks_like_a_formula_is_harmless_in_a_spreadsheet(string account)
    {
        string quoted = account.Replace("\"", "\"\"", StringComparison.Ordinal);
        AuditOutcome outcome = new AnExport().Line($"\"{quoted}\",c,1,ada,2026-06-09T10:00:00Z,").Audit("--csv");
        Assert.That(outcome.Output, Does.Contain($"\n\"'{quoted}\",1,"));
    }

    [TestCase("@Lib")]
    [TestCase("@library.desk_2-a@uni.example")]
    [TestCase("@uni.example/news")]
    [TestCase("lib@uni.example")]
    public void A_handle_is_written_as_it_is_so_that_it_joins_with_the_export_and_with_JSON(string account)
    {
        AuditOutcome outcome = new AnExport().Asked("1", "2026-06-09T10:00", account: account).Audit("--csv");
        Assert.That(outcome.Output, Does.Contain($"\n{account},1,"));
    }

    [Test]
    public void The_output_is_the_same_under_another_culture_and_zone_of_the_machine()
    {
        string[][] forms =
        [
            [],
            ["--json"],
            ["--csv"],
            ["--explain", "1"],
            ["--explain", "1", "--json"],
        ];
        string[] Outputs() => [.. forms.Select(form => TwoAccounts().Audit(form).Output.Split(" items of ")[^1].Split(" as of ")[^1])];
        string[] expected = Outputs();
        CultureInfo culture = CultureInfo.CurrentCulture;
        string? zone = Environment.GetEnvironmentVariable("TZ");
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Environment.SetEnvironmentVariable("TZ", "Asia/Kathmandu");
            TimeZoneInfo.ClearCachedData();
            Assert.That(Outputs(), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
        }
    }
}

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>One installation on a SQLite file of its own, at a time of day that stands still.</summary>
internal sealed class AnOffice : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("office").FullName;

    internal AnOffice(string now = "2026-06-10T09:00:00Z") => Now = At(now);

    internal Instant Now { get; set; }

    /// <summary>A file of this name in its folder.</summary>
    internal string Locate(string name) => Path.Combine(folder, name);

    private string Connection => $"Data Source={Path.Combine(folder, "monitor.db")}";

    internal AuditOutcome Run(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLine
            .RunAsync([.. args, $"--Database:ConnectionString={Connection}"], output, error, new StandingClock(Now))
            .GetAwaiter()
            .GetResult();
        return new AuditOutcome(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a verb on a file with the text.</summary>
    internal AuditOutcome RunOn(string text, params string[] args)
    {
        string file = Path.Combine(folder, "file.csv");
        File.WriteAllText(file, text);
        return Run([.. args.Select(arg => arg is "FILE" ? file : arg)]);
    }

    internal MonitorDbContext Open() =>
        new SqliteMonitorDbContext(new DbContextOptionsBuilder<SqliteMonitorDbContext>().UseSqlite(Connection).Options);

    /// <summary>Registers a live department's account, x/librarydesk, unless another handle is given.</summary>
    internal void Register(string handle = "LibraryDesk") =>
        Assert.That(
            RunOn(
                "platform,handle,state,administrator_name,administrator_email,authoriser_name,approved_on,access\n"
                    + $"x,{handle},live,Ada Archer,ada@uni.example,Dean Drew,2026-03-02,replay\n",
                "accounts",
                "import",
                "FILE"
            ).Code,
            Is.Zero
        );

    /// <summary>An enquiry of the first account.</summary>
    /// <returns>Its number.</returns>
    internal long Ask(string received, string? answered = null)
    {
        using MonitorDbContext db = Open();
        Account account = db.Accounts.OrderBy(account => account.Id).First();
        Instant at = At(received);
        SpellEnd? end = answered is { } answer
            ? new SpellEnd.Answered(At(answer), AnsweredBy.Account, new ItemId("a"), Sibling: null)
            : null;
        Spell spell = new(new ItemId($"q{db.Enquiries.Count()}"), new AuthorKey("someone"), at, at, at, [], end);
        EnquiryRules rules = new RuleBook(new PolicyOptions()).RulesOfAsync(db, account, CancellationToken.None).GetAwaiter().GetResult();
        Enquiry enquiry = Enquiry.Open(account.Id, "c", spell.Opening.Value, MessageKind.Mention, spell, rules, at);
        _ = db.Enquiries.Add(enquiry);
        _ = db.SaveChanges();
        return enquiry.Id;
    }

    /// <summary>Says that the account was read all along.</summary>
    internal void ReadAllAlong(string from, string to)
    {
        using MonitorDbContext db = Open();
        foreach (Watch watch in db.Watches)
        {
            watch.TakeComplete(At(to));
            _ = db.Readings.Add(
                new ReadingPeriod
                {
                    AccountId = watch.AccountId,
                    Outcome = ReadingOutcome.Complete,
                    FirstAt = At(from),
                    LastAt = At(to),
                }
            );
        }

        _ = db.SaveChanges();
    }

    internal static Instant At(string instant) => InstantPattern.General.Parse(instant).Value;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class StandingClock(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
    }
}

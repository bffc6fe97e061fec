using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ResponsivenessMonitor.Audit.Measuring;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Demo;

/// <summary>An exported history that is played.</summary>
public sealed class ThreadsScriptTests
{
    private const string Header = "account,conversation,item,author,at,in_reply_to\n";
    private static readonly Instant Nine = Instant.FromUtc(2026, 6, 9, 9, 0);
    private static readonly Triage EverythingAsks = new(WordLists.English, CommentRule.All);

    [Test]
    public void The_service_finds_the_same_enquiries_as_an_audit_whenever_it_reads() =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                seed =>
                {
                    Random random = new(seed);
                    Export export = Read(AnyExport(random));
                    Assert.That(Played(export, random), Is.EqualTo(Audited(export)), () => $"seed {seed}");
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    [Test]
    public void It_finds_the_same_in_the_sample_that_comes_with_the_project()
    {
        DirectoryInfo? folder = new(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "samples", "enquiries.csv")))
        {
            folder = folder.Parent;
        }

        Export export = ExportReader.Read(Path.Combine(folder?.FullName ?? string.Empty, "samples", "enquiries.csv"));
        Assert.That(Played(export, new Random(1)), Is.EqualTo(Audited(export)).And.Count.EqualTo(30));
    }

    [Test]
    public void What_happened_before_and_after_the_time_asked_for_is_left_out()
    {
        Export export = Read(
            $"{Header}a,c,i1,ada,2026-06-09T09:00:00Z,\na,c,i2,ada,2026-06-09T10:00:00Z,\na,c,i3,ada,2026-06-09T11:00:00Z,\n"
        );
        ExportedThreads threads = ThreadsScript.Of(export, Nine + Duration.FromHours(1), Nine + Duration.FromHours(2));
        Assert.That(threads.Script.Lines.Select(line => line.Id), Is.EqualTo(["i2"]));
        Assert.That((threads.First, threads.Last), Is.EqualTo((Nine + Duration.FromHours(1), Nine + Duration.FromHours(1))));
    }

    [Test]
    public void Own_and_sibling_items_are_told_from_the_public_s()
    {
        Export export = Read(
            $"{Header}Desk,c,i1,ada,2026-06-09T09:00:00Z,\nDesk,c,i2,Desk,2026-06-09T09:01:00Z,i1\nDesk,c,i3,Help,2026-06-09T09:02:00Z,\n"
                + "Help,c,i1,export/desk,2026-06-09T09:03:00Z,\n"
        );
        Assert.That(
            ThreadsScript.Of(export, from: null, to: null).Script.Lines.Select(line => line.Author),
            Is.EqualTo(["ada", null, "export/help", "person export/desk"])
        );
    }

    [Test]
    public void A_name_that_is_a_handle_is_the_slug_and_others_come_near_it()
    {
        IReadOnlyDictionary<string, Policy.Accounts.AccountId> slugs = ExportedAccounts.SlugsOf([
            "LibraryDesk",
            "Uni Help!",
            "@desk",
            "Twice",
            "twice",
            "***",
            "図書館",
            new string('x', 200),
        ]);
        Assert.That(slugs["LibraryDesk"].Slug, Is.EqualTo("export/librarydesk"));
        Assert.That(slugs["Uni Help!"].Slug, Does.Match("^export/uni-help-[0-9a-f]{8}$"));
        Assert.That(slugs["@desk"].Slug, Is.EqualTo("export/desk"));
        Assert.That(slugs["Twice"].Slug, Does.Match("^export/twice-[0-9a-f]{8}$"));
        Assert.That(slugs["***"].Slug, Does.Match("^export/account-[0-9a-f]{8}$"));
        Assert.That(slugs["図書館"].Slug, Is.EqualTo("export/図書館"));
        Assert.That(slugs.Values, Is.Unique);
    }

    /// <summary>Every spell by its account and first item, with its beginning and its end, as the audit reads it.</summary>
    private static List<string> Audited(Export export)
    {
        Conversations conversations = new(export, Instant.FromUtc(2199, 1, 1, 0, 0));
        return
        [
            .. Enumerable
                .Range(0, conversations.Count)
                .SelectMany(conversation =>
                    conversations.Read(conversation).Select(spell => Show(export.Names[conversations.AccountOf(conversation)], spell))
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private static List<string> Played(Export export, Random random)
    {
        ExportedThreads threads = ThreadsScript.Of(export, from: null, to: null);
        ManualTime time = new(Nine);
        ReplayRules rules = new(random.Next(1, 9), random.Next(3));
        ReplayPlatform platform = new(ReplayShapes.Export, threads.Script, time, rules);
        HashSet<string> official = [.. threads.Accounts.Select(account => account.Id.Slug)];
        List<string> spells = [];
        (Instant first, Instant last) = (threads.First ?? Nine, threads.Last ?? Nine);
        foreach (ExportedAccount account in threads.Accounts)
        {
            PlayedAccount played = new(platform, time, account.Id, official, EverythingAsks);
            Duration step = (last - first) / 4;
            for (Instant at = first; at < last; at += step * random.Next(1, 40) / 20)
            {
                played.ReadAsync(at).GetAwaiter().GetResult();
            }

            played.ReadAsync(last).GetAwaiter().GetResult();
            spells.AddRange(played.Spells([], first).Select(spell => Show(account.Name, spell)));
        }

        return [.. spells.Order(StringComparer.Ordinal)];
    }

    private static string Show(string account, Spell spell) =>
        $"{account} {spell.Items} {spell.Received.ToUnixTimeMilliseconds()} {spell.End?.At.ToUnixTimeMilliseconds()} "
        + $"{(spell.End as SpellEnd.Answered)?.By} {(spell.End as SpellEnd.Answered)?.Item}";

    private static Export Read(string csv)
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"threads-{TestContext.CurrentContext.Test.ID}.csv");
        File.WriteAllText(file, csv);
        try
        {
            return ExportReader.Read(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Few minutes and many ties, replies to what comes later, to nothing and in rings.</summary>
    private static string AnyExport(Random random)
    {
        string[] accounts = ["Desk", "Uni Help"];
        string[] authors = ["ada", "bob", .. accounts];
        StringBuilder csv = new(Header);
        int count = random.Next(1, 30);
        int[] ids = [.. Enumerable.Range(0, count).OrderBy(_ => random.Next())]; // ties go by the file's order, never by the ids
        for (int i = 0; i < count; i++)
        {
            Instant at = Nine + Duration.FromMinutes(random.Next(6) * 40) + Duration.FromMilliseconds(random.Next(2));
            string parent = random.Next(2) == 0 ? string.Empty : $"i{random.Next(count + 2):00}";
            _ = csv.Append(accounts[random.Next(2)])
                .Append(",c")
                .Append(random.Next(2))
                .Append(",i")
                .Append(ids[i].ToString("00", System.Globalization.CultureInfo.InvariantCulture))
                .Append(',')
                .Append(authors[random.Next(authors.Length)])
                .Append(',')
                .Append(NodaTime.Text.InstantPattern.ExtendedIso.Format(at))
                .Append(',')
                .Append(parent)
                .Append('\n');
        }

        return csv.ToString();
    }
}

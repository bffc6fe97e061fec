using System.Text;
using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.Tests.Platforms;

/// <summary>A script that is read, and one that cannot be.</summary>
public sealed class ScriptReaderTests
{
    private const string Asked =
        """{"at": "2026-10-05T10:00:00+01:00", "account": "x/LibraryDesk", "do": "item", "id": "m1", "author": "ada"}""";

    [TestCase("nonsense", "no JSON")]
    [TestCase("[1]", "no JSON object")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "like", "do": "like"}""", "every field once")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "dance"}""", "'dance' is unknown for do; write one of item, edit")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/a"}""", "'do' is missing")]
    [TestCase("""{"account": "x/a", "do": "like"}""", "'at' is missing")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "do": "like"}""", "'account' is missing")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "item"}""", "'id' is missing")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "outage"}""", "'until' is missing")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "like", "text": "hm"}""", "takes no field 'text'")]
    [TestCase("""{"at": "2026-10-05 10:00", "account": "x/a", "do": "like"}""", "'2026-10-05 10:00' is no instant for at")]
    [TestCase("""{"at": 5, "account": "x/a", "do": "like"}""", "'at' is to be a text")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "library desk", "do": "like"}""", "write platform/handle")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/*", "do": "like"}""", "happens to one account")]
    [TestCase("""{"at": "2026-10-05T08:59:59Z", "account": "x/a", "do": "like"}""", "sort the lines")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "outage", "until": "2026-10-05T10:00:00Z"}""", "later 'until'")]
    [TestCase(
        """{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "item", "id": "m2", "parent": "m0"}""",
        "no earlier item 'm0' on x"
    )]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "bluesky/a", "do": "like", "id": "m1"}""", "no earlier item 'm1' on bluesky")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/librarydesk", "do": "item", "id": "m1"}""", "has an item 'm1' already")]
    [TestCase(
        """{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "item", "id": "p", "author": "b", "kind": "post"}""",
        "the account's own"
    )]
    [TestCase(
        """{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "item", "id": "d", "kind": "direct-message"}""",
        "name it as 'parent'"
    )]
    [TestCase(
        """{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "item", "id": "d", "kind": "letter"}""",
        "'letter' is unknown for kind"
    )]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "gone", "how": "quota"}""", "write one of deleted, deactivated")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "item", "id": "i", "names": "ada"}""", "list of texts")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "item", "id": "i", "spam": "true"}""", "true or false")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "item", "id": "\ud800"}""", "no JSON")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "account": "x/a", "do": "check-in", "for": "5 October"}""", "'5 October' is no date")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "do": "closure", "dates": "2026-13-01"}""", "is no date")]
    [TestCase("""{"at": "2026-10-05T10:00:00Z", "do": "closure", "dates": "2026-10-28", "open": "9-12"}""", "write it as 09:00")]
    public void A_bad_line_is_named_with_what_is_wrong_and_the_others_count(string line, string reason)
    {
        (ReplayScript script, IReadOnlyList<ScriptFault> faults) = Read($"{Asked}\n\n{line}\n{Liked}");
        Assert.That(faults.Select(fault => fault.Line), Is.EqualTo([3]));
        Assert.That(faults[0].ToString(), Does.StartWith("line 3: ").And.Contain(reason).And.EndsWith("."));
        Assert.That(script.Lines.Select(good => good.Act), Is.EqualTo([ScriptAct.Item, ScriptAct.Like]));
    }

    [Test]
    public void What_was_written_is_read_as_it_was()
    {
        AScript made = new AScript()
            .Item(0, "m1", "ada", text: "¿Está abierta? \"Sí\" – 図書館 🙂")
            .Item(1, "p1", parent: "m1", names: ["ada"], text: string.Empty)
            .Line(2, ScriptAct.Edit, with: line => line with { Id = "m1", Text = string.Empty })
            .Line(3, ScriptAct.Hide, with: line => line with { Id = "m1", IsUntimed = true })
            .Line(4, ScriptAct.Outage, "x/*", line => line with { Until = AScript.At(9) })
            .Line(5, ScriptAct.Revoke, with: line => line with { How = ScriptHow.Billing })
            .Line(6, ScriptAct.Rename, with: line => line with { To = "Help" })
            .Line(7, ScriptAct.CheckIn, with: line => line with { For = new NodaTime.LocalDate(2026, 10, 5) })
            .Line(8, ScriptAct.Offline, with: line => line with { Id = "m1", AnsweredAt = AScript.At(1.5) });
        ReplayScript script = made.Play();
        ScriptLine closure = new(AScript.At(9), ScriptAct.Closure)
        {
            Dates = "2026-10-28",
            Open = "09:00-12:00",
            Text = "Snow",
        };
        script = new ReplayScript([.. script.Lines, closure]);
        byte[] bytes = ScriptWriter.Write(script);
        (ReplayScript read, IReadOnlyList<ScriptFault> faults) = Read(Encoding.UTF8.GetString(bytes));
        Assert.That(faults, Is.Empty);
        Assert.That(read.Lines, Is.EqualTo(script.Lines));
        Assert.That(ScriptWriter.Write(read), Is.EqualTo(bytes));
    }

    [Test]
    public void An_account_that_names_itself_as_author_means_itself()
    {
        (ReplayScript script, _) = Read(Asked.Replace("\"ada\"", "\"x/librarydesk\"", StringComparison.Ordinal));
        Assert.That(script.Lines[0].Author, Is.Null);
    }

    private const string Liked = """{"at": "2026-10-05T11:00:00Z", "account": "x/a", "do": "like"}""";

    private static (ReplayScript Script, IReadOnlyList<ScriptFault> Faults) Read(string text) => ScriptReader.Read(new StringReader(text));
}

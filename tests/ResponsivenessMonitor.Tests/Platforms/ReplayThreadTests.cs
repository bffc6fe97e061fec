using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Tests.Platforms;

/// <summary>Which conversation a replayed item belongs to, and who sees it.</summary>
public sealed class ReplayThreadTests
{
    [Test]
    public async Task A_mention_of_two_accounts_is_seen_by_both_and_so_is_the_sibling_s_answer()
    {
        ReplayScript script = new AScript()
            .Item(1, "m1", "ada", AScript.LibraryDesk)
            .Item(1, "m1", "ada", AScript.UniHelp)
            .Item(40, "r1", account: AScript.UniHelp, parent: "m1")
            .Play();
        AReader library = await new AReader(script).ReadAsync(60);
        AReader help = await new AReader(script, AScript.UniHelp).ReadAsync(60);
        Assert.That(library.Kept.Keys, Is.EqualTo(["m1", "r1"]));
        Assert.That(help.Kept.Keys, Is.EqualTo(["m1", "r1"]));
        Assert.That(library.Kept["r1"].AuthorId, Is.EqualTo(AScript.UniHelp));
        Assert.That(library.Kept["r1"].Kind, Is.Not.Null);
        Assert.That(help.Kept["r1"].Kind, Is.Null);
        Assert.That(library.Kept.Values.Concat(help.Kept.Values).Select(item => item.Conversation.Value), Is.All.EqualTo("m1"));
    }

    [Test]
    public async Task A_sibling_s_item_is_seen_from_when_the_account_has_part_in_the_conversation()
    {
        ReplayScript script = new AScript()
            .Item(1, "p1", account: AScript.UniHelp)
            .Item(5, "m1", "ada", AScript.LibraryDesk, parent: "p1", kind: ScriptKind.Mention)
            .Item(6, "other", account: AScript.UniHelp)
            .Play();
        AReader reader = new(script);
        Assert.That((await reader.ReadAsync(4)).Kept, Is.Empty);
        Assert.That((await reader.ReadAsync(9)).Kept.Keys, Is.EqualTo(["m1", "p1"]));
        Assert.That(reader.Kept["m1"].RepliesToOthers, Is.True);
    }

    [Test]
    public async Task A_sibling_that_answers_under_the_asked_account_was_there_itself()
    {
        ReplayScript script = new AScript()
            .Item(1, "m1", "ada")
            .Item(9, "r1", AScript.UniHelp, parent: "m1")
            .Item(9, "u", "x", AScript.UniHelp)
            .Play();
        AReader help = await new AReader(script, AScript.UniHelp).ReadAsync(60);
        Assert.That(help.Kept.Keys, Is.EqualTo(["r1", "u"]));
        Assert.That(help.Kept["r1"].Kind, Is.Null);
    }

    [Test]
    public async Task A_withdrawal_reaches_all_who_saw_the_item()
    {
        ReplayScript script = new AScript()
            .Item(1, "m1", "ada", AScript.LibraryDesk)
            .Item(1, "m1", "ada", AScript.UniHelp)
            .Item(4, "r1", account: AScript.UniHelp, parent: "m1")
            .Line(5, ScriptAct.Delete, AScript.UniHelp, line => line with { Id = "r1" })
            .Play();
        AReader library = await (await new AReader(script).ReadAsync(4)).ReadAsync(6);
        Assert.That(library.Kept.Keys, Is.EqualTo(["m1"]));
        Assert.That(library.Activity, Is.Empty, "it was the sibling's act");
    }

    [TestCase("x", ConversationShape.Nested)]
    [TestCase("bluesky", ConversationShape.Nested)]
    [TestCase("mastodon", ConversationShape.Nested)]
    [TestCase("threads", ConversationShape.Nested)]
    [TestCase("facebook", ConversationShape.OneLevel)]
    [TestCase("instagram", ConversationShape.OneLevel)]
    [TestCase("youtube", ConversationShape.OneLevel)]
    [TestCase("linkedin", ConversationShape.OneLevel)]
    [TestCase("tiktok", ConversationShape.OneLevel)]
    [TestCase("export", ConversationShape.Exported)]
    public async Task Replies_hang_together_as_on_the_platform(string platform, ConversationShape shape)
    {
        string account = $"{platform}/librarydesk";
        AReader reader = await new AReader(new AScript().Item(1, "c1", "ada", account).Play(), account).ReadAsync(5);
        Assert.That(reader.Kept["c1"].Shape, Is.EqualTo(shape));
    }

    [TestCase("x/librarydesk", ExpectedResult = "p1 p1 p1")]
    [TestCase("facebook/librarydesk", ExpectedResult = "p1 c1 c1")]
    public async Task<string> A_comment_starts_a_conversation_where_replies_nest_one_level_only(string account)
    {
        ReplayScript script = new AScript()
            .Item(1, "p1", account: account)
            .Item(2, "c1", "ada", account, "p1")
            .Item(3, "r1", account: account, parent: "c1", names: ["ada"])
            .Play();
        AReader reader = await new AReader(script, account).ReadAsync(5);
        Assert.That(reader.Kept["c1"].Kind, Is.EqualTo(MessageKind.Comment));
        Assert.That(reader.Kept["r1"].Names, Is.EqualTo(["ada"]));
        return string.Join(' ', new[] { "p1", "c1", "r1" }.Select(id => reader.Kept[id].Conversation.Value));
    }

    [Test]
    public async Task Direct_messages_with_one_person_are_one_dialogue_without_an_address()
    {
        ReplayScript script = new AScript()
            .Item(1, "d1", "ada", kind: ScriptKind.DirectMessage)
            .Item(2, "d2", "bob", kind: ScriptKind.DirectMessage)
            .Item(3, "d3", parent: "d1")
            .Item(4, "d4", "ada", kind: ScriptKind.DirectMessage)
            .Play();
        AReader reader = await new AReader(script).ReadAsync(5);
        ILookup<string, string> dialogues = reader.Kept.Values.ToLookup(
            item => item.Conversation.Value,
            item => item.Id.Value,
            StringComparer.Ordinal
        );
        Assert.That(dialogues[$"{AScript.LibraryDesk}:ada"], Is.EqualTo(["d1", "d3", "d4"]));
        Assert.That(reader.Kept.Values.Select(item => item.Shape), Is.All.EqualTo(ConversationShape.Dialogue));
        Assert.That(reader.Kept.Values.Select(item => item.Permalink), Is.All.Null);
    }

    [Test]
    public async Task Items_of_one_time_say_in_which_order_they_came()
    {
        AScript script = new AScript().Item(1, "p1");
        foreach (string id in (string[])["z", "a", "m"])
        {
            _ = script.Item(2, id, "ada", parent: "p1");
        }

        AReader reader = await new AReader(script.Item(3, "b", "ada", parent: "p1").Play()).ReadAsync(5);
        Assert.That(new[] { "p1", "z", "a", "m", "b" }.Select(id => reader.Kept[id].Order), Is.EqualTo([0, 0, 1, 2, 0]));
    }

    [Test]
    public async Task A_permalink_is_built_from_the_id()
    {
        AReader reader = await new AReader(new AScript().Item(1, "m/1", "ada").Play()).ReadAsync(5);
        Assert.That(reader.Kept["m/1"].Permalink?.AbsoluteUri, Is.EqualTo("https://replay.invalid/x/m%2F1"));
    }
}

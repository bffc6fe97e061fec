using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.X;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Visits;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>What is X's own beside the story that all platforms share.</summary>
internal sealed class XReadingTests : OnX
{
    [Test]
    public async Task A_mention_that_is_shown_a_quarter_of_an_hour_late_is_read()
    {
        _ = await Reader.ReadAsync();
        string late = Stage.Script.Publish("ada", "Is it open?", parent: null, post => post with { IsMissed = true });
        Wait(5);
        _ = await Stage.PublishAsync("bob", "Where is the map room?");
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Does.Not.ContainKey(late));
        Wait(9);
        Stage.Script.Show(late);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Contains.Key(late));
    }

    [Test]
    public async Task A_mention_that_its_list_never_shows_is_found_by_the_search_of_the_day()
    {
        _ = await Reader.ReadAsync();
        string missed = Stage.Script.Publish("ada", "Is it open?", parent: null, post => post with { IsMissed = true });
        for (int i = 0; i < 30; i++)
        {
            Wait(30);
            _ = await Reader.ReadAsync();
        }

        Assert.That(Reader.Kept, Contains.Key(missed));
        Assert.That(Searches, Is.EqualTo(1), "From 9 to midnight there is one last hour of a day.");
    }

    [Test]
    public async Task A_search_that_fell_into_an_outage_is_made_up_for()
    {
        _ = await Reader.ReadAsync();
        string missed = Stage.Script.Publish("ada", "Is it open?", parent: null, post => post with { IsMissed = true });
        Wait(26 * 60);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Contains.Key(missed));
        Assert.That(Searches, Is.EqualTo(1));
    }

    [Test]
    public async Task An_answer_to_a_question_that_was_edited_meanwhile_is_an_answer_to_it()
    {
        string question = await Stage.PublishAsync("ada", "Is the libary open?");
        _ = await Reader.ReadAsync();
        Wait(5);
        await Stage.EditAsync(question, "Is the library open?");
        Wait(5);
        string answer = await Stage.PublishAsync(by: null, "Yes.", question);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo([question, answer]));
        Assert.That(Reader.Kept[answer].InReplyTo?.Value, Is.EqualTo(question));
        Assert.That(Reader.Kept[answer].Conversation.Value, Is.EqualTo(question));
        Assert.That(Reader.Kept[question].EditedAt, Is.EqualTo(Stage.Time.Now - Duration.FromMinutes(5)));
    }

    [Test]
    public async Task An_edit_is_seen_also_where_the_list_of_mentions_does_not_show_it()
    {
        string question = await Stage.PublishAsync("ada", "Is the libary open?");
        _ = await Reader.ReadAsync();
        Wait(60);
        Stage.Script.Edit(question, "Is the library open?");
        Stage.Script.Hide(question);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept[question].Text, Does.Contain("library"));
    }

    [Test]
    public async Task A_reply_to_somebody_else_that_only_X_addresses_to_the_account_says_so()
    {
        string post = await Stage.PublishAsync(by: null, "We are open.");
        string bob = await Stage.PublishAsync("bob", "Great.", post);
        string ada = await Stage.PublishAsync("ada", "Is it?", bob);
        _ = await Reader.ReadAsync();
        Assert.That((Reader.Kept[bob].Kind, Reader.Kept[bob].RepliesToOthers), Is.EqualTo(((MessageKind?)MessageKind.Comment, false)));
        Assert.That((Reader.Kept[ada].Kind, Reader.Kept[ada].RepliesToOthers), Is.EqualTo(((MessageKind?)MessageKind.Mention, true)));
        Assert.That(Reader.Kept[ada].Conversation.Value, Is.EqualTo(post));
        Assert.That(Reader.Kept[ada].Text, Does.StartWith("@librarydesk @bob"), "Triage tells by the words before whom X addressed.");
    }

    [Test]
    public async Task What_is_passed_on_is_an_act_of_a_visit_and_no_item_and_a_quote_is_one()
    {
        string id = await Stage.PublishAsync("ada", "Is it open?");
        Wait(5);
        Stage.Script.Pass(id);
        string quote = Stage.Script.Publish("bob", "@librarydesk is that so?", parent: null, post => post with { Quoted = id });
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo([id, quote]));
        Assert.That(Reader.Activity, Is.EqualTo([new Activity(EvidenceKind.PassedOn, Stage.Time.Now)]));
        Assert.That(Reader.Kept[quote].IsRepost, Is.True);
    }

    [Test]
    public async Task All_words_of_a_long_post_are_read_and_signs_that_X_writes_as_HTML_does_are_plain()
    {
        string words = $"{new string('a', 300)} &amp; when does it open &lt;today&gt;?";
        string id = Stage.Script.Publish("ada", words, parent: null, post => post with { IsLong = true, Language = "und" });
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept[id].Text, Does.EndWith("& when does it open <today>?"));
        Assert.That(Reader.Kept[id].Language, Is.Null);
        Assert.That(Reader.Kept[id].Permalink, Is.EqualTo(new Uri($"https://x.com/i/web/status/{id}")));
    }

    [Test]
    public async Task A_token_of_another_account_reads_this_one_too()
    {
        await using XStage other = new(isOfUser: true);
        await other.StartAsync(CancellationToken.None);
        other.Answers["/2/users/me"] = (200, """{"data":{"id":"99","name":"Registry","username":"registry"}}""");
        StageReader by = new(other);
        string id = await other.PublishAsync("ada", "Is it open?");
        _ = await by.ReadAsync(withProfile: true);
        Assert.That(by.Kept, Contains.Key(id));
        Assert.That(by.Profile?.AuthorId, Is.EqualTo(other.OfficialId));
        await other.HinderAsync(StageAct.Suspend);
        Assert.That(await by.FailureAsync(), Is.InstanceOf<Reading.AccessLost>(), "It is the other account that is suspended.");
    }

    [TestCase("1346889436626259968", "2021-01-06T18:40:40.344Z")]
    [TestCase("29700859247", null)]
    [TestCase("7", null)]
    [TestCase("", null)]
    public void An_id_tells_its_time_where_it_was_made_of_one(string id, string? time) =>
        Assert.That(
            XIds.TimeOf(id),
            Is.EqualTo(time is null ? (Instant?)null : NodaTime.Text.InstantPattern.ExtendedIso.Parse(time).Value)
        );

    [Test]
    public void The_id_before_an_instant_leaves_out_none_that_is_made_of_it()
    {
        Instant at = Instant.FromUtc(2026, 10, 5, 9, 0);
        Assert.That(XIds.TimeOf(XIds.Before(at)), Is.EqualTo(at - Duration.FromMilliseconds(1)));
    }

    [Test]
    public void A_walk_whose_way_on_is_refused_again_and_again_ends_and_has_the_rest_searched_for()
    {
        Instant now = Instant.FromUtc(2026, 10, 5, 9, 0);
        XWalk walk = new();
        for (int i = 0; i < 3; i++)
        {
            walk = Restarted(walk, now).Walk;
        }

        XStep last = Restarted(walk, now);
        Assert.That((last.IsDone, last.IsStuck, last.MissedFrom), Is.EqualTo((true, true, (Instant?)(now - Duration.FromDays(1)))));
    }

    [Test]
    public void A_way_on_that_another_reading_left_may_have_run_out_and_is_always_begun_anew()
    {
        Instant now = Instant.FromUtc(2026, 10, 5, 9, 0);
        XWalk walk = new XWalk { Restarts = 3 }.Begin(Duration.FromDays(1), Duration.Zero, now);
        XStep later = walk.Take([], "a", mostPosts: null, now).Walk.TurnBack(now + Duration.FromMinutes(5));
        Assert.That((later.IsDone, later.Walk.IsUnderWay), Is.EqualTo((false, false)));
    }

    /// <summary>A page of which no post could be gone on from, and whose way on is refused.</summary>
    private static XStep Restarted(XWalk walk, Instant now) =>
        walk.Begin(Duration.FromDays(1), Duration.Zero, now).Take([], "a", mostPosts: null, now).Walk.TurnBack(now);

    private int Searches => Stage.Requests.Count(request => request.Contains("/search/recent", StringComparison.Ordinal));
}

using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>What people do on a platform, and what readings tell of it.</summary>
[TestFixtureSource(typeof(Stages), nameof(Stages.All))]
internal sealed class StoryTests(Func<Stage> make) : OnStage(make)
{
    [Test]
    public async Task An_account_to_which_nothing_happened_gives_an_empty_page_and_not_a_failure()
    {
        CompletedReading reading = await Reader.ReadAsync(withProfile: true);
        Assert.That(reading.IsComplete, Is.True);
        Assert.That(Reader.Kept, Is.Empty);
        Assert.That(Reader.Profile, Is.TypeOf<AccountProfile.Live>());
        Assert.That(Reader.Profile!.AuthorId, Is.EqualTo(Stage.OfficialId));
    }

    [Test]
    public async Task A_mention_begins_a_conversation_of_its_own()
    {
        _ = await Reader.ReadAsync();
        Wait(3);
        string id = await Stage.PublishAsync("ada", "Is the library open today?");
        Wait(2);
        _ = await Reader.ReadAsync();
        PlatformItem item = Reader.Kept[id];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(item.Kind, Is.EqualTo(Stage.Opening));
            Assert.That(item.Shape, Is.EqualTo(Stage.Shape));
            Assert.That(item.AuthorId, Is.EqualTo(Stage.IdOf("ada")));
            Assert.That(item.Conversation.Value, Is.EqualTo(id));
            Assert.That(item.InReplyTo, Is.Null);
            Assert.That(item.Text, Does.Contain("Is the library open today?"));
            Assert.That(item.At, Is.EqualTo(Stage.Time.Now - NodaTime.Duration.FromMinutes(2)));
            Assert.That(item.RepliesToOthers, Is.False);
        }
    }

    [Test]
    public async Task A_reply_to_the_account_s_post_belongs_to_the_post()
    {
        string post = await Stage.PublishAsync(by: null, "The library opens at nine.");
        Wait(1);
        _ = await Reader.ReadAsync();
        string id = await Stage.PublishAsync("ada", "Also on Sundays?", post);
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept[id].Kind, Is.EqualTo(MessageKind.Comment));
        Assert.That(Reader.Kept[id].InReplyTo?.Value, Is.EqualTo(post));
        Assert.That(Reader.Kept[id].Conversation.Value, Is.EqualTo(Stage.ConversationBelow(post, id)));
        Assert.That(Reader.Kept[post].Kind, Is.Null);
        Assert.That(Reader.Kept[post].AuthorId, Is.EqualTo(Stage.OfficialId));
    }

    [Test]
    public async Task An_answer_and_what_follows_hang_together_with_the_question()
    {
        string question = await Stage.PublishAsync("ada", "Can I renew a loan?");
        Wait(5);
        _ = await Reader.ReadAsync();
        string answer = await Stage.PublishAsync(by: null, "Yes, in your account.", question);
        Wait(5);
        _ = await Reader.ReadAsync();
        string followUp = await Stage.PublishAsync("ada", "And how often?", answer);
        Wait(5);
        _ = await Reader.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Reader.Kept[answer].Kind, Is.Null);
            Assert.That(Reader.Kept[answer].AuthorId, Is.EqualTo(Stage.OfficialId));
            Assert.That(Reader.Kept[answer].InReplyTo?.Value, Is.EqualTo(question));
            Assert.That(Reader.Kept[followUp].Kind, Is.Not.Null);
            Assert.That(Reader.Kept[followUp].InReplyTo?.Value, Is.EqualTo(Stage.RepliesNameTheTop ? question : answer));
            Assert.That(Reader.Kept.Values.Select(item => item.Conversation.Value), Is.All.EqualTo(question));
            Assert.That(Reader.Kept[answer].At - Reader.Kept[question].At, Is.EqualTo(NodaTime.Duration.FromMinutes(5)));
        }
    }

    [Test]
    public async Task An_answer_is_found_in_the_same_reading_as_its_question()
    {
        string question = await Stage.PublishAsync("ada", "Where is the map room?");
        Wait(1);
        string answer = await Stage.PublishAsync(by: null, "On the second floor.", question);
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo([question, answer]));
        Assert.That(Reader.Kept[answer].Conversation, Is.EqualTo(Reader.Kept[question].Conversation));
    }

    [Test]
    public async Task An_answer_is_found_while_its_question_waits_even_when_own_activity_is_not_asked_for()
    {
        string question = await Stage.PublishAsync("ada", "Where is the map room?");
        Wait(1);
        _ = await Reader.ReadAsync();
        string answer = await Stage.PublishAsync(by: null, "On the second floor.", question);
        Wait(1);
        _ = await Reader.ReadAsync(withActivity: false);
        Assert.That(Reader.Kept, Contains.Key(answer));
    }

    [Test]
    public async Task A_private_message_and_its_answer_are_one_dialogue()
    {
        Needs(StageAct.DirectMessage);
        string question = await Stage.PublishAsync("ada", "My card is lost.", isDirect: true);
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept[question].Kind, Is.EqualTo(MessageKind.DirectMessage));
        Assert.That(Reader.Kept[question].Shape, Is.EqualTo(ConversationShape.Dialogue));
        string answer = await Stage.PublishAsync(by: null, "We have blocked it.", question, isDirect: true);
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept[answer].Kind, Is.Null);
        Assert.That(Reader.Kept[answer].Conversation, Is.EqualTo(Reader.Kept[question].Conversation));
    }

    [Test]
    public async Task A_question_that_waits_and_is_deleted_is_withdrawn()
    {
        string gone = await Stage.PublishAsync("ada", "Is the library open?");
        string stays = await Stage.PublishAsync("bob", "Is the café open?");
        Wait(5);
        _ = await Reader.ReadAsync();
        await Stage.DeleteAsync(gone);
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Withdrawn, Does.Contain(gone).And.Not.Contain(stays));
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo([stays]));
    }

    [Test]
    public async Task What_was_deleted_before_it_was_read_is_never_shown()
    {
        string id = await Stage.PublishAsync("ada", "Is the library open?");
        Wait(1);
        await Stage.DeleteAsync(id);
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Is.Empty);
    }

    [Test]
    public async Task A_question_that_waits_and_is_edited_comes_again_with_its_new_words()
    {
        Needs(StageAct.Edit);
        string id = await Stage.PublishAsync("ada", "Is the libary open?");
        Wait(5);
        _ = await Reader.ReadAsync();
        await Stage.EditAsync(id, "Is the library open?");
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept[id].Text, Does.Contain("library"));
        Assert.That(Reader.Kept[id].EditedAt, Is.Not.Null);
        Assert.That(Reader.Kept[id].At, Is.EqualTo(Stage.Time.Now - NodaTime.Duration.FromMinutes(10)));
    }

    [Test]
    public async Task A_like_shows_that_somebody_looked_after_the_account()
    {
        Needs(StageAct.Like);
        string id = await Stage.PublishAsync("ada", "Thank you!");
        Wait(5);
        _ = await Reader.ReadAsync();
        await Stage.LikeAsync(id);
        Wait(5);
        _ = await Reader.ReadAsync();
        Activity[] likes = [.. Reader.Activity.Where(act => act.Kind == EvidenceKind.Liked)];
        Assert.That(likes, Has.Length.EqualTo(1));
        Assert.That(likes[0].At, Is.InRange(Stage.Time.Now - NodaTime.Duration.FromMinutes(5), Stage.Time.Now));
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Activity.Count(act => act.Kind == EvidenceKind.Liked), Is.EqualTo(1), "A like was told twice.");
    }

    [Test]
    public async Task An_item_that_is_passed_on_is_no_answer_and_yet_shows_that_somebody_was_there()
    {
        Needs(StageAct.Boost);
        string id = await Stage.PublishAsync("ada", "Is the library open?");
        Wait(5);
        _ = await Reader.ReadAsync();
        await Stage.BoostAsync(id);
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept.Values.Where(item => item.Kind is null && !item.IsRepost), Is.Empty);
        bool isShown =
            Reader.Kept.Values.Any(item => item is { Kind: null, IsRepost: true })
            || Reader.Activity.Any(act => act.Kind == EvidenceKind.PassedOn);
        Assert.That(isShown, Is.True);
    }

    [Test]
    public async Task A_post_of_the_account_is_its_own_and_dates_its_last_activity()
    {
        _ = await Reader.ReadAsync(withProfile: true);
        string post = await Stage.PublishAsync(by: null, "We are open on Sunday.");
        Wait(5);
        _ = await Reader.ReadAsync(withProfile: true);
        Assert.That(Reader.Kept[post].Kind, Is.Null);
        Assert.That(Reader.Kept[post].InReplyTo, Is.Null);
        Assert.That(
            Reader.Profile!.LastPostAt,
            Is.Null.Or.InRange(Stage.Time.Now - NodaTime.Duration.FromDays(1), Stage.Time.Now),
            "Platforms may say the day only, or nothing."
        );
    }

    [Test]
    public async Task An_account_that_was_renamed_is_the_same_account()
    {
        Needs(StageAct.Rename);
        _ = await Reader.ReadAsync(withProfile: true);
        string handle = await Stage.RenameAsync();
        string id = await Stage.PublishAsync("ada", "Is this still you?");
        Wait(5);
        _ = await Reader.ReadAsync(withProfile: true);
        Assert.That(Reader.Profile, Is.TypeOf<AccountProfile.Renamed>());
        Assert.That(((AccountProfile.Renamed)Reader.Profile!).Handle, Is.EqualTo(handle));
        Assert.That(Reader.Profile.AuthorId, Is.EqualTo(Stage.OfficialId));
        Assert.That(Reader.Kept, Contains.Key(id));
    }
}

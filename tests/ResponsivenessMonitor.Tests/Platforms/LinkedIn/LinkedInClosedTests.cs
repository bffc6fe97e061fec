using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Tests.Platforms.LinkedIn;

/// <summary>What LinkedIn does not show us, or not yet, or not all at once, hinders nothing else and is not lost.</summary>
internal sealed class LinkedInClosedTests : OnLinkedIn
{
    [Test]
    public async Task A_post_of_somebody_else_s_that_is_closed_to_us_hinders_nothing_and_its_answer_counts()
    {
        string own = await SayAsync(by: null, "We open at nine.");
        Stage.First = context =>
            Uri.UnescapeDataString(context.Request.Path).Contains(own, StringComparison.Ordinal) ? null : Closed(context);
        string mention = await SayAsync("ada", "Is the library open?");
        string answer = await SayAsync(by: null, "Until eight.", mention);
        Assert.That((Kept(answer).Conversation.Value, Kept(answer).Kind), Is.EqualTo((mention, (MessageKind?)null)));
        Wait(120);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Withdrawn, Is.Empty);
    }

    [Test]
    public async Task Where_nothing_of_the_Page_s_own_may_be_read_either_the_access_is_lost()
    {
        _ = await SayAsync("ada", "Is the library open?");
        _ = await Stage.PublishAsync(by: null, "We open at nine.");
        Stage.First = Closed;
        Wait(120);
        Assert.That((await Reader.FailureAsync() as Reading.AccessLost)?.Kind, Is.EqualTo(AccessLossKind.ScopeMissing));
    }

    [Test]
    public async Task Own_posts_that_are_closed_to_us_hinder_nothing_and_check_says_so()
    {
        Stage.First = context => context.Request.Path.StartsWithSegments("/rest/posts", StringComparison.Ordinal) ? Denied : null;
        string post = await Stage.PublishAsync(by: null, "We open at nine.");
        string asked = await SayAsync("ada", "Also on Sundays?", post);
        Assert.That(Kept(asked).Text, Is.EqualTo("Also on Sundays?"));
        AccessCheck check = await Stage.Platform.CheckAsync(Stage.Access, Patience);
        Assert.That((check as AccessCheck.Works)?.What, Does.Contain("NOT read").And.Contain("r_organization_social"), $"{check}");
    }

    [Test]
    public async Task What_notifications_brought_is_kept_although_the_look_at_what_waits_fails()
    {
        string post = await SayAsync(by: null, "We open at nine.");
        _ = await SayAsync("ada", "Also on Sundays?", post);
        string other = await SayAsync(by: null, "We have a map room.");
        string late = await Stage.PublishAsync("bob", "Where is it?", other);
        int lists = 0;
        Stage.First = context =>
            context.Request.Path.StartsWithSegments("/rest/socialActions", StringComparison.Ordinal) && lists++ > 0
                ? LinkedInStage.Error(429, "TOO_MANY_REQUESTS", "Resource level throttle APPLICATION DAY limit for calls is reached.", 101)
                : null;
        Wait(120);
        CompletedReading reading = await Reader.TryAsync();
        Assert.That(reading.Failure, Is.TypeOf<Reading.QuotaSpent>());
        Assert.That(Reader.Kept, Contains.Key(late));
    }

    [Test]
    public async Task A_list_of_several_pages_is_read_to_its_end_although_one_of_it_is_edited_meanwhile()
    {
        string post = await SayAsync(by: null, "We open at nine.");
        List<string> asked = [];
        for (int i = 0; i < 45; i++)
        {
            Wait(1);
            asked.Add(await Stage.PublishAsync($"person{i}", $"Question {i}?", post));
        }

        int pages = 0;
        Stage.First = context =>
        {
            if (
                context.Request.Path.StartsWithSegments("/rest/organizationalEntityNotifications", StringComparison.Ordinal)
                && pages++ == 1
            )
            {
                Wait(1);
                Stage.EditAsync(asked[^1], "Another question?").GetAwaiter().GetResult();
            }

            return null;
        };
        Wait(120);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept.Keys, Is.SupersetOf(asked));
        Assert.That(pages, Is.GreaterThan(2));
    }

    [Test]
    public async Task A_role_that_was_lost_for_a_while_has_that_while_read_again()
    {
        _ = await Reader.ReadAsync(withProfile: true);
        Instant lost = Stage.Time.Now;
        string post = await Stage.PublishAsync(by: null, "We open at nine.");
        string unseen = await Stage.PublishAsync("ada", "Also on Sundays?", post);
        Stage.First = context =>
            context.Request.Path.StartsWithSegments("/rest/organizationalEntityNotifications", StringComparison.Ordinal)
                ? (200, new JsonObject { ["elements"] = new JsonArray() })
                : null;
        for (int hour = 0; hour < 14; hour++)
        {
            Wait(60);
            _ = await Reader.ReadAsync(withActivity: false);
        }

        Stage.First = null;
        _ = await Reader.ReadAsync(withProfile: true);
        Assert.That(Reader.Kept, Contains.Key(unseen), $"lost at {lost}");
    }

    [Test]
    public async Task An_address_that_LinkedIn_does_not_know_is_no_Page_that_is_gone()
    {
        _ = await Reader.ReadAsync(withProfile: true);
        Stage.First = context => LinkedInStage.Error(404, "RESOURCE_NOT_FOUND", "No virtual resource found");
        Assert.That(await Reader.FailureAsync(), Is.TypeOf<Reading.Unreachable>());
    }

    private static (int Status, JsonNode Body) Denied => LinkedInStage.Error(403, "ACCESS_DENIED", "Not enough permissions to access", 100);

    /// <summary>No comments are shown.</summary>
    private static (int Status, JsonNode Body)? Closed(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/rest/socialActions", StringComparison.Ordinal) ? Denied : null;
}

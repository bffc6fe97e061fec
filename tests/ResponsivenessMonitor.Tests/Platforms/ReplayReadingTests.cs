using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Tests.Platforms;

/// <summary>What a replayed platform says when it is asked.</summary>
public sealed class ReplayReadingTests
{
    [Test]
    public async Task Nothing_is_told_before_its_time()
    {
        AReader reader = new(new AScript().Item(10, "m1", "ada").Item(20, "m2", "bob").Play());
        Assert.That((await reader.ReadAsync(9.99)).Kept, Is.Empty);
        Assert.That((await reader.ReadAsync(10)).Kept.Keys, Is.EqualTo(["m1"]));
        Assert.That((await reader.ReadAsync(60)).Kept.Keys, Is.EqualTo(["m1", "m2"]));
    }

    [Test]
    public async Task What_is_known_and_unchanged_is_not_read_again_unless_there_is_something_new()
    {
        AReader reader = new(new AScript().Item(1, "m1", "ada").Item(2, "m2", "bob").Item(3, "m3", "cy").Item(9, "m4", "di").Play());
        _ = await reader.ReadAsync(5);
        Assert.That(((Reading.Page)await reader.AskAsync(6)).Items, Is.Empty);
        Assert.That(((Reading.Page)await reader.AskAsync(9)).Items.Select(item => item.Id.Value), Is.EqualTo(["m2", "m3", "m4"]));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(50)]
    public async Task The_same_items_come_whatever_the_size_of_a_page(int size)
    {
        AScript script = new();
        for (int i = 0; i < 23; i++)
        {
            _ = script.Item(i, $"m{i:00}", "ada");
        }

        AReader reader = await new AReader(script.Play(), rules: new ReplayRules(size)).ReadAsync(60);
        Assert.That(reader.Kept.Keys, Is.EqualTo(Enumerable.Range(0, 23).Select(i => $"m{i:00}")));
        Assert.That(reader.Pages, Is.EqualTo((23 + size - 1) / size));
    }

    [TestCase("nonsense")]
    [TestCase("-1")]
    [TestCase("999")]
    [TestCase("")]
    public async Task What_is_no_bookmark_makes_a_platform_begin_again(string bookmark)
    {
        AReader reader = new(new AScript().Item(1, "m1", "ada").Play()) { Bookmark = new Bookmark(bookmark) };
        Assert.That((await reader.ReadAsync(5)).Kept.Keys, Is.EqualTo(["m1"]));
    }

    [Test]
    public async Task A_platform_that_is_down_cannot_be_reached_until_it_is_back()
    {
        AReader reader = new(
            new AScript().Item(1, "m1", "ada").Line(5, ScriptAct.Outage, "x/*", line => line with { Until = AScript.At(10) }).Play()
        );
        Assert.That(await reader.AskAsync(4.99), Is.TypeOf<Reading.Page>());
        Assert.That(await reader.AskAsync(5), Is.TypeOf<Reading.Unreachable>());
        Assert.That(await reader.AskAsync(9.99), Is.TypeOf<Reading.Unreachable>());
        Assert.That(await reader.AskAsync(10), Is.TypeOf<Reading.Page>());
    }

    [TestCase(AScript.LibraryDesk, null, ExpectedResult = "RateLimited Account")]
    [TestCase("x/*", ScriptHow.Rate, ExpectedResult = "RateLimited Access")]
    [TestCase("x/*", ScriptHow.Quota, ExpectedResult = "QuotaSpent Access")]
    public async Task<string> Too_many_calls_are_told_with_their_scope_and_their_end(string whom, object? how)
    {
        AReader reader = new(
            new AScript()
                .Item(1, "m1", "ada")
                .Line(5, ScriptAct.Throttle, whom, line => line with { Until = AScript.At(10), How = (ScriptHow?)how })
                .Play()
        );
        Reading reading = await reader.AskAsync(7);
        (string name, LimitScope scope, Instant until) = reading switch
        {
            Reading.RateLimited limited => ("RateLimited", limited.Scope, limited.Until),
            Reading.QuotaSpent spent => ("QuotaSpent", spent.Scope, spent.Until),
            _ => (reading.ToString(), default, default),
        };
        Assert.That(until, Is.EqualTo(AScript.At(10)));
        return $"{name} {scope}";
    }

    [TestCase(null, ExpectedResult = AccessLossKind.TokenRevoked)]
    [TestCase(ScriptHow.Token, ExpectedResult = AccessLossKind.TokenRevoked)]
    [TestCase(ScriptHow.Expiry, ExpectedResult = AccessLossKind.TokenExpired)]
    [TestCase(ScriptHow.Role, ExpectedResult = AccessLossKind.RoleLost)]
    [TestCase(ScriptHow.Scope, ExpectedResult = AccessLossKind.ScopeMissing)]
    [TestCase(ScriptHow.Billing, ExpectedResult = AccessLossKind.BillingStopped)]
    public async Task<AccessLossKind?> Access_is_lost_until_it_is_restored(object? how)
    {
        AReader reader = new(
            new AScript()
                .Item(1, "m1", "ada")
                .Line(5, ScriptAct.Revoke, with: line => line with { How = (ScriptHow?)how })
                .Line(10, ScriptAct.Restore)
                .Play()
        );
        Assert.That(await reader.AskAsync(10), Is.TypeOf<Reading.Page>());
        return await reader.AskAsync(7) switch
        {
            Reading.AccessLost lost => lost.Kind,
            Reading.BillingStopped => AccessLossKind.BillingStopped,
            _ => null,
        };
    }

    [TestCase(ScriptAct.Suspend, null, ExpectedResult = GoneKind.Suspended)]
    [TestCase(ScriptAct.Gone, null, ExpectedResult = GoneKind.Deleted)]
    [TestCase(ScriptAct.Gone, ScriptHow.Deactivated, ExpectedResult = GoneKind.Deactivated)]
    public async Task<GoneKind> An_account_that_is_gone_is_told_in_its_kind_until_it_is_restored(object act, object? how)
    {
        AReader reader = new(
            new AScript()
                .Item(1, "m1", "ada")
                .Line(5, (ScriptAct)act, with: line => line with { How = (ScriptHow?)how })
                .Line(10, ScriptAct.Restore)
                .Play()
        );
        Assert.That(await reader.AskAsync(10), Is.TypeOf<Reading.Page>());
        return ((Reading.AccountGone)await reader.AskAsync(7)).Kind;
    }

    [Test]
    public async Task The_profile_says_who_it_is_and_when_it_last_posted_and_a_new_handle_until_that_is_known()
    {
        AReader reader = new(
            new AScript()
                .Item(1, "p1")
                .Item(2, "p2")
                .Line(3, ScriptAct.Delete, with: line => line with { Id = "p2" })
                .Line(5, ScriptAct.Rename, with: line => line with { To = "LibraryHelp" })
                .Play()
        );
        Assert.That(await ProfileAsync(reader, 0), Is.EqualTo(new AccountProfile.Live(AScript.LibraryDesk, null)));
        Assert.That(await ProfileAsync(reader, 2), Is.EqualTo(new AccountProfile.Live(AScript.LibraryDesk, AScript.At(2))));
        Assert.That(await ProfileAsync(reader, 3), Is.EqualTo(new AccountProfile.Live(AScript.LibraryDesk, AScript.At(1))));
        Assert.That(
            await ProfileAsync(reader, 5),
            Is.EqualTo(new AccountProfile.Renamed(AScript.LibraryDesk, AScript.At(1), "LibraryHelp"))
        );
        Assert.That(await ProfileAsync(reader, 5, "libraryhelp"), Is.TypeOf<AccountProfile.Live>());
    }

    [Test]
    public async Task An_edit_gives_the_item_again_with_its_new_words()
    {
        AReader reader = new(
            new AScript().Item(1, "m1", "ada").Line(5, ScriptAct.Edit, with: line => line with { Id = "m1", Text = "Solved" }).Play()
        );
        Assert.That((await reader.ReadAsync(2)).Kept["m1"].EditedAt, Is.Null);
        PlatformItem edited = (await reader.ReadAsync(6)).Kept["m1"];
        Assert.That((edited.Text, edited.EditedAt, edited.At), Is.EqualTo(("Solved", AScript.At(5), AScript.At(1))));
    }

    [Test]
    public async Task An_item_that_was_deleted_before_it_was_seen_is_never_shown()
    {
        AReader reader = new(
            new AScript().Item(1, "m1", "ada").Line(2, ScriptAct.Delete, with: line => line with { Id = "m1", Author = "ada" }).Play()
        );
        Assert.That(((Reading.Page)await reader.AskAsync(3)).Items, Is.Empty);
        Assert.That((await reader.ReadAsync(3)).Activity, Is.Empty, "the enquirer deleted it");
    }

    [Test]
    public async Task What_is_hidden_or_deleted_is_withdrawn_with_its_time_where_the_platform_says_it()
    {
        AReader reader = new(
            new AScript()
                .Item(1, "m1", "ada")
                .Item(2, "m2", "bob")
                .Line(5, ScriptAct.Hide, with: line => line with { Id = "m1" })
                .Line(6, ScriptAct.Delete, with: line => line with { Id = "m2", Author = "bob", IsUntimed = true })
                .Line(7, ScriptAct.Like)
                .Play()
        );
        _ = await (await reader.ReadAsync(3)).ReadAsync(8);
        Assert.That(reader.Kept, Is.Empty);
        Assert.That(
            reader.Withdrawn,
            Is.EqualTo([new Withdrawal(new ItemId("m1"), AScript.At(5)), new Withdrawal(new ItemId("m2"), null)])
        );
        Assert.That(
            reader.Activity,
            Is.EqualTo([new Activity(EvidenceKind.Hid, AScript.At(5)), new Activity(EvidenceKind.Liked, AScript.At(7))])
        );
    }

    [Test]
    public async Task An_account_without_a_line_is_there_and_silent()
    {
        AReader reader = new(new AScript().Item(1, "m1", "ada").Play(), "x/nobody");
        Assert.That((await reader.ReadAsync(5)).Kept, Is.Empty);
    }

    private static async Task<AccountProfile?> ProfileAsync(AReader reader, double minutes, string? handle = null) =>
        ((Reading.Page)await reader.AskAsync(minutes, withProfile: true, handle)).Profile;
}

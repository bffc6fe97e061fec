using System.Text.Json.Nodes;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Bluesky;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>The story of an account, told to a real network: tests/real/bluesky.sh starts it and runs this.</summary>
[Category("Real")]
internal sealed class BlueskyRealTests
{
    private const string Network = "RM_TEST_BLUESKY";

    private RealNetwork network = null!;
    private PlatformHttp http = null!;
    private MemoryCredentials credentials = null!;

    [SetUp]
    public void Find()
    {
        if (Environment.GetEnvironmentVariable(Network) is not { Length: > 0 } file)
        {
            Assert.Ignore($"There is no real Bluesky network: tests/real/bluesky.sh starts one, and says in {Network} where it is.");
            return;
        }

        network = new RealNetwork(JsonNode.Parse(File.ReadAllText(file))!);
        http = new PlatformHttp(new OutboundOptions { AllowedHosts = network.Servers }, TimeProvider.System);
        credentials = new MemoryCredentials();
    }

    [TearDown]
    public void Close()
    {
        http?.Dispose();
        network?.Dispose();
    }

    [Test]
    public async Task A_question_its_answer_a_like_and_a_deletion_are_read_as_they_happened()
    {
        (JsonNode official, JsonNode enquirer) = (await network.JoinAsync("desk"), await network.JoinAsync("ada"));
        RealReader reader = await ReaderOfAsync(official);
        _ = await reader.ReadAsync();
        string question = await network.PostAsync(enquirer, "when does the library open?", names: official);
        string withdrawn = await network.PostAsync(enquirer, "and the museum?", names: official);
        await reader.UntilAsync(kept => kept.ContainsKey(question) && kept.ContainsKey(withdrawn));
        string answer = await network.PostAsync(official, "At nine.", parent: question);
        await network.LikeAsync(official, question);
        await network.DeleteAsync(enquirer, withdrawn);
        await reader.UntilAsync(kept => kept.ContainsKey(answer) && reader.Withdrawn.Contains(withdrawn));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reader.Kept[question].Kind, Is.EqualTo(MessageKind.Mention));
            Assert.That(reader.Kept[answer].Kind, Is.Null);
            Assert.That(reader.Kept[answer].InReplyTo?.Value, Is.EqualTo(question));
            Assert.That(reader.Kept[answer].Conversation.Value, Is.EqualTo(question));
            Assert.That(reader.Activity.Select(act => act.Kind), Does.Contain(EvidenceKind.Liked));
            Assert.That(reader.Withdrawn, Does.Not.Contain(question));
        }
    }

    [Test]
    public async Task A_withdrawn_app_password_is_a_lost_access_once_its_session_has_to_be_renewed()
    {
        JsonNode official = await network.JoinAsync("desk");
        RealReader reader = await ReaderOfAsync(official);
        _ = await reader.ReadAsync();
        _ = await network.CallAsync("com.atproto.server.revokeAppPassword", new JsonObject { ["name"] = "monitor" }, official);
        credentials.Replace("""{"access":"ended","refresh":"ended"}""");
        Assert.That(await reader.OnceAsync(), Is.InstanceOf<Reading.AccessLost>());
        Assert.That(await reader.Platform.CheckAsync(reader.Access, CancellationToken.None), Is.TypeOf<AccessCheck.Lacks>());
    }

    [Test]
    public async Task A_takedown_a_deactivation_and_a_deletion_are_told_apart_and_a_live_account_comes_back()
    {
        JsonNode official = await network.JoinAsync("desk");
        RealReader reader = await ReaderOfAsync(official);
        _ = await reader.ReadAsync();
        await network.TakeDownAsync(official, isApplied: true);
        Assert.That((await reader.OnceAsync() as Reading.AccountGone)?.Kind, Is.EqualTo(GoneKind.Suspended));
        await network.TakeDownAsync(official, isApplied: false);
        _ = await reader.ReadAsync();
        _ = await network.CallAsync("com.atproto.server.deactivateAccount", [], official);
        Assert.That((await reader.OnceAsync() as Reading.AccountGone)?.Kind, Is.EqualTo(GoneKind.Deactivated));
        _ = await network.CallAsync("com.atproto.admin.deleteAccount", new JsonObject { ["did"] = (string)official["did"]! }, by: null);
        Assert.That((await reader.OnceAsync() as Reading.AccountGone)?.Kind, Is.EqualTo(GoneKind.Deleted));
    }

    [Test]
    public async Task An_account_is_checked_and_read_as_anybody()
    {
        (JsonNode official, JsonNode enquirer) = (await network.JoinAsync("desk"), await network.JoinAsync("ada"));
        string post = await network.PostAsync(official, "We are open.");
        string reply = await network.PostAsync(enquirer, "On Sunday too?", parent: post);
        RealReader reader = await ReaderOfAsync(official);
        Assert.That(await reader.Platform.CheckAsync(reader.Access, CancellationToken.None), Is.TypeOf<AccessCheck.Works>());
        RealReader anybody = new(reader.Platform, reader.Access with { Credential = null });
        await anybody.UntilAsync(kept => kept.ContainsKey(post) && kept.ContainsKey(reply));
        Assert.That(anybody.Kept[reply].Kind, Is.EqualTo(MessageKind.Comment));
    }

    private async Task<RealReader> ReaderOfAsync(JsonNode official)
    {
        JsonNode password = (
            await network.CallAsync("com.atproto.server.createAppPassword", new JsonObject { ["name"] = "monitor" }, official)
        )!;
        credentials.Secrets["env:DESK"] = (string)password["password"]!;
        BlueskyOptions options = new() { AppView = network.AppView, PlcDirectory = network.Directory };
        string handle = (string)official["handle"]!;
        AccountAccess access = new(AccountId.Parse($"bluesky/{handle}"), handle, AuthorId: null, "env:DESK", Host: null);
        return new RealReader(new BlueskyPlatform(http, credentials, options, TimeProvider.System), access);
    }
}

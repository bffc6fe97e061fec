using System.Text.Json.Nodes;
using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>Whose the token is decides who is suspended where X suspends its owner; it is asked whenever the token was had by another credential.</summary>
internal sealed class XOwnerTests
{
    private const string Registry = """{"data":{"id":"99","name":"Registry","username":"registry"}}""";
    private const string Forbidden = """{"title":"Client Forbidden","type":"https://api.x.com/2/problems/client-forbidden"}""";

    private XStage stage = null!;
    private StageReader reader = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        stage = new XStage(isOfUser: true);
        await stage.StartAsync(CancellationToken.None);
        reader = new StageReader(stage);
    }

    [TearDown]
    public async Task CloseAsync() => await stage.DisposeAsync();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Of_a_token_that_was_put_in_the_place_of_the_account_s_own_another_account_is_suspended(bool isRead)
    {
        _ = await reader.ReadAsync(withProfile: true);
        stage.Credentials.Secrets[XStage.Reference] = stage.Tokens.Consent();
        stage.Answers["/2/users/me"] = (200, Registry);
        _ = isRead ? await reader.ReadAsync() : null;
        await stage.HinderAsync(StageAct.Suspend);
        Reading? failure = await reader.FailureAsync();
        Assert.That((failure as Reading.AccessLost)?.Kind, Is.EqualTo(AccessLossKind.RoleLost), $"{failure}");
    }

    [Test]
    public async Task An_account_that_was_read_by_an_app_s_token_and_consented_since_is_told_as_suspended()
    {
        string own = stage.Credentials.Secrets[XStage.Reference];
        stage.Credentials.Secrets[XStage.Reference] = XTokens.App;
        _ = await reader.ReadAsync(withProfile: true);
        Assert.That(Asked, Is.Zero);
        stage.Credentials.Secrets[XStage.Reference] = own;
        _ = await reader.ReadAsync();
        Wait(180);
        _ = await reader.ReadAsync();
        Assert.That(Asked, Is.EqualTo(1), "A token that was renewed is the same one's.");
        await stage.HinderAsync(StageAct.Suspend);
        Reading? failure = await reader.FailureAsync();
        Assert.That((failure as Reading.AccountGone)?.Kind, Is.EqualTo(GoneKind.Suspended), $"{failure}");
    }

    [TestCase(403, Forbidden)]
    [TestCase(200, "{}")]
    public async Task Where_it_is_not_answered_whose_the_token_is_the_account_is_read_all_the_same(int status, string body)
    {
        stage.Answers["/2/users/me"] = (status, body);
        string question = await stage.PublishAsync("ada", "Is the library open?");
        _ = await reader.ReadAsync(withProfile: true);
        Wait(55);
        _ = await reader.ReadAsync();
        Assert.That(reader.Kept, Contains.Key(question));
        Assert.That(Asked, Is.EqualTo(1));
        stage.Answers.Clear();
        Wait(10);
        _ = await reader.ReadAsync();
        Assert.That(Asked, Is.EqualTo(2));
    }

    [TestCase("refresh_token", "a token that nobody renews, until 5 October 2026, 11:00 UTC")]
    [TestCase("", "a token that the account consented to")]
    public async Task Check_says_what_kind_of_token_it_is(string without, string said)
    {
        JsonObject stated = JsonNode.Parse(stage.Credentials.Secrets[XStage.Reference])!.AsObject();
        _ = stated.Remove(without);
        stage.Credentials.Secrets[XStage.Reference] = stated.ToJsonString();
        AccessCheck check = await stage.Platform.CheckAsync(stage.Access, CancellationToken.None);
        Assert.That((check as AccessCheck.Works)?.What, Does.Contain(said), $"{check}");
        stage.Credentials.Secrets[XStage.Reference] = XTokens.App;
        check = await stage.Platform.CheckAsync(stage.Access, CancellationToken.None);
        Assert.That((check as AccessCheck.Works)?.What, Does.Contain("an app's token"), $"{check}");
    }

    private int Asked => stage.Requests.Count(request => request.Contains("/2/users/me", StringComparison.Ordinal));

    private void Wait(double minutes) => stage.Time.Advance(Duration.FromMinutes(minutes));
}

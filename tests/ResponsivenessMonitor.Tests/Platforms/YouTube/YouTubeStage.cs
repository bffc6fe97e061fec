using Microsoft.AspNetCore.Http;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.YouTube;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>A small YouTube: the Data API, and Google's endpoint for tokens.</summary>
/// <param name="isKey">Whether it is read by an API key, and not by the channel's consent.</param>
internal sealed class YouTubeStage(bool isKey = false) : ServedStage
{
    private const string Reference = "env:STAGE_YOUTUBE";

    private YouTubeServer? server;
    private YouTubePlatform? platform;
    private YouTubeOptions? settings;

    internal YouTubeServer Server => server ??= new YouTubeServer(Time);

    internal MemoryCredentials Credentials { get; } = new();

    internal YouTubeOptions Settings =>
        settings ??= new YouTubeOptions
        {
            ClientId = YouTubeDoor.ClientId,
            ClientSecret = YouTubeDoor.ClientSecret,
            DailyQuota = 1_000_000, // time stands still while answers are fuzzed, and so would the day
            Api = $"{Address}youtube/v3",
            Consent = $"{Address}consent",
            Tokens = $"{Address}token",
        };

    internal YouTubeGrants Grants => new(Settings, Time);

    internal override IPlatform Platform => platform ??= new YouTubePlatform(Http, Credentials, Grants, Settings, Time);

    internal override AccountAccess Access { get; } =
        new(AccountId.Parse("youtube/librarydesk"), "librarydesk", AuthorId: null, Reference, Host: null);

    internal override string OfficialId => YouTubeScript.Official;

    internal override ConversationShape Shape => ConversationShape.OneLevel;

    internal override bool RepliesNameTheTop => true;

    internal override string ConversationBelow(string post, string comment) => comment;

    internal override MessageKind Opening => MessageKind.Comment;

    internal override IReadOnlyDictionary<StageAct, string> Lacks { get; } =
        new Dictionary<StageAct, string>
        {
            [StageAct.DirectMessage] = "YouTube has no private messages",
            [StageAct.Like] = "the API does not tell which comments a channel has liked",
            [StageAct.Boost] = "nothing on YouTube is passed on",
            [StageAct.ExpireToken] =
                "Google says the same of a consent that has run out and of one that was withdrawn; a key does not run out",
            [StageAct.Throttle] = "YouTube does not say when a limit of calls ends; that it is not asked for a minute is tested apart",
        };

    internal override IReadOnlyList<string> Secrets => Server.Door.Secrets;

    internal override int MoreThanAPage => YouTubeServer.PageSize + 1;

    internal override int ActivityCalls => isKey ? 2 : 4;

    internal override string IdOf(string person) => YouTubeScript.ChannelOf(person);

    internal override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        Credentials.Secrets[Reference] = isKey ? YouTubeDoor.Key : Server.Door.Credential();
    }

    internal override Task<string> PublishAsync(string? by, string text, string? parent = null, bool isDirect = false) =>
        Task.FromResult(Server.Script.Publish(by, text, parent));

    internal override Task DeleteAsync(string id) => Do(() => Server.Script.Delete(id));

    internal override Task EditAsync(string id, string text) => Do(() => Server.Script.Edit(id, text));

    internal override Task<string> RenameAsync()
    {
        Server.Script.Handle = "@larkmoorlibrary";
        return Task.FromResult("larkmoorlibrary");
    }

    internal override Task HinderAsync(StageAct act) =>
        Do(() =>
        {
            Server.Hindrance = act;
            Server.Door.IsShut = act == StageAct.RevokeToken;
        });

    internal override Task RestoreAsync()
    {
        Server.Hindrance = null;
        Server.Door.IsShut = false;
        return base.RestoreAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        platform?.Dispose();
        await base.DisposeAsync();
    }

    protected override Task AnswerAsync(HttpContext context) => Server.AnswerAsync(context);

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}

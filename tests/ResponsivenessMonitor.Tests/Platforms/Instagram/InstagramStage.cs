using System.Text.Json.Nodes;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Facebook;
using ResponsivenessMonitor.Platforms.Instagram;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Platforms.Conformance;
using ResponsivenessMonitor.Tests.Platforms.Meta;

namespace ResponsivenessMonitor.Tests.Platforms.Instagram;

/// <summary>A professional account on a small Instagram.</summary>
internal sealed class InstagramStage : MetaStage
{
    private const string ScopedId = "9911";
    private readonly bool isByPage;
    private InstagramPlatform? platform;

    /// <param name="isByPage">Whether it is read through its Page.</param>
    internal InstagramStage(bool isByPage)
        : base(isInstagram: true)
    {
        this.isByPage = isByPage;
        Access = new AccountAccess(
            AccountId.Parse("instagram/larkmoorlibrary"),
            "@larkmoorlibrary",
            AuthorId: null,
            Reference,
            isByPage ? "graph.facebook.com" : null
        );
    }

    internal InstagramOptions Settings =>
        new()
        {
            GraphServer = isByPage ? "https://graph.instagram.invalid" : Address.GetLeftPart(UriPartial.Authority),
            PageServer = isByPage ? Address.GetLeftPart(UriPartial.Authority) : "https://graph.facebook.invalid",
        };

    internal override IPlatform Platform =>
        platform ??= new InstagramPlatform(
            Http,
            new TokenSessions(Credentials, new InstagramGrants(Settings, Time), Time),
            new TokenSessions(Credentials, new FacebookGrants(new FacebookOptions()), Time),
            Settings,
            new FacebookOptions(),
            Time
        );

    internal override AccountAccess Access { get; }

    internal override IReadOnlyDictionary<StageAct, string> Lacks { get; } =
        new Dictionary<StageAct, string>
        {
            [StageAct.Edit] = "comments on Instagram cannot be edited, and captions are shown changed without saying so",
            [StageAct.Like] = "Instagram does not tell what an account liked",
            [StageAct.Boost] = "nothing on Instagram is passed on as a post",
            [StageAct.Suspend] = "Instagram refuses the token of a suspended account, as it refuses any other",
            [StageAct.Deactivate] = "Instagram refuses the token of an account that is switched off, as it refuses any other",
            [StageAct.DeleteAccount] = "Instagram refuses the token of a deleted account, as it refuses any other",
            [StageAct.TellBudget] = "Instagram tells percent of an allowance whose size it does not tell",
        };

    /// <summary>People are known by their names: not every list tells their ids.</summary>
    internal override string IdOf(string person) => person;

    protected override JsonObject? Node(string id, IReadOnlyList<AskedField> asked) =>
        id is not "me" ? null
        : isByPage ? MetaShow.Object(asked, Page)
        : MetaShow.Object(asked, field => field.Name is "id" ? ScopedId : Account(field));

    protected override (bool IsKnown, JsonObject? List) ListOf(string node, AskedField edge) =>
        edge.Name switch
        {
            "media" when Same(node, OfficialId) => (true, Posts(edge, entry => entry is { IsPost: true, Author: null })),
            "tags" when Same(node, OfficialId) => (true, Posts(edge, entry => entry is { IsPost: true, Author: not null })),
            "conversations" when edge["platform"] is "instagram" && Same(node, Host) => (
                true,
                Allowed(edge.Name, () => Show.List($"{Host}/conversations", edge, Script.Dialogues, Show.Dialogue))
            ),
            _ => (false, null),
        };

    private string Host => isByPage ? MetaScript.PageId : OfficialId;

    private JsonNode? Page(AskedField field) =>
        field.Name switch
        {
            "id" => MetaScript.PageId,
            "instagram_business_account" => MetaShow.Object(field.Fields, inner => inner.Name is "id" ? OfficialId : Account(inner)),
            _ => ListOf(MetaScript.PageId, field) is (true, var list) ? list : throw new MetaShow.NoFieldException(field.Name),
        };

    private JsonNode? Account(AskedField field) =>
        field.Name switch
        {
            "user_id" when !isByPage => OfficialId,
            "username" => Script.Official,
            _ => ListOf(OfficialId, field) is (true, var list) ? list : throw new MetaShow.NoFieldException(field.Name),
        };

    private JsonObject? Posts(AskedField edge, Func<MetaEntry, bool> which) =>
        Allowed(edge.Name, () => Show.List($"{OfficialId}/{edge.Name}", edge, Script.Newest(which), Show.Post));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}

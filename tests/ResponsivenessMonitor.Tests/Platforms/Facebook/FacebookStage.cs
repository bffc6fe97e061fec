using System.Text.Json.Nodes;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Facebook;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Platforms.Conformance;
using ResponsivenessMonitor.Tests.Platforms.Meta;

namespace ResponsivenessMonitor.Tests.Platforms.Facebook;

/// <summary>A Page on a small Facebook.</summary>
internal sealed class FacebookStage : MetaStage
{
    private FacebookPlatform? platform;

    public FacebookStage()
        : base(isInstagram: false) =>
        TokenData = new JsonObject
        {
            ["app_id"] = AppId,
            ["type"] = "PAGE",
            ["is_valid"] = true,
            ["expires_at"] = 0,
            ["data_access_expires_at"] = Time.Now.ToUnixTimeSeconds() + (90 * 24 * 3600),
            ["scopes"] = new JsonArray("pages_show_list", "pages_read_engagement", "pages_read_user_content"),
            ["profile_id"] = OfficialId,
        };

    /// <summary>Whether the settings name an app.</summary>
    internal bool HasApp { get; init; } = true;

    internal FacebookOptions Settings =>
        new()
        {
            GraphServer = Address.GetLeftPart(UriPartial.Authority),
            ConsentServer = Address.GetLeftPart(UriPartial.Authority),
            AppId = HasApp ? AppId : string.Empty,
            AppSecret = HasApp ? AppSecret : string.Empty,
        };

    internal override IPlatform Platform =>
        platform ??= new FacebookPlatform(Http, new TokenSessions(Credentials, new FacebookGrants(Settings), Time), Settings, Time);

    internal override AccountAccess Access { get; } =
        new(AccountId.Parse("facebook/larkmoorlibrary"), "LarkmoorLibrary", AuthorId: null, Reference, Host: null);

    internal override IReadOnlyDictionary<StageAct, string> Lacks { get; } =
        new Dictionary<StageAct, string>
        {
            [StageAct.Edit] = "Facebook shows changed words without saying that they were changed, or when",
            [StageAct.Like] = "Facebook does not tell what a Page liked",
            [StageAct.Boost] = "a Page that shares somebody's post publishes a post of its own",
            [StageAct.Suspend] = "Facebook shows a Page that it took down as one that is not published, or not there",
            [StageAct.TellBudget] = "Facebook tells percent of an allowance whose size it does not tell",
        };

    protected override bool NeedsProof => HasApp;

    internal override string IdOf(string person) => Script.IdOf(person);

    protected override JsonObject? Node(string id, IReadOnlyList<AskedField> asked) =>
        id is not ("me" or MetaScript.PageId)
            ? null
            : MetaShow.Object(
                asked,
                field =>
                    field.Name switch
                    {
                        "id" => OfficialId,
                        "username" => Script.Official,
                        "is_published" => !Hindrances.Contains(StageAct.Deactivate),
                        _ => ListOf(id, field) is (true, var list) ? list : throw new MetaShow.NoFieldException(field.Name),
                    }
            );

    protected override (bool IsKnown, JsonObject? List) ListOf(string node, AskedField edge) =>
        node is not ("me" or MetaScript.PageId)
            ? (false, null)
            : edge.Name switch
            {
                "published_posts" => (true, Posts(edge, entry => entry is { IsPost: true, Author: null })),
                "visitor_posts" => (true, Posts(edge, entry => entry is { IsPost: true, Author: not null, IsOnPage: true })),
                "tagged" => (true, Posts(edge, entry => entry is { IsPost: true, Author: not null, IsOnPage: false })),
                "conversations" when edge["platform"] is "messenger" => (
                    true,
                    Allowed(edge.Name, () => Show.List($"{OfficialId}/conversations", edge, Script.Dialogues, Show.Dialogue))
                ),
                _ => (false, null),
            };

    private JsonObject? Posts(AskedField edge, Func<MetaEntry, bool> which) =>
        Allowed(edge.Name, () => Show.List($"{OfficialId}/{edge.Name}", edge, Script.Newest(which), Show.Post));
}

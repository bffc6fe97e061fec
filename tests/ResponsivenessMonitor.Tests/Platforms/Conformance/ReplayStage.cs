using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>A script that is written while it is played.</summary>
internal sealed class ReplayStage : Stage
{
    private static readonly AccountId Desk = AccountId.Parse("x/librarydesk");

    private readonly List<ScriptLine> lines = [];
    private readonly Dictionary<string, string?> authors = new(StringComparer.Ordinal);
    private readonly Counted platform;
    private ScriptLine? outage;

    public ReplayStage() =>
        platform = new Counted(() => new ReplayPlatform(Desk.Platform, new ReplayScript(Script()), Time, new ReplayRules(20)));

    internal override IPlatform Platform => platform;

    internal override AccountAccess Access { get; } = new(Desk, "librarydesk", AuthorId: null, AccountAccess.Replay, Host: null);

    internal override string OfficialId => Desk.Slug;

    internal override IReadOnlyDictionary<StageAct, string> Lacks { get; } =
        new Dictionary<StageAct, string>
        {
            [StageAct.Boost] = "a script tells of an item that is passed on as of any other",
            [StageAct.TellBudget] = "a script knows no budget",
            [StageAct.BreakMidway] = "a script is read without calls between which it could break",
            [StageAct.BreakInKind] = "a script is out of reach in one way only",
            [StageAct.Check] = "a script knows no credential that could be checked",
            [StageAct.Secrets] = "a script knows no secret",
            [StageAct.Wait] = "a script answers at once",
        };

    internal override int MoreThanAPage => 21;

    internal override int ActivityCalls => 1;

    internal override int Calls => platform.Calls;

    internal override string IdOf(string person) => person;

    internal override Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal override Task<string> PublishAsync(string? by, string text, string? parent = null, bool isDirect = false)
    {
        string id = $"i{authors.Count}";
        authors.Add(id, by);
        ScriptKind? kind = isDirect && parent is null ? ScriptKind.DirectMessage : null;
        lines.Add(Line(ScriptAct.Item) with { Id = id, Author = by, Text = text, Parent = parent, Kind = kind });
        return Task.FromResult(id);
    }

    internal override Task DeleteAsync(string id) => Add(Line(ScriptAct.Delete) with { Id = id, Author = authors[id] });

    internal override Task EditAsync(string id, string text) => Add(Line(ScriptAct.Edit) with { Id = id, Text = text });

    internal override Task LikeAsync(string id) => Add(Line(ScriptAct.Like) with { Id = id });

    internal override async Task<string> RenameAsync()
    {
        await Add(Line(ScriptAct.Rename) with { To = "librarydesk2" });
        return "librarydesk2";
    }

    internal override Task HinderAsync(StageAct act) =>
        Add(
            act switch
            {
                StageAct.Suspend => Line(ScriptAct.Suspend),
                StageAct.Deactivate => Line(ScriptAct.Gone) with { How = ScriptHow.Deactivated },
                StageAct.DeleteAccount => Line(ScriptAct.Gone) with { How = ScriptHow.Deleted },
                StageAct.RevokeToken => Line(ScriptAct.Revoke) with { How = ScriptHow.Token },
                StageAct.ExpireToken => Line(ScriptAct.Revoke) with { How = ScriptHow.Expiry },
                StageAct.LoseScope => Line(ScriptAct.Revoke) with { How = ScriptHow.Scope },
                _ => throw new ArgumentOutOfRangeException(nameof(act), act, "It befalls neither account nor access."),
            }
        );

    internal override Task ThrottleAsync(Instant until) => Add(Line(ScriptAct.Throttle) with { Until = until });

    internal override Task BreakAsync(Trouble trouble, int afterCalls = 0)
    {
        outage = Line(ScriptAct.Outage) with { Until = Instant.MaxValue };
        return Task.CompletedTask;
    }

    internal override Task RestoreAsync()
    {
        if (outage is { } over)
        {
            lines.Add(over with { Until = Time.Now });
            outage = null;
        }

        return Add(Line(ScriptAct.Restore));
    }

    private IReadOnlyList<ScriptLine> Script() => [.. lines, .. outage is { } line ? [line] : Array.Empty<ScriptLine>()];

    private ScriptLine Line(ScriptAct act) => new(Time.Now, act) { Account = Desk, Platform = Desk.Platform };

    private Task Add(ScriptLine line)
    {
        lines.Add(line);
        return Task.CompletedTask;
    }

    private sealed class Counted(Func<ReplayPlatform> play) : IPlatform
    {
        internal int Calls { get; private set; }

        public Platform Name => Desk.Platform;

        public AccessNeeds Needs => play().Needs;

        public Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
        {
            Calls++;
            return play().ReadAsync(request, cancellationToken);
        }

        public Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken) =>
            play().CheckAsync(access, cancellationToken);
    }
}

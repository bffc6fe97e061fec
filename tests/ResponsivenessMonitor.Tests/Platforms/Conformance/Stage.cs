using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>A scripted platform with an official account and members of the public on it, and the connector that reads it.</summary>
/// <remarks>Everything happens at the present of <see cref="Time"/>, which stands still until a test moves it. Ids are those that readings give.</remarks>
internal abstract class Stage : IAsyncDisposable
{
    /// <summary>What the connector and the platform take for the present.</summary>
    internal ManualTime Time { get; } = new(Instant.FromUtc(2026, 10, 5, 9, 0));

    /// <summary>All that was logged since the beginning.</summary>
    internal StageLogs Logs { get; } = new();

    /// <summary>The connector.</summary>
    internal abstract IPlatform Platform { get; }

    /// <summary>By what the official account is read, before its profile was seen.</summary>
    internal abstract AccountAccess Access { get; }

    /// <summary>The platform's id of the official account.</summary>
    internal abstract string OfficialId { get; }

    /// <summary>What this stage cannot play, and why; printed for each test that is skipped because of it.</summary>
    internal virtual IReadOnlyDictionary<StageAct, string> Lacks { get; } = new Dictionary<StageAct, string>();

    /// <summary>How replies hang together in the platform's public conversations.</summary>
    internal virtual ConversationShape Shape => ConversationShape.Nested;

    /// <summary>Whether every reply is told as one to the top-level comment, whatever it replies to.</summary>
    internal virtual bool RepliesNameTheTop => false;

    /// <summary>How what somebody says without replying to anything reaches the official account.</summary>
    internal virtual MessageKind Opening => MessageKind.Mention;

    /// <summary>What must never be told: passwords and tokens.</summary>
    internal virtual IReadOnlyList<string> Secrets { get; } = [];

    /// <summary>Items of which a page of the platform holds one less at most.</summary>
    internal abstract int MoreThanAPage { get; }

    /// <summary>Calls of a reading of nothing new, without own activity and without anything that waits.</summary>
    internal virtual int QuietCalls => 1;

    /// <summary>The same with own activity.</summary>
    internal abstract int ActivityCalls { get; }

    /// <summary>Calls that the platform has counted so far.</summary>
    internal abstract int Calls { get; }

    /// <summary>What changed answers may be taken for besides, because the platform says it by leaving something out; null for nothing.</summary>
    internal virtual AccessLossKind? SaidByOmission => null;

    /// <summary>Whether answers told of an item.</summary>
    internal virtual bool IsTold(string id, string answered) => answered.Contains(id, StringComparison.Ordinal);

    /// <summary>The platform's id of a member of the public, who is there from when on they are first named.</summary>
    internal abstract string IdOf(string person);

    internal abstract Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Somebody publishes something.</summary>
    /// <param name="by">A member of the public, such as <c>ada</c>, whose item names the official account unless it is a reply; null for the official account.</param>
    /// <param name="text">Its words; the name of the official account is added where it is needed.</param>
    /// <param name="parent">The item it replies to, or null.</param>
    /// <param name="isDirect">Whether it is a private message between the two; a reply to one is one.</param>
    /// <returns>Its id.</returns>
    internal abstract Task<string> PublishAsync(string? by, string text, string? parent = null, bool isDirect = false);

    /// <summary>The conversation of a comment below a post: the post, unless each comment with its replies is one, as where replies nest one level only.</summary>
    internal virtual string ConversationBelow(string post, string comment) => post;

    /// <summary>The author of an item deletes it.</summary>
    internal abstract Task DeleteAsync(string id);

    /// <summary>The author of an item changes its words.</summary>
    internal virtual Task EditAsync(string id, string text) => throw NotPlayed();

    /// <summary>The official account likes an item.</summary>
    internal virtual Task LikeAsync(string id) => throw NotPlayed();

    /// <summary>The official account passes an item on.</summary>
    internal virtual Task BoostAsync(string id) => throw NotPlayed();

    /// <summary>The official account has another handle now.</summary>
    /// <returns>The handle, as the register would have it.</returns>
    internal virtual Task<string> RenameAsync() => throw NotPlayed();

    /// <summary>Something befalls the official account or our access, until <see cref="RestoreAsync"/>.</summary>
    internal virtual Task HinderAsync(StageAct act) => throw NotPlayed();

    /// <summary>Everything is refused as too much until an instant.</summary>
    internal virtual Task ThrottleAsync(Instant until) => throw NotPlayed();

    /// <summary>The platform is out of order, from the next call or a later one on, until <see cref="RestoreAsync"/>.</summary>
    internal abstract Task BreakAsync(Trouble trouble, int afterCalls = 0);

    /// <summary>Account, access and platform are as they were.</summary>
    internal abstract Task RestoreAsync();

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A reason in <see cref="Lacks"/> keeps tests from asking for what is not played.</summary>
    private NotSupportedException NotPlayed() => new($"{GetType().Name} neither plays this nor says in {nameof(Lacks)} why not.");
}

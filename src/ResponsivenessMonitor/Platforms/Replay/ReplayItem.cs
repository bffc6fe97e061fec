using NodaTime;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>An item as one account sees it, through its edits to its end.</summary>
/// <param name="first">As it was published.</param>
internal sealed class ReplayItem(PlatformItem first)
{
    private readonly List<(Instant From, PlatformItem As)> versions = [(Instant.MinValue, first)];
    private Instant? withdrawnAt;

    /// <summary>As it was published.</summary>
    internal PlatformItem First { get; } = first;

    /// <summary>As it stands at an instant; null when it has been deleted or hidden by then.</summary>
    internal PlatformItem? AsOf(Instant now) => withdrawnAt <= now ? null : versions.FindLast(version => version.From <= now).As;

    /// <summary>Changes its words; edits come in order of their time.</summary>
    internal void Edit(Instant at, string text) => versions.Add((at, versions[^1].As with { Text = text, EditedAt = at }));

    /// <summary>Deletes or hides it; the first time counts.</summary>
    internal void Withdraw(Instant at) => withdrawnAt ??= at;
}

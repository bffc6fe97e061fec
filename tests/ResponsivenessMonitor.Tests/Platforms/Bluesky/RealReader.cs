using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>Reads a real account as the service does.</summary>
internal sealed class RealReader(IPlatform platform, AccountAccess access)
{
    private Bookmark? bookmark;

    internal IPlatform Platform => platform;

    internal AccountAccess Access => access;

    internal Dictionary<string, PlatformItem> Kept { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> Withdrawn { get; } = new(StringComparer.Ordinal);

    internal List<Activity> Activity { get; } = [];

    internal async Task<CompletedReading> ReadAsync()
    {
        CompletedReading reading = await TryAsync();
        Assert.That(reading.Failure, Is.Null);
        return reading;
    }

    internal async Task<Reading?> OnceAsync() => (await TryAsync()).Failure;

    /// <summary>The public view shows what happened a moment later.</summary>
    internal async Task UntilAsync(Func<Dictionary<string, PlatformItem>, bool> isThere)
    {
        using CancellationTokenSource enough = new(RealNetwork.Patience);
        do
        {
            _ = await ReadAsync();
        } while (!isThere(Kept) && !enough.IsCancellationRequested);
        Assert.That(isThere(Kept), Is.True, "It was not shown in time.");
    }

    private async Task<CompletedReading> TryAsync()
    {
        WaitingItem[] waiting =
        [
            .. Kept.Values.Where(item => item.Kind is not null).Select(item => new WaitingItem(item.Id, item.Conversation)),
        ];
        ReadRequest request = new(access, bookmark, waiting, OwnActivity: true, WithProfile: bookmark is null);
        Instant now = TimeProvider.System.GetCurrentInstant();
        CompletedReading reading = await CompletedReading.ReadAsync(platform, request, now, RealNetwork.Patience, CancellationToken.None);
        foreach (Reading.Page page in reading.Pages)
        {
            page.Items.ToList().ForEach(item => Kept[item.Id.Value] = item);
            page.Withdrawn.ToList().ForEach(gone => Withdrawn.Add(gone.Item.Value));
            Activity.AddRange(page.Activity);
            bookmark = page.Bookmark;
        }

        return reading;
    }
}

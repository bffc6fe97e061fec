using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>Reads the official account of a stage as the service does, and keeps what the service would.</summary>
internal sealed class StageReader(Stage stage)
{
    /// <summary>Where the last page ended; null before the first.</summary>
    internal Bookmark? Bookmark { get; set; }

    /// <summary>How long the answers of a reading may take together.</summary>
    internal TimeSpan AnswerWithin { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>The items that stand, as they were last given.</summary>
    internal Dictionary<string, PlatformItem> Kept { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> Withdrawn { get; } = new(StringComparer.Ordinal);

    internal List<Activity> Activity { get; } = [];

    /// <summary>The last profile, or null before the first.</summary>
    internal AccountProfile? Profile { get; private set; }

    /// <summary>All that was ever read or thrown, in words.</summary>
    internal List<string> Said { get; } = [];

    /// <summary>What is asked for at present.</summary>
    /// <remarks>What waits are the items of others to which the account has given no answer in their conversation since.</remarks>
    internal ReadRequest Request(bool withActivity = true, bool withProfile = false) =>
        new(
            stage.Access with
            {
                AuthorId = Profile?.AuthorId,
                Handle = (Profile as AccountProfile.Renamed)?.Handle ?? stage.Access.Handle,
            },
            Bookmark,
            [
                .. Kept
                    .Values.Where(item =>
                        item.Kind is not null
                        && !Kept.Values.Any(own => own.Kind is null && own.Conversation == item.Conversation && own.At > item.At)
                    )
                    .Select(item => new WaitingItem(item.Id, item.Conversation)),
            ],
            withActivity,
            withProfile
        );

    /// <summary>One reading, page after page, that has to be complete.</summary>
    internal async Task<CompletedReading> ReadAsync(bool withActivity = true, bool withProfile = false)
    {
        CompletedReading reading = await TryAsync(withActivity, withProfile);
        Assert.That(reading.Failure, Is.Null);
        return reading;
    }

    /// <summary>One reading, page after page, however it ends.</summary>
    internal async Task<CompletedReading> TryAsync(bool withActivity = true, bool withProfile = false)
    {
        try
        {
            CompletedReading reading = await CompletedReading.ReadAsync(
                stage.Platform,
                Request(withActivity, withProfile),
                stage.Time.Now,
                AnswerWithin,
                TestContext.CurrentContext.CancellationToken
            );
            reading.Pages.ToList().ForEach(Keep);
            Said.Add($"{reading.Failure}");
            return reading;
        }
        catch (Exception fault)
        {
            Said.Add(fault.ToString());
            throw;
        }
    }

    /// <summary>One page, kept.</summary>
    internal async Task<Reading> PageAsync(bool withActivity = true)
    {
        Reading reading = await stage.Platform.ReadAsync(Request(withActivity), TestContext.CurrentContext.CancellationToken);
        Said.Add(reading.ToString());
        if (reading is Reading.Page page)
        {
            Keep(page);
        }

        return reading;
    }

    /// <summary>How it ends when it does not end well.</summary>
    internal async Task<Reading?> FailureAsync() => (await TryAsync()).Failure;

    private void Keep(Reading.Page page)
    {
        Said.Add(page.ToString());
        Assert.That(page.Items.Select(item => item.Id), Is.Unique, "An item is on the same page twice.");
        foreach (PlatformItem item in page.Items)
        {
            Kept[item.Id.Value] = item;
        }

        foreach (ItemId item in page.Withdrawn.Select(withdrawal => withdrawal.Item))
        {
            _ = Withdrawn.Add(item.Value);
            _ = Kept.Remove(item.Value);
        }

        Activity.AddRange(page.Activity.Except(Activity));
        Profile = page.Profile ?? Profile;
        Bookmark = page.Bookmark;
    }
}

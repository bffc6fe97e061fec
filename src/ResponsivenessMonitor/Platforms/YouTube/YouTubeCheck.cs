using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Finds out whether a channel can be read, by three units at most, and says so in words for people.</summary>
internal sealed class YouTubeCheck(YouTubeCaller caller, AccountAccess access, Instant now)
{
    private const string Console = "the Google Cloud console";
    private static readonly InstantPattern Day = InstantPattern.CreateWithInvariantCulture("d MMMM uuuu, HH:mm 'UTC'");

    /// <summary>What is left of the day, in words.</summary>
    internal static string Words(Budget left, YouTubeOptions options) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{left.Remaining:N0} of the day's {options.DailyQuota:N0} units are left for all channels together"
        );

    internal async Task<AccessCheck> RunAsync()
    {
        string? known = YouTubeChannel.Known(access);
        YouTubeAnswer<ChannelListView> answer = await caller.AskAsync(
            YouTubeChannel.PathOf(known, access.Handle),
            YouTubeJson.Default.ChannelListView
        );
        if (answer is not YouTubeAnswer<ChannelListView>.Good { Value: { } view } || YouTubeChannel.Of(view) is not { } found)
        {
            return Explain(answer);
        }

        if (found is not [{ Id: { } channel } shown, ..])
        {
            return known is null
                ? new AccessCheck.Lacks(
                    $"YouTube knows no channel with the handle @{access.Handle.TrimStart('@')}",
                    "look at the handle on the channel's page (youtube.com/@handle); a channel without one is registered by its id (UC…)"
                )
                : new AccessCheck.Lacks(
                    "YouTube shows no such channel any more",
                    "look at the channel's page; where it is gone for good, close the account here: accounts close"
                );
        }

        YouTubeAnswer<ThreadListView> threads = await AskThreadsAsync(channel, status: null);
        bool isDisabled = threads is YouTubeAnswer<ThreadListView>.Refused { Refusal.Trouble: YouTubeTrouble.CommentsDisabled };
        if (!isDisabled && threads is not YouTubeAnswer<ThreadListView>.Good)
        {
            return Explain(threads);
        }

        string name =
            shown.Snippet?.CustomUrl is { Length: > 1 and <= 100 } url && !url.Any(char.IsControl) ? $"{url} ({channel})" : channel;
        return new AccessCheck.Works(
            $"reads {name} {await HowAsync(channel, isDisabled)}{(isDisabled ? "; comments are switched off there" : string.Empty)}"
        );
    }

    /// <summary>By what it is read, and what of it is not seen.</summary>
    private async Task<string> HowAsync(string channel, bool isDisabled)
    {
        if (!caller.IsSignedIn)
        {
            return "as anybody, by an API key: comments that are held for review are not seen";
        }

        string ends = caller.EndsAt is { } at
            ? $"; the consent ends {Day.Format(at)}{(IsSoon(at) ? $" ({YouTubeGrants.Testing})" : string.Empty)}"
            : string.Empty;
        return $"{(isDisabled ? "by a consent" : await WhoseAsync(channel))}{ends}";
    }

    /// <summary>Whose the consent is: only the channel's own is shown held comments, and only that they are denied says that it is another one's.</summary>
    private async Task<string> WhoseAsync(string channel) =>
        await AskThreadsAsync(channel, YouTubePaths.Held) switch
        {
            YouTubeAnswer<ThreadListView>.Good => "by the channel's own consent, held comments too",
            YouTubeAnswer<ThreadListView>.Refused { Refusal.Trouble: YouTubeTrouble.Forbidden or YouTubeTrouble.Scope } =>
                "by a consent that is not the channel's own: comments that are held for review are not seen",
            YouTubeAnswer<ThreadListView>.Refused { Refusal.Trouble: YouTubeTrouble.CommentsDisabled } => "by a consent",
            _ => "by a consent: whether comments that are held for review are seen could not be asked, check again later",
        };

    private bool IsSoon(Instant at) => at - now <= Duration.FromDays(7);

    private Task<YouTubeAnswer<ThreadListView>> AskThreadsAsync(string channel, string? status) =>
        caller.AskAsync(YouTubePaths.ThreadsOf(channel, page: null, status, most: 1), YouTubeJson.Default.ThreadListView);

    private AccessCheck.Lacks Explain<T>(YouTubeAnswer<T> answer)
        where T : class =>
        caller.Ended is { } ended
            ? new AccessCheck.Lacks(ended.Why, ended.Mend)
            : answer switch
            {
                YouTubeAnswer<T>.Refused { Refusal: { } refusal } => Explain(refusal),
                YouTubeAnswer<T>.Failed failed => AccessCheck.Unanswered(failed.Reason),
                _ => new AccessCheck.Lacks("YouTube answered nonsense", "check again later"),
            };

    private AccessCheck.Lacks Explain(YouTubeRefusal refusal) =>
        refusal.Trouble switch
        {
            YouTubeTrouble.Key => new(
                "YouTube does not know the API key",
                $"look whether it was copied whole; else make another one in {Console}"
            ),
            YouTubeTrouble.KeyRestricted => new(
                "the API key may not be used from here, or not for YouTube",
                $"open the key in {Console}: allow this machine's address, and the YouTube Data API v3"
            ),
            YouTubeTrouble.ApiOff => new(
                "the project of the credential has not switched on the YouTube Data API v3",
                $"switch it on in {Console}, under APIs and services, Library"
            ),
            YouTubeTrouble.Token => new(
                "YouTube refuses the token",
                $"have the channel consent again (accounts connect); {YouTubeGrants.Testing}"
            ),
            YouTubeTrouble.Scope => new(
                "the consent does not cover comments",
                "have the channel consent again (accounts connect), and leave the box for YouTube ticked"
            ),
            YouTubeTrouble.Quota when YouTubeQuota.IsJustReset(now) => new(
                "the day's quota of the project is said to be used up, though the new day has begun in California",
                "check again in half an hour"
            ),
            YouTubeTrouble.Quota => new(
                $"the day's quota of the project is used up; there is more from {Day.Format(YouTubeQuota.ResetAfter(now))}",
                $"wait, or ask Google for more quota in {Console}"
            ),
            YouTubeTrouble.Rate => new("YouTube wants no more calls for now", "check again in a few minutes"),
            YouTubeTrouble.ChannelSuspended => new(
                "YouTube has suspended the channel",
                "sign in as the channel and read what it says there"
            ),
            YouTubeTrouble.ChannelClosed => new(
                "the channel was closed",
                "sign in as the channel; where it is gone for good: accounts close"
            ),
            YouTubeTrouble.UserSuspended or YouTubeTrouble.UserClosed => new(
                "the Google account that consented was suspended or closed",
                "have the channel consent by another account that looks after it (accounts connect)"
            ),
            _ => new($"YouTube refused it: {YouTubeState.Words(refusal)}", "look at the channel's page, and check again later"),
        };
}

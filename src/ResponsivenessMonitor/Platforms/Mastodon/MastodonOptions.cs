using NodaTime;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>How Mastodon and what speaks its API is read; section <c>Mastodon</c>.</summary>
internal sealed class MastodonOptions
{
    internal const string Section = "Mastodon";

    /// <summary>How far back the first reading of an account looks; nothing before <c>monitored_since</c> opens an enquiry anyway.</summary>
    [Setting(From = "01:00:00", To = "90.00:00:00")]
    public TimeSpan FirstLook { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How often it is looked whether the account liked something, where its token allows that; a like counts when it is first seen.
    /// </summary>
    [Setting(From = "00:00:00", To = "12:00:00")]
    public TimeSpan LikesEvery { get; set; } = TimeSpan.FromMinutes(30);

    internal Duration FirstLookBack => Duration.FromTimeSpan(FirstLook);

    internal Duration BetweenLikes => Duration.FromTimeSpan(LikesEvery);

    internal IEnumerable<string> Faults()
    {
        if (FirstLook < TimeSpan.FromHours(1) || FirstLook > TimeSpan.FromDays(90))
        {
            yield return "Mastodon:FirstLook must be from 01:00:00 to 90.00:00:00.";
        }

        if (LikesEvery < TimeSpan.Zero || LikesEvery > TimeSpan.FromHours(12))
        {
            yield return "Mastodon:LikesEvery must be from 00:00:00 to 12:00:00.";
        }
    }
}

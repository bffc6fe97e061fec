using NodaTime;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>How YouTube is read; section <c>YouTube</c>.</summary>
internal sealed class YouTubeOptions
{
    internal const string Section = "YouTube";
    private const int MostUnits = 100_000_000;

    /// <summary>The client id of the app that channels consent to, of the Google Cloud project; only needed for consents.</summary>
    [Setting(Example = "1234567890-abc.apps.googleusercontent.com")]
    public string ClientId { get; set; } = string.Empty;

    /// <summary>The secret of that app: <c>env:NAME</c> or <c>file:PATH</c>.</summary>
    [Setting(IsSecret = true, Example = "env:YOUTUBE_SECRET")]
    public string ClientSecret { get; set; } = string.Empty;

    /// <summary>
    /// Units that the Google Cloud project may spend in a day, from midnight to midnight in California; all channels share them. Less than it has
    /// where something else spends them too.
    /// </summary>
    [Setting(From = "1", To = "100000000")]
    public int DailyQuota { get; set; } = 10_000;

    /// <summary>How far back the first reading of a channel looks.</summary>
    [Setting(From = "01:00:00", To = "366.00:00:00")]
    public TimeSpan FirstLook { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often it is looked for comments that are held for review or taken for spam; costs two units each time.</summary>
    [Setting(From = "00:00:00", To = "1.00:00:00")]
    public TimeSpan HeldEvery { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Where the YouTube Data API is.</summary>
    public string Api { get; set; } = "https://youtube.googleapis.com/youtube/v3";

    /// <summary>Where people consent.</summary>
    public string Consent { get; set; } = "https://accounts.google.com/o/oauth2/v2/auth";

    /// <summary>Where tokens are given and renewed.</summary>
    public string Tokens { get; set; } = "https://oauth2.googleapis.com/token";

    internal Duration FirstLookBack => Duration.FromTimeSpan(FirstLook);

    internal Duration BetweenHeld => Duration.FromTimeSpan(HeldEvery);

    internal IEnumerable<string> Faults()
    {
        foreach ((string name, string value) in new[] { (nameof(Api), Api), (nameof(Consent), Consent), (nameof(Tokens), Tokens) })
        {
            if (
                !Uri.TryCreate(value, UriKind.Absolute, out Uri? address)
                || address.Scheme is not ("https" or "http")
                || address.Query.Length > 0
                || address.UserInfo.Length > 0
            )
            {
                yield return $"{Section}:{name} must be an address, such as https://api.example/path, without anything after a ? or before an @.";
            }
        }

        if (DailyQuota is < 1 or > MostUnits)
        {
            yield return $"{Section}:{nameof(DailyQuota)} must be from 1 to {MostUnits}.";
        }

        if (FirstLook < TimeSpan.FromHours(1) || FirstLook > TimeSpan.FromDays(366))
        {
            yield return $"{Section}:{nameof(FirstLook)} must be from 01:00:00 to 366.00:00:00.";
        }

        if (HeldEvery < TimeSpan.Zero || HeldEvery > TimeSpan.FromDays(1))
        {
            yield return $"{Section}:{nameof(HeldEvery)} must be from 00:00:00 to 1.00:00:00.";
        }

        if (ClientSecret.Length > 0 && ClientId.Length == 0)
        {
            yield return $"{Section}:{nameof(ClientId)} must be set where {Section}:{nameof(ClientSecret)} is.";
        }

        if (ClientSecret.Length > 0 && new Secret(ClientSecret).Fault() is { } fault)
        {
            yield return $"{Section}:{nameof(ClientSecret)}: {fault}.";
        }
    }
}

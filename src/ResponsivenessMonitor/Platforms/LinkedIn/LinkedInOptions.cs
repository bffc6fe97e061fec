using NodaTime;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>How LinkedIn Pages are read; section <c>LinkedIn</c>.</summary>
internal sealed class LinkedInOptions
{
    internal const string Section = "LinkedIn";

    /// <summary>Where the interface is.</summary>
    public string Api { get; set; } = "https://api.linkedin.com";

    /// <summary>Where people consent, and tokens are given and renewed.</summary>
    public string SignIn { get; set; } = "https://www.linkedin.com";

    /// <summary>Which version of the interface is asked for, as year and month. LinkedIn answers each for about a year; then it has to be raised.</summary>
    [Setting(Example = "202607")]
    public string Version { get; set; } = "202607";

    /// <summary>The client id of the app that was approved for the Community Management API; needed to connect accounts and to renew their tokens.</summary>
    public string ClientId { get; set; } = string.Empty;

    /// <summary>Its client secret: <c>env:NAME</c>, <c>file:PATH</c>, or the secret itself.</summary>
    [Setting(IsSecret = true, Example = "file:/run/secrets/linkedin")]
    public string ClientSecret { get; set; } = string.Empty;

    /// <summary>
    /// Calls of a day (UTC) that one access may make, which LinkedIn tells nobody beforehand; readings are spread over what is left. The development
    /// tier allows a member 100 and an app 500. <c>0</c> where the app has the standard tier: then only LinkedIn's own refusals count.
    /// </summary>
    [Setting(From = "0", To = "1000000")]
    public int DailyCalls { get; set; } = 100;

    /// <summary>How far back the first reading of a Page looks; LinkedIn keeps notifications for 60 days.</summary>
    [Setting(From = "01:00:00", To = "59.00:00:00")]
    public TimeSpan FirstLook { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How far before the end of the last reading notifications are asked for again, for what arrives late.</summary>
    [Setting(From = "00:00:00", To = "1.00:00:00")]
    public TimeSpan Overlap { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often the Page's own posts are asked for, as evidence of visits.</summary>
    [Setting(From = "00:00:00", To = "12:00:00")]
    public TimeSpan PostsEvery { get; set; } = TimeSpan.FromHours(4);

    /// <summary>
    /// How often the threads in which somebody waits are looked at, for deletions and for answers of the university's other Pages; the Page's own
    /// answers come with the notifications.
    /// </summary>
    [Setting(From = "00:00:00", To = "12:00:00")]
    public TimeSpan ThreadsEvery { get; set; } = TimeSpan.FromHours(1);

    internal Duration FirstLookBack => Duration.FromTimeSpan(FirstLook);

    internal Duration OverlapBack => Duration.FromTimeSpan(Overlap);

    internal Duration BetweenPosts => Duration.FromTimeSpan(PostsEvery);

    internal Duration BetweenThreads => Duration.FromTimeSpan(ThreadsEvery);

    internal IEnumerable<string> Faults() => [.. FaultsOfAddresses(), .. FaultsOfApp(), .. FaultsOfTimes()];

    private IEnumerable<string> FaultsOfAddresses()
    {
        foreach ((string name, string value) in new[] { (nameof(Api), Api), (nameof(SignIn), SignIn) })
        {
            if (
                !Uri.TryCreate(value, UriKind.Absolute, out Uri? address)
                || address.Scheme is not ("https" or "http")
                || address.PathAndQuery is not "/"
            )
            {
                yield return $"{Section}:{name} must be the address of a server, such as https://api.example, without a path.";
            }
        }
    }

    private IEnumerable<string> FaultsOfApp()
    {
        if (Version.Length != 6 || !Version.All(char.IsAsciiDigit) || Version[4..] is "00" || string.CompareOrdinal(Version[4..], "12") > 0)
        {
            yield return $"{Section}:Version must be a year and a month, such as 202607.";
        }

        if (ClientId.Any(c => c is <= ' ' or > '~'))
        {
            yield return $"{Section}:ClientId must be one word of plain letters, digits and signs.";
        }

        if (ClientSecret.Length > 0 && new Secret(ClientSecret).Fault() is { } fault)
        {
            yield return $"{Section}:ClientSecret cannot be read: {fault}. Write env:NAME, file:PATH whose first line it is, or the secret itself.";
        }

        if (DailyCalls is < 0 or > 1_000_000)
        {
            yield return $"{Section}:DailyCalls must be from 0 (none is counted) to 1000000.";
        }
    }

    private IEnumerable<string> FaultsOfTimes()
    {
        if (FirstLook < TimeSpan.FromHours(1) || FirstLook > TimeSpan.FromDays(59))
        {
            yield return $"{Section}:FirstLook must be from 01:00:00 to 59.00:00:00.";
        }

        if (Overlap < TimeSpan.Zero || Overlap > TimeSpan.FromDays(1))
        {
            yield return $"{Section}:Overlap must be from 00:00:00 to 1.00:00:00.";
        }

        foreach ((string name, TimeSpan every) in new[] { (nameof(PostsEvery), PostsEvery), (nameof(ThreadsEvery), ThreadsEvery) })
        {
            if (every < TimeSpan.Zero || every > TimeSpan.FromHours(12))
            {
                yield return $"{Section}:{name} must be from 00:00:00 to 12:00:00.";
            }
        }
    }
}

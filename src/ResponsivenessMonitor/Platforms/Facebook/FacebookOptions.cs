using ResponsivenessMonitor.Platforms.Meta;

namespace ResponsivenessMonitor.Platforms.Facebook;

/// <summary>How Facebook Pages are read; section <c>Facebook</c>.</summary>
internal sealed class FacebookOptions
{
    internal const string Section = "Facebook";

    /// <summary>Where the Graph API answers.</summary>
    public string GraphServer { get; set; } = "https://graph.facebook.com";

    /// <summary>Where people consent in a browser.</summary>
    public string ConsentServer { get; set; } = "https://www.facebook.com";

    /// <summary>The version of the Graph API; each works for about two years.</summary>
    public string Version { get; set; } = "v26.0";

    /// <summary>
    /// The id of the app at Meta by which Pages are read. Without it and its secret Pages are read by tokens that are stated, but a deleted Page cannot
    /// be told from a lost role.
    /// </summary>
    public string AppId { get; set; } = string.Empty;

    /// <summary>The app's secret, as a <see href="#secrets">secret</see>.</summary>
    [Setting(IsSecret = true, Example = "env:FACEBOOK_APP_SECRET")]
    public string AppSecret { get; set; } = string.Empty;

    /// <summary>How far back the first reading of a Page looks, and how long new comments below a post are looked for.</summary>
    [Setting(From = "01:00:00", To = "90.00:00:00")]
    public TimeSpan FirstLook { get; set; } = TimeSpan.FromDays(30);

    internal MetaSettings Settings =>
        new(new Uri(new Uri(GraphServer), $"{Version}/"), NodaTime.Duration.FromTimeSpan(FirstLook), MetaApp.Of(AppId, AppSecret));

    internal IEnumerable<string> Faults()
    {
        foreach ((string name, string value) in new[] { (nameof(GraphServer), GraphServer), (nameof(ConsentServer), ConsentServer) })
        {
            if (MetaSettings.Fault(Section, name, value) is { } fault)
            {
                yield return fault;
            }
        }

        if (!MetaSettings.IsVersion(Version))
        {
            yield return "Facebook:Version must be a version of the Graph API, such as v26.0.";
        }

        if (AppId.Length > 0 != AppSecret.Length > 0)
        {
            yield return "Facebook:AppId and Facebook:AppSecret belong together: state both or neither.";
        }

        if (AppSecret.Length > 0 && new Secret(AppSecret).Fault() is { } missing)
        {
            yield return $"Facebook:AppSecret: {missing}.";
        }

        if (FirstLook < TimeSpan.FromHours(1) || FirstLook > TimeSpan.FromDays(90))
        {
            yield return "Facebook:FirstLook must be from 01:00:00 to 90.00:00:00.";
        }
    }
}

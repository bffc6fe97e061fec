using ResponsivenessMonitor.Platforms.Meta;

namespace ResponsivenessMonitor.Platforms.Instagram;

/// <summary>How professional accounts on Instagram are read; section <c>Instagram</c>.</summary>
internal sealed class InstagramOptions
{
    internal const string Section = "Instagram";

    /// <summary>Where the Graph API answers for accounts whose token was made by Instagram Login.</summary>
    public string GraphServer { get; set; } = "https://graph.instagram.com";

    /// <summary>Where it answers for accounts that are read through their Page, with <c>@graph.facebook.com</c> after the credential.</summary>
    public string PageServer { get; set; } = "https://graph.facebook.com";

    /// <summary>Where people consent in a browser.</summary>
    public string ConsentServer { get; set; } = "https://www.instagram.com";

    /// <summary>Where the code that they get is exchanged.</summary>
    public string TokenServer { get; set; } = "https://api.instagram.com";

    /// <summary>The version of the Graph API; each works for about two years.</summary>
    public string Version { get; set; } = "v26.0";

    /// <summary>The id of the app at Meta: its Instagram app id, which is another one than <c>Facebook:AppId</c>.</summary>
    public string AppId { get; set; } = string.Empty;

    /// <summary>The app's secret, as a <see href="#secrets">secret</see>.</summary>
    [Setting(IsSecret = true, Example = "env:INSTAGRAM_APP_SECRET")]
    public string AppSecret { get; set; } = string.Empty;

    /// <summary>How far back the first reading of an account looks, and how long new comments below a picture are looked for.</summary>
    [Setting(From = "01:00:00", To = "90.00:00:00")]
    public TimeSpan FirstLook { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How it is asked by a token of Instagram Login; no proof goes with its calls, and nothing looks at its tokens.</summary>
    internal MetaSettings Settings => new(new Uri(new Uri(GraphServer), $"{Version}/"), Look, App: null);

    /// <summary>How it is asked by a Page's token.</summary>
    /// <param name="app">The app of Facebook's settings.</param>
    internal MetaSettings PageSettings(MetaApp? app) => new(new Uri(new Uri(PageServer), $"{Version}/"), Look, app);

    internal MetaApp? App => MetaApp.Of(AppId, AppSecret);

    private NodaTime.Duration Look => NodaTime.Duration.FromTimeSpan(FirstLook);

    internal IEnumerable<string> Faults()
    {
        foreach (
            (string name, string value) in new[]
            {
                (nameof(GraphServer), GraphServer),
                (nameof(PageServer), PageServer),
                (nameof(ConsentServer), ConsentServer),
                (nameof(TokenServer), TokenServer),
            }
        )
        {
            if (MetaSettings.Fault(Section, name, value) is { } fault)
            {
                yield return fault;
            }
        }

        if (!MetaSettings.IsVersion(Version))
        {
            yield return "Instagram:Version must be a version of the Graph API, such as v26.0.";
        }

        if (AppId.Length > 0 != AppSecret.Length > 0)
        {
            yield return "Instagram:AppId and Instagram:AppSecret belong together: state both or neither.";
        }

        if (AppSecret.Length > 0 && new Secret(AppSecret).Fault() is { } missing)
        {
            yield return $"Instagram:AppSecret: {missing}.";
        }

        if (FirstLook < TimeSpan.FromHours(1) || FirstLook > TimeSpan.FromDays(90))
        {
            yield return "Instagram:FirstLook must be from 01:00:00 to 90.00:00:00.";
        }
    }
}

namespace ResponsivenessMonitor.Mail.Graph;

/// <summary>How letters leave the house by Microsoft Graph.</summary>
internal sealed class GraphOptions
{
    /// <summary>The directory's id or one of its domains; needed for <c>Graph</c>.</summary>
    [Setting(Example = "uni.example")]
    public string Tenant { get; set; } = string.Empty;

    /// <summary>The id of the app registration; needed for <c>Graph</c>.</summary>
    [Setting(Example = "00000000-0000-0000-0000-000000000000")]
    public string ClientId { get; set; } = string.Empty;

    /// <summary>The app's secret, as a <see href="#secrets">secret</see>.</summary>
    [Setting(IsSecret = true, Example = "env:GRAPH_SECRET")]
    public string ClientSecret { get; set; } = string.Empty;

    /// <summary>The mailbox that sends, where it has another address than letters come from.</summary>
    [Setting(Default = "`Mail:From`", Example = "letters@uni.example")]
    public string Sender { get; set; } = string.Empty;

    /// <summary>Who gives tokens; another one in national clouds.</summary>
    [Setting(Example = "https://login.microsoftonline.us")]
    public string Authority { get; set; } = "https://login.microsoftonline.com";

    /// <summary>Graph and its version; <c>https://</c>, as the authority, unless it is this machine.</summary>
    [Setting(Example = "https://graph.microsoft.us/v1.0")]
    public string Endpoint { get; set; } = "https://graph.microsoft.com/v1.0";

    /// <summary>The mailbox that sends.</summary>
    /// <param name="from">The address letters come from.</param>
    internal string MailboxOr(string from) => Sender.Length > 0 ? Sender : from;

    /// <summary>Where a token is asked for.</summary>
    internal Uri TokenAddress => new($"{Authority.TrimEnd('/')}/{Uri.EscapeDataString(Tenant)}/oauth2/v2.0/token");

    /// <summary>What the token is for: all that was granted to the app, and no more.</summary>
    internal string Scope => $"{new Uri(Endpoint).GetLeftPart(UriPartial.Authority)}/.default";

    /// <summary>Where a mailbox's letters are handed in.</summary>
    internal Uri SendAddress(string mailbox) => new($"{Endpoint.TrimEnd('/')}/users/{Uri.EscapeDataString(mailbox)}/sendMail");
}

namespace ResponsivenessMonitor.Mail.Graph;

/// <summary>How letters leave the house by Microsoft Graph.</summary>
internal sealed class GraphOptions
{
    /// <summary>The directory's id or one of its domains.</summary>
    public string Tenant { get; set; } = string.Empty;

    /// <summary>The id of the app registration.</summary>
    public string ClientId { get; set; } = string.Empty;

    /// <summary>The app's secret, or where it is: <c>env:NAME</c> or <c>file:PATH</c>.</summary>
    public string ClientSecret { get; set; } = string.Empty;

    /// <summary>The mailbox that sends; empty for the address letters come from.</summary>
    public string Sender { get; set; } = string.Empty;

    /// <summary>Who gives tokens; another one in national clouds.</summary>
    public string Authority { get; set; } = "https://login.microsoftonline.com";

    /// <summary>Graph and its version; another one in national clouds.</summary>
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

using ResponsivenessMonitor.Mail.Graph;

namespace ResponsivenessMonitor.Mail;

/// <summary>How letters leave the house.</summary>
internal sealed class MailOptions
{
    internal const string Section = "Mail";

    /// <summary>The address letters come from; needed once they are really sent.</summary>
    public string From { get; set; } = string.Empty;

    /// <summary>The name letters come from.</summary>
    public string FromName { get; set; } = "Social media responsiveness";

    /// <summary>Where answers go, the Marketing Service as a rule; null to the sender.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>What carries letters.</summary>
    public MailCarrier Transport { get; set; } = MailCarrier.Pickup;

    /// <summary>The pickup folder; a relative one lies in the working directory.</summary>
    public string Folder { get; set; } = "letters";

    /// <summary>The mail server.</summary>
    public string Host { get; set; } = string.Empty;

    /// <summary>Its port for submission.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the server must encrypt; if it cannot, nothing is sent.</summary>
    public bool UseStartTls { get; set; } = true;

    /// <summary>Who signs in to the server, or null where nobody needs to.</summary>
    public string? User { get; set; }

    /// <summary>The user's password, or where it is: <c>env:NAME</c> or <c>file:PATH</c>.</summary>
    public string? Password { get; set; }

    /// <summary>How they are given to Microsoft Graph.</summary>
    public GraphOptions Graph { get; } = new();

    /// <summary>How many letters are sent side by side.</summary>
    public int Connections { get; set; } = 4;

    /// <summary>How long a letter is a process's own once it took it; an attempt ends within half of it.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>From when a recipient's first notice falls due, how long others are gathered into the same letter.</summary>
    public TimeSpan GatherFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Domains whose addresses may read excerpts, such as <c>uni.ac.uk</c>; each with what lies below it.</summary>
    public IList<string> InternalDomains { get; } = [];

    /// <summary>Outside Production, the only addresses or <c>@domains</c> that are written to.</summary>
    public IList<string> AllowedRecipients { get; } = [];

    /// <summary>What becomes of a letter that the server may or may not have.</summary>
    public InDoubtRule InDoubt { get; set; } = InDoubtRule.Resend;

    /// <summary>The List-Id by which people sort their mail; empty to derive one from the sender's domain.</summary>
    public string ListId { get; set; } = string.Empty;

    /// <summary>Who sends: without an address, which only a pickup folder allows, one that nobody has.</summary>
    internal MailBox Sender => new(FromName, From.Length > 0 ? From : "responsiveness-monitor@localhost");

    /// <summary>Where answers go, or null to the sender.</summary>
    internal MailBox? Answers => string.IsNullOrWhiteSpace(ReplyTo) ? null : new MailBox(string.Empty, ReplyTo);

    /// <summary>The List-Id that goes out.</summary>
    internal string SettledListId =>
        ListId.Length > 0 ? ListId : $"responsiveness-monitor.{Sender.Address[(Sender.Address.LastIndexOf('@') + 1)..]}";
}

/// <summary>What carries letters.</summary>
internal enum MailCarrier
{
    /// <summary>A folder into which they are written.</summary>
    Pickup,

    /// <summary>A mail server.</summary>
    Smtp,

    /// <summary>Microsoft Graph, for mailboxes of Exchange Online.</summary>
    Graph,
}

/// <summary>What becomes of a letter that the server may or may not have.</summary>
internal enum InDoubtRule
{
    /// <summary>It is sent again, with the same Message-ID: rather twice than never.</summary>
    Resend,

    /// <summary>It is held until a person decides.</summary>
    Hold,
}

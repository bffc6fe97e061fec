using ResponsivenessMonitor.Mail.Graph;

namespace ResponsivenessMonitor.Mail;

/// <summary>How letters leave the house.</summary>
internal sealed class MailOptions
{
    internal const string Section = "Mail";

    /// <summary>The address letters come from; needed for <c>Smtp</c> and <c>Graph</c>.</summary>
    [Setting(Example = "social-media@uni.example")]
    public string From { get; set; } = string.Empty;

    /// <summary>The name letters come from.</summary>
    public string FromName { get; set; } = "Social media responsiveness";

    /// <summary>Where answers go: letters ask people to reply to them.</summary>
    [Setting(Default = "`Marketing:Address`; without it the sender", Example = "marketing@uni.example")]
    public string? ReplyTo { get; set; }

    /// <summary>What carries letters: <see href="mail.md#the-way-out-of-the-house">how to set it up</see>.</summary>
    [Setting(Example = "Smtp")]
    public MailCarrier Transport { get; set; } = MailCarrier.Pickup;

    /// <summary>The folder of <c>Pickup</c>; a relative one lies in the folder you are in.</summary>
    public string Folder { get; set; } = "letters";

    /// <summary>The mail server; needed for <c>Smtp</c>.</summary>
    [Setting(Example = "smtp.uni.example")]
    public string Host { get; set; } = string.Empty;

    /// <summary>Its port for submission; 465 is not supported.</summary>
    [Setting(From = "1", To = "65535", Example = "25")]
    public int Port { get; set; } = 587;

    /// <summary>Whether the server must encrypt; if it cannot, nothing is sent.</summary>
    public bool UseStartTls { get; set; } = true;

    /// <summary>Who signs in to the server; with a password or not at all, and only with STARTTLS.</summary>
    [Setting(Default = "nobody", Example = "responsiveness")]
    public string? User { get; set; }

    /// <summary>The user's password, as a <see href="#secrets">secret</see>.</summary>
    [Setting(IsSecret = true, Example = "file:/run/secrets/smtp")]
    public string? Password { get; set; }

    /// <summary>How they are given to Microsoft Graph.</summary>
    public GraphOptions Graph { get; } = new();

    /// <summary>How many letters are sent side by side.</summary>
    [Setting(From = "1", To = "64")]
    public int Connections { get; set; } = 4;

    /// <summary>How long a letter is a process's own once it took it; an attempt at sending ends within half of it.</summary>
    [Setting(From = "00:00:02", To = "00:30:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>From when a recipient's first notice falls due, how long others are gathered into the same letter.</summary>
    [Setting(From = "00:00:00", To = "01:00:00", Example = "00:10:00")]
    public TimeSpan GatherFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Domains, and what lies below them, whose addresses may read excerpts; with none no letter has any.</summary>
    [Setting(Example = "[ \"uni.example\" ]")]
    public IList<string> InternalDomains { get; } = [];

    /// <summary>Outside Production, the only addresses or <c>@domains</c> that <c>Smtp</c> and <c>Graph</c> write to.</summary>
    [Setting(Example = "[ \"@test.uni.example\" ]")]
    public IList<string> AllowedRecipients { get; } = [];

    /// <summary>What becomes of a letter that the server may or may not have.</summary>
    [Setting(Example = "Hold")]
    public InDoubtRule InDoubt { get; set; } = InDoubtRule.Resend;

    /// <summary>The List-Id by which people sort their mail.</summary>
    [Setting(Default = "from the sender's domain", Example = "responsiveness.uni.example")]
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

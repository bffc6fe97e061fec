using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>A registered account (¶12, 13), as the register holds it. Changed by persons only, and every change is audited.</summary>
internal sealed class Account
{
    public long Id { get; private set; }

    /// <summary>Its immutable slug.</summary>
    public AccountId Slug { get; init; }

    /// <summary>Its platform's name.</summary>
    public Platform Platform { get; init; } = Platform.X;

    /// <summary>Its handle there as it is today.</summary>
    public string Handle { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public Steward Steward { get; set; }

    public AccountState State { get; set; }

    /// <summary>When it went live, or null if it has not yet.</summary>
    public Instant? LiveSince { get; set; }

    /// <summary>The calendar it goes by, or null for the default one; names of calendars are kept in lower case.</summary>
    public string? Calendar
    {
        get;
        set => field = value?.ToLowerInvariant();
    }

    /// <summary>An agreed aim (¶13, 15), or null for the steward's own.</summary>
    public Duration? Aim { get; set; }

    /// <summary>An agreed commitment, or null for the steward's own.</summary>
    public Commitment? Commitment { get; set; }

    public long? AdministratorId { get; set; }

    public RegisteredPerson? Administrator { get; set; }

    public long? DeputyId { get; set; }

    public RegisteredPerson? Deputy { get; set; }

    public long? AuthoriserId { get; set; }

    public RegisteredPerson? Authoriser { get; set; }

    public LocalDate? ApprovedOn { get; set; }

    public LocalDate? RegisteredOn { get; set; }

    /// <summary>From when on it is watched; null before it went live.</summary>
    public Instant? MonitoredSince { get; set; }

    public LocalDate? EndsOn { get; set; }

    public Duration? PostingInterval { get; set; }

    public CommentRule Comments { get; set; }

    /// <summary>Registered instant replies of direct messages, one a line; empty when there are none.</summary>
    public string InstantReplies { get; set; } = string.Empty;

    public RunBy RunBy { get; set; }

    public string? BusinessCase { get; set; }

    public string? Audience { get; set; }

    public string? ContentPlan { get; set; }

    public string? Branding { get; set; }

    /// <summary>The platform's own id of it, or null before its first profile.</summary>
    public string? AuthorId { get; set; }

    /// <summary>When the introduction was written, or null if it was not yet.</summary>
    public Instant? IntroducedAt { get; set; }

    /// <summary>When a person said that the present administrator left, or null.</summary>
    public Instant? AdministratorLeftAt { get; set; }

    /// <summary>The local date of the last nudge, or null.</summary>
    public LocalDate? LastNudgedOn { get; set; }

    /// <summary>When the authoriser was last written to about it, or null.</summary>
    public Instant? AuthoriserToldAt { get; set; }

    /// <summary>The account as the rules see it; persons have to be loaded.</summary>
    internal OfficialAccount ToOfficialAccount() => new(Slug, Name, Steward, ToRegistration()) { State = State, LiveSince = LiveSince };

    /// <summary>Whether its letters go to Marketing only (§5).</summary>
    internal bool IsRehearsing(Instant now) => LiveSince is { } since && new Rehearsal(since).IsRehearsing(now);

    /// <summary>What its target is, without the options that hold for all.</summary>
    internal ReplyTarget ToTarget(Duration minimumSameDay)
    {
        ReplyTarget own = Steward == Steward.Marketing ? ReplyTarget.Marketing : ReplyTarget.Department;
        return new ReplyTarget(Aim ?? own.Aim, Commitment ?? own.Commitment) { MinimumSameDay = minimumSameDay };
    }

    private Registration ToRegistration() =>
        new()
        {
            Platform = Platform,
            Handle = Handle,
            BusinessCase = BusinessCase,
            Audience = Audience,
            ContentPlan = Policy.Accounts.ContentPlan.InOneText(ContentPlan, PostingInterval),
            Administrator = Administrator?.ToPerson(),
            Deputy = Deputy?.ToPerson(),
            Branding = Branding,
            Authoriser = Authoriser?.ToPerson(),
            ApprovedOn = ApprovedOn,
            RegisteredOn = RegisteredOn,
            RunBy = RunBy,
            EndsOn = EndsOn,
            MonitoredSince = MonitoredSince,
        };
}

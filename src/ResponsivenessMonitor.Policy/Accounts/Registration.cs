using NodaTime;

namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>What the Marketing Service's register holds of an account (¶12, 13). Null means "not yet stated".</summary>
public sealed record Registration
{
    private static readonly ValueList<RegistrationGap> Hindering =
    [
        RegistrationGap.Platform,
        RegistrationGap.Handle,
        RegistrationGap.Administrator,
        RegistrationGap.Approval,
    ];

    /// <summary>The platform it is on.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Its handle there as it is today; a rename changes this, never the account's slug.</summary>
    public string? Handle { get; init; }

    /// <summary>Why the university needs it.</summary>
    public string? BusinessCase { get; init; }

    /// <summary>Whom it speaks to.</summary>
    public string? Audience { get; init; }

    /// <summary>What it publishes, and how often.</summary>
    public ContentPlan ContentPlan { get; init; } = ContentPlan.None;

    /// <summary>Agreed timescales in the registration's words (¶13, 15); null when the steward's own apply, which is no gap.</summary>
    public string? AgreedTimescales { get; init; }

    /// <summary>Who manages it (¶13).</summary>
    public Person? Administrator { get; init; }

    /// <summary>Who stands in for the administrator.</summary>
    public Person? Deputy { get; init; }

    /// <summary>Its name, branding and design, in words.</summary>
    public string? Branding { get; init; }

    /// <summary>The Dean or Director who approved it.</summary>
    public Person? Authoriser { get; init; }

    /// <summary>The date of the approval.</summary>
    public LocalDate? ApprovedOn { get; init; }

    /// <summary>The date on which Marketing was consulted and registered it.</summary>
    public LocalDate? RegisteredOn { get; init; }

    /// <summary>Who runs it (¶11).</summary>
    public RunBy RunBy { get; init; }

    /// <summary>The last date of its purpose, by the account's calendar; null when it has no planned end.</summary>
    public LocalDate? EndsOn { get; init; }

    /// <summary>From when on it is watched: nothing older opens an enquiry, and daily visits begin on the local date after it.</summary>
    public Instant? MonitoredSince { get; init; }

    /// <summary>Everything not yet stated, in the policy's order: listed weekly, and what does not hinder going live blocks nothing.</summary>
    public ValueList<RegistrationGap> Missing() => [.. Gaps()];

    /// <summary>What of it still keeps the account from going live: platform, handle, administrator, approval.</summary>
    public ValueList<RegistrationGap> HindersGoingLive() => [.. Gaps().Where(gap => Hindering.Contains(gap))];

    private IEnumerable<RegistrationGap> Gaps()
    {
        (RegistrationGap Gap, bool Missing)[] asked =
        [
            (RegistrationGap.Platform, Platform is null),
            (RegistrationGap.Handle, IsBlank(Handle)),
            (RegistrationGap.BusinessCase, IsBlank(BusinessCase)),
            (RegistrationGap.Audience, IsBlank(Audience)),
            (RegistrationGap.ContentTypes, IsBlank(ContentPlan.Types)),
            (RegistrationGap.ContentSamples, IsBlank(ContentPlan.Samples)),
            (RegistrationGap.PostingInterval, ContentPlan.PostingInterval is null),
            (RegistrationGap.Administrator, Administrator is null),
            (RegistrationGap.AdministratorContact, LacksContact(Administrator)),
            (RegistrationGap.Deputy, Deputy is null),
            (RegistrationGap.DeputyContact, LacksContact(Deputy)),
            (RegistrationGap.Branding, IsBlank(Branding)),
            (RegistrationGap.Approval, Authoriser is null || ApprovedOn is null),
            (RegistrationGap.AuthoriserContact, LacksContact(Authoriser)),
            (RegistrationGap.RegistrationDate, RegisteredOn is null),
        ];
        return asked.Where(question => question.Missing).Select(question => question.Gap);
    }

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);

    private static bool LacksContact(Person? person) => person is not null && IsBlank(person.Address);
}

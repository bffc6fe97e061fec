namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>Something that a registration must hold and does not (¶12, 13), in the order in which the policy asks for it.</summary>
public enum RegistrationGap
{
    /// <summary>On which platform the account is; without it no account goes live.</summary>
    Platform,

    /// <summary>Under which handle it is found there; without it no account goes live.</summary>
    Handle,

    /// <summary>Why the university needs it.</summary>
    BusinessCase,

    /// <summary>Whom it speaks to.</summary>
    Audience,

    /// <summary>The types of content it will publish.</summary>
    ContentTypes,

    /// <summary>Samples of that content.</summary>
    ContentSamples,

    /// <summary>How often it plans to post.</summary>
    PostingInterval,

    /// <summary>Who manages it; without one no account goes live.</summary>
    Administrator,

    /// <summary>The administrator's address; letters cannot reach them.</summary>
    AdministratorContact,

    /// <summary>Who stands in for the administrator.</summary>
    Deputy,

    /// <summary>The deputy's address.</summary>
    DeputyContact,

    /// <summary>Its name, branding and design.</summary>
    Branding,

    /// <summary>Who approved it, and when: both; without them no account goes live.</summary>
    Approval,

    /// <summary>The authoriser's address; needed when the account looks defunct.</summary>
    AuthoriserContact,

    /// <summary>The date on which Marketing was consulted and registered it.</summary>
    RegistrationDate,
}

using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Acts;

/// <summary>A registered account as somebody wants it to be; equality is by value, so what is equal to the register changes nothing.</summary>
/// <param name="Slug">The slug it has, or will have.</param>
/// <param name="Handle">Its handle as it is today, without at sign.</param>
internal sealed record AccountDraft(AccountId Slug, string Handle)
{
    internal string Name { get; init; } = string.Empty;

    internal Steward Steward { get; init; } = Steward.Department;

    internal AccountState State { get; init; }

    /// <summary>The calendar it goes by, or null for the default one.</summary>
    internal string? Calendar { get; init; }

    /// <summary>An agreed aim, or null for the steward's own.</summary>
    internal Duration? Aim { get; init; }

    /// <summary>An agreed commitment, or null for the steward's own.</summary>
    internal Commitment? Commitment { get; init; }

    internal PersonDraft Administrator { get; init; } = PersonDraft.Nobody;

    internal PersonDraft Deputy { get; init; } = PersonDraft.Nobody;

    internal PersonDraft Authoriser { get; init; } = PersonDraft.Nobody;

    internal LocalDate? ApprovedOn { get; init; }

    internal LocalDate? RegisteredOn { get; init; }

    /// <summary>From when on it is watched, or null: from when it goes live.</summary>
    internal Instant? MonitoredSince { get; init; }

    internal LocalDate? EndsOn { get; init; }

    internal Duration? PostingInterval { get; init; }

    internal CommentRule Comments { get; init; }

    /// <summary>One a line; empty when there are none.</summary>
    internal string InstantReplies { get; init; } = string.Empty;

    internal RunBy RunBy { get; init; }

    internal string? BusinessCase { get; init; }

    internal string? Audience { get; init; }

    internal string? ContentPlan { get; init; }

    internal string? Branding { get; init; }

    /// <summary>By what it is read, or null when it is not.</summary>
    internal AccessReference? Access { get; init; }

    /// <summary>The account as the register has it; its persons have to be loaded.</summary>
    internal static AccountDraft Of(Account account, AccessReference? access) =>
        new(account.Slug, account.Handle)
        {
            Name = account.Name,
            Steward = account.Steward,
            State = account.State,
            Calendar = account.Calendar,
            Aim = account.Aim,
            Commitment = account.Commitment,
            Administrator = PersonDraft.Of(account.Administrator),
            Deputy = PersonDraft.Of(account.Deputy),
            Authoriser = PersonDraft.Of(account.Authoriser),
            ApprovedOn = account.ApprovedOn,
            RegisteredOn = account.RegisteredOn,
            MonitoredSince = account.MonitoredSince,
            EndsOn = account.EndsOn,
            PostingInterval = account.PostingInterval,
            Comments = account.Comments,
            InstantReplies = account.InstantReplies,
            RunBy = account.RunBy,
            BusinessCase = account.BusinessCase,
            Audience = account.Audience,
            ContentPlan = account.ContentPlan,
            Branding = account.Branding,
            Access = access,
        };

    /// <summary>Writes all but persons, state and access, which take more than a value.</summary>
    internal void WriteTo(Account account)
    {
        (account.Handle, account.Name, account.Steward, account.Calendar) = (Handle, Name, Steward, Calendar);
        (account.Aim, account.Commitment, account.MonitoredSince) = (Aim, Commitment, MonitoredSince);
        (account.ApprovedOn, account.RegisteredOn, account.EndsOn) = (ApprovedOn, RegisteredOn, EndsOn);
        (account.PostingInterval, account.Comments, account.InstantReplies) = (PostingInterval, Comments, InstantReplies);
        (account.RunBy, account.BusinessCase, account.Audience) = (RunBy, BusinessCase, Audience);
        (account.ContentPlan, account.Branding) = (ContentPlan, Branding);
    }
}

/// <summary>Somebody a registration names, or is to name.</summary>
/// <param name="Name">Their name, or null.</param>
/// <param name="Address">Their address, or null while it is not known.</param>
internal readonly record struct PersonDraft(string? Name, string? Address)
{
    internal static PersonDraft Nobody => default;

    internal static PersonDraft Of(RegisteredPerson? person) => person is null ? Nobody : new PersonDraft(person.Name, person.Address);
}

using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>A yearly review of a registration that was asked for (§5); rows are never changed back, so they tell the account's history.</summary>
internal sealed class RegistrationReview
{
    public long Id { get; private set; }

    public long AccountId { get; init; }

    public Instant AskedAt { get; init; }

    /// <summary>When the first reminder was given, or null.</summary>
    public Instant? FirstRemindedAt { get; set; }

    /// <summary>When the second and last reminder was given, or null.</summary>
    public Instant? SecondRemindedAt { get; set; }

    /// <summary>When the administrator confirmed, or null while they have not.</summary>
    public Instant? AdministratorConfirmedAt { get; set; }

    /// <summary>When the authoriser confirmed, or null while they have not.</summary>
    public Instant? AuthoriserConfirmedAt { get; set; }

    /// <summary>A reminder was given: the first, or else the second.</summary>
    internal void Remind(Instant at)
    {
        SecondRemindedAt = FirstRemindedAt is null ? null : at;
        FirstRemindedAt ??= at;
    }

    /// <summary>One of both confirmed; the first word counts.</summary>
    internal void Confirm(ReviewParty party, Instant at)
    {
        if (party == ReviewParty.Administrator)
        {
            AdministratorConfirmedAt ??= at;
        }
        else
        {
            AuthoriserConfirmedAt ??= at;
        }
    }

    internal ReviewRound ToRound() =>
        new(AskedAt, [.. new[] { FirstRemindedAt, SecondRemindedAt }.OfType<Instant>()], AdministratorConfirmedAt, AuthoriserConfirmedAt);
}

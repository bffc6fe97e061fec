using NodaTime;

namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>One yearly review of a registration that was asked for (§5).</summary>
/// <param name="AskedAt">When administrator and authoriser were asked.</param>
/// <param name="RemindedAt">When reminders were given, ascending: none to two.</param>
/// <param name="AdministratorConfirmedAt">When the administrator confirmed, or null if not yet.</param>
/// <param name="AuthoriserConfirmedAt">When the authoriser confirmed, or null if not yet.</param>
public sealed record ReviewRound(
    Instant AskedAt,
    ValueList<Instant> RemindedAt,
    Instant? AdministratorConfirmedAt = null,
    Instant? AuthoriserConfirmedAt = null
)
{
    /// <summary>A review just asked for.</summary>
    public ReviewRound(Instant askedAt)
        : this(askedAt, []) { }

    /// <summary>Who has not confirmed yet.</summary>
    public ValueList<ReviewParty> Missing =>
        (AdministratorConfirmedAt, AuthoriserConfirmedAt) switch
        {
            (null, null) => [ReviewParty.Administrator, ReviewParty.Authoriser],
            (null, _) => [ReviewParty.Administrator],
            (_, null) => [ReviewParty.Authoriser],
            _ => [],
        };

    /// <summary>When the last of both confirmed, or null while one has not.</summary>
    public Instant? ConfirmedAt =>
        (AdministratorConfirmedAt, AuthoriserConfirmedAt) is ({ } administrator, { } authoriser)
            ? Instant.Max(administrator, authoriser)
            : null;
}

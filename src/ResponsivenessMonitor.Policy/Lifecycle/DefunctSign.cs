using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>A sign that an account is defunct, with its evidence (¶15 e): counts and dates of the account, never how a person does (¶28, 30).</summary>
public abstract record DefunctSign
{
    private DefunctSign(Instant since) => Since = since;

    /// <summary>From when the evidence runs.</summary>
    public Instant Since { get; }

    /// <summary>Which sign it is.</summary>
    public abstract SignKind Kind { get; }

    /// <summary>Every answer of the platform said so for a day.</summary>
    /// <param name="Since">The first such answer.</param>
    /// <param name="How">What the last one said.</param>
    /// <param name="Answers">How many.</param>
    public sealed record Gone(Instant Since, GoneKind How, int Answers) : DefunctSign(Since)
    {
        /// <inheritdoc/>
        public override SignKind Kind => SignKind.Gone;
    }

    /// <summary>No post or reply by the account.</summary>
    /// <param name="Since">Its last one; where none is known, when watching began.</param>
    /// <param name="LastActivity">Its last one, or null where none is known.</param>
    /// <param name="Allowed">How long it might have been silent.</param>
    public sealed record Dormant(Instant Since, Instant? LastActivity, Duration Allowed) : DefunctSign(Since)
    {
        /// <inheritdoc/>
        public override SignKind Kind => SignKind.Dormant;
    }

    /// <summary>Open days without evidence of a visit; unknown days are not counted.</summary>
    /// <param name="Since">The local midnight at which the first of them began.</param>
    /// <param name="OpenDays">How many.</param>
    /// <param name="LastEvidence">The last evidence before them, or null where none is known.</param>
    public sealed record Unvisited(Instant Since, int OpenDays, Instant? LastEvidence) : DefunctSign(Since)
    {
        /// <inheritdoc/>
        public override SignKind Kind => SignKind.Unvisited;
    }

    /// <summary>Enquiries that wait long past their deadline.</summary>
    /// <param name="Since">The oldest of their lapses.</param>
    /// <param name="StillBreached">How many are open for over five open days past the deadline.</param>
    /// <param name="NeverAnswered">How many were given up as never answered.</param>
    public sealed record Backlog(Instant Since, int StillBreached, int NeverAnswered) : DefunctSign(Since)
    {
        /// <inheritdoc/>
        public override SignKind Kind => SignKind.Backlog;
    }

    /// <summary>The administrator cannot be reached.</summary>
    /// <param name="Since">The first refusal, the word that they left, or the asking of the review.</param>
    /// <param name="Cause">Which of these.</param>
    public sealed record AdministratorUnreachable(Instant Since, UnreachableCause Cause) : DefunctSign(Since)
    {
        /// <inheritdoc/>
        public override SignKind Kind => SignKind.AdministratorUnreachable;
    }

    /// <summary>The registration's end date has passed.</summary>
    /// <param name="Since">The local midnight that ended it.</param>
    /// <param name="EndedOn">The registered end, itself still a day of its purpose.</param>
    public sealed record PurposeEnded(Instant Since, LocalDate EndedOn) : DefunctSign(Since)
    {
        /// <inheritdoc/>
        public override SignKind Kind => SignKind.PurposeEnded;
    }
}

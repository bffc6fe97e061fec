using NodaTime;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>One letter of every kind.</summary>
internal static class Samples
{
    private static readonly ValueList<DefunctSign> Signs =
    [
        new DefunctSign.Dormant(A.Time("2026-03-02T09:00"), A.Time("2026-03-02T09:00"), Duration.FromDays(30)),
        new DefunctSign.Unvisited(A.Time("2026-05-22T00:00"), 12, A.Time("2026-05-21T20:15")),
        new DefunctSign.Backlog(A.Time("2026-05-20T17:00"), 3, 1),
        new DefunctSign.AdministratorUnreachable(
            A.Time("2026-06-01T09:00"),
            new UnreachableCause.LettersRefused([new LocalDate(2026, 6, 1), new LocalDate(2026, 6, 2)])
        ),
    ];

    internal static IEnumerable<TestFixtureData> Each() =>
        All().Select(sample => new TestFixtureData(sample).SetArgDisplayNames(sample.Name));

    internal static IEnumerable<Sample> All()
    {
        LetterEnquiry sensitive = A.Enquiry(43) with { Sensitive = SensitiveSigns.IdentityNumber };
        LetterEnquiry foundLate = A.Enquiry(44) with { IsFoundLate = true, FoundAt = A.Time("2026-06-10T15:20") };
        LetterEnquiry quoted = A.Enquiry(42) with { Excerpt = "Is the library open on <b>Sunday</b> & until when?" };
        yield return Of("Due soon", A.Matter(Step.DueSoon, quoted));
        yield return Of("Past aim", "2026-06-09T14:05", A.Matter(Step.PastAim));
        yield return Of("Stale", "2026-06-09T14:25", A.Matter(Step.DueSoon, A.Enquiry() with { AsSeenAt = A.Time("2026-06-09T13:50") }));
        yield return Of(
            "Breached",
            "2026-06-10T09:00",
            A.Matter(Step.Breached, foundLate),
            A.Matter(Step.DueSoon, quoted),
            A.Matter(Step.Breached, sensitive)
        );
        yield return Of("First reminder", "2026-06-11T09:00", A.Matter(Step.FirstReminder));
        yield return Of("Second reminder", "2026-06-12T09:00", A.Matter(Step.SecondReminder));
        yield return new Sample("Escalated", A.Head(Role.Marketing, "2026-06-10T13:00"), [A.Matter(Step.Escalated, quoted)]);
        yield return Of("Visit nudge", Nudge(missed: 0));
        yield return Of("Weekly line", Nudge(missed: 5));
        yield return Of("Visits missed", new Matter.VisitsMissed(A.LibraryDesk, [new(2026, 6, 4), new(2026, 6, 5), new(2026, 6, 8)]));
        yield return Of("Cannot be seen", new Matter.CannotBeSeen(A.LibraryDesk, GoneKind.Deleted, A.Time("2026-06-09T12:00")));
        yield return Of("Suspended", new Matter.CannotBeSeen(A.LibraryDesk, GoneKind.Suspended, A.Time("2026-06-09T12:00")));
        yield return Of(
            "Looks defunct",
            new Matter.LooksDefunct(A.LibraryDesk, DefunctReason.SeveralSigns, CaseQuestion.AliveOrClose, Signs)
        );
        yield return Of("Suspended for good", new Matter.LooksDefunct(A.LibraryDesk, DefunctReason.Gone, CaseQuestion.Appeal, Gone()));
        yield return new Sample("Closure overdue", A.Head(Role.Authoriser), [Overdue()]);
        yield return Of("Access lost", new Matter.AccessLost(A.LibraryDesk, AccessLossKind.RoleLost, A.Time("2026-06-09T12:00")));
        yield return Of("Access ends", new Matter.AccessLost(A.LibraryDesk, AccessLossKind.TokenExpired, A.Time("2026-06-16T12:00")));
        yield return new Sample("Platform lost", A.Head(Role.Operations), [PlatformLost()]);
        yield return new Sample("Registration incomplete", A.Head(Role.Marketing), [Incomplete()]);
        yield return Of("Introduction", Introduction(isRead: true));
        yield return Of("Introduction of one not read", Introduction(isRead: false));
        yield return new Sample("Breach digest", A.Head(Role.Marketing, "2026-06-10T08:30"), [new Matter.BreachDigest(Digests.Full())]);
        yield return new Sample("All clear", A.Head(Role.Marketing, "2026-06-08T08:30"), [new Matter.BreachDigest(Digests.AllClear())]);
        yield return new Sample("Weekly summary", A.Head(Role.Marketing, "2026-06-08T08:30"), [new Matter.BreachDigest(Digests.Weekly())]);
        yield return new Sample("Rehearsal", A.Head() with { WouldHaveGoneTo = "Sam Jones" }, [A.Matter(Step.DueSoon)]);
    }

    internal static Sample Named(string name) => All().Single(sample => string.Equals(sample.Name, name, StringComparison.Ordinal));

    private static Sample Of(string name, params Matter[] matters) => new(name, A.Head(), matters);

    private static Sample Of(string name, string at, params Matter[] matters) => new(name, A.Head(at: at), matters);

    private static Matter.VisitNudge Nudge(int missed) =>
        new(A.LibraryDesk, new LocalDate(2026, 6, 9), A.Time("2026-06-09T17:00"), missed, [new Uri("https://x.com/i/status/99")]);

    private static ValueList<DefunctSign> Gone() => [new DefunctSign.Gone(A.Time("2026-06-07T12:00"), GoneKind.Suspended, 96)];

    private static Matter.ClosureOverdue Overdue() => new(A.LibraryDesk, CaseQuestion.AliveOrClose, A.Time("2026-05-26T09:00"), Signs);

    private static Matter.PlatformLost PlatformLost() =>
        new(
            Platform.X,
            AccessLossReason.SeveralFailAlike,
            AccessLossKind.ScopeMissing,
            A.Time("2026-06-09T12:00"),
            [A.LibraryDesk, A.UniHelp],
            A.London
        );

    private static Matter.RegistrationIncomplete Incomplete() =>
        new([new IncompleteRegistration(A.LibraryDesk, [RegistrationGap.Deputy, RegistrationGap.Audience])]);

    private static Matter.Introduction Introduction(bool isRead) =>
        new(A.LibraryDesk, "Monday to Friday 09:00 to 17:00", Duration.FromHours(4), "a reply on the same day", isRead);
}

/// <summary>A letter and its name.</summary>
internal sealed record Sample(string Name, LetterHead Head, IReadOnlyList<Matter> Matters)
{
    internal LetterModel Compose() => LetterComposer.Compose(Head, Matters);

    public override string ToString() => Name;
}

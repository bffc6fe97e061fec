using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using static ResponsivenessMonitor.Mail.Letters.Samples.SampleWorld;

namespace ResponsivenessMonitor.Mail.Letters.Samples;

/// <summary>Letters about accounts as such: whether they can be read, are alive, and are rightly registered.</summary>
internal static class SampleLifecycle
{
    private static readonly ValueList<DefunctSign> Signs =
    [
        new DefunctSign.Dormant(Time("2026-03-02T09:00"), Time("2026-03-02T09:00"), Duration.FromDays(30)),
        new DefunctSign.Unvisited(Time("2026-05-22T00:00"), 12, Time("2026-05-21T20:15")),
        new DefunctSign.Backlog(Time("2026-05-20T17:00"), 3, 1),
        new DefunctSign.AdministratorUnreachable(
            Time("2026-06-01T09:00"),
            new UnreachableCause.LettersRefused([new LocalDate(2026, 6, 1), new LocalDate(2026, 6, 2)])
        ),
    ];

    internal static IEnumerable<SampleLetter> All() => [.. Seen(), .. Defunct(), .. Registered()];

    private static IEnumerable<SampleLetter> Seen()
    {
        Instant since = Time("2026-06-09T12:00");
        Matter.CannotBeSeen deleted = new(LibraryDesk, GoneKind.Deleted, since);
        yield return Of("Cannot be seen", Role.Administrator, deleted);
        yield return Of("Cannot be seen to Marketing", Role.Marketing, deleted);
        yield return Of("Suspended", Role.Administrator, new Matter.CannotBeSeen(LibraryDesk, GoneKind.Suspended, since));
        yield return Of("Access lost", Role.Administrator, new Matter.AccessLost(LibraryDesk, AccessLossKind.RoleLost, since));
        yield return Of(
            "Access ends",
            Role.Administrator,
            new Matter.AccessLost(LibraryDesk, AccessLossKind.TokenExpired, Time("2026-06-16T12:00"))
        );
        yield return Of(
            "Platform lost",
            Role.Operations,
            new Matter.PlatformLost(
                Platform.X,
                AccessLossReason.SeveralFailAlike,
                AccessLossKind.ScopeMissing,
                since,
                [LibraryDesk, StudentNews],
                London
            )
        );
    }

    private static IEnumerable<SampleLetter> Defunct()
    {
        Matter.LooksDefunct defunct = new(LibraryDesk, DefunctReason.SeveralSigns, CaseQuestion.AliveOrClose, Signs);
        DefunctSign gone = new DefunctSign.Gone(Time("2026-06-07T12:00"), GoneKind.Suspended, 96);
        yield return Of("Looks defunct", Role.Administrator, defunct);
        yield return Of("Looks defunct to Marketing", Role.Marketing, defunct);
        yield return Of(
            "Suspended for good",
            Role.Administrator,
            new Matter.LooksDefunct(LibraryDesk, DefunctReason.Gone, CaseQuestion.Appeal, [gone])
        );
        yield return Of(
            "Closure overdue",
            Role.Authoriser,
            new Matter.ClosureOverdue(LibraryDesk, CaseQuestion.AliveOrClose, Time("2026-05-26T09:00"), Signs)
        );
    }

    private static IEnumerable<SampleLetter> Registered()
    {
        yield return Of(
            "Registration incomplete",
            Role.Marketing,
            new Matter.RegistrationIncomplete([new IncompleteRegistration(LibraryDesk, [RegistrationGap.Deputy, RegistrationGap.Audience])])
        );
        yield return Of("Introduction", Role.Administrator, Introduction(isRead: true));
        yield return Of("Introduction of one not read", Role.Administrator, Introduction(isRead: false));
        yield return Of("Yearly review", Role.Administrator, Review(reminder: 0));
        yield return Of("Yearly review to the authoriser", Role.Authoriser, Review(reminder: 0));
        yield return Of("Yearly review, first reminder", Role.Administrator, Review(reminder: 1));
        yield return Of("Yearly review, second reminder", Role.Administrator, Review(reminder: 2));
    }

    private static Matter.Introduction Introduction(bool isRead) =>
        new(LibraryDesk, "Monday to Friday 09:00 to 17:00", Duration.FromHours(4), "a reply on the same day", isRead);

    private static Matter.YearlyReview Review(int reminder) =>
        new(
            LibraryDesk,
            [
                new Fact("Account", "Library Desk, @LibraryDesk on X"),
                new Fact("Why it exists", "Readers ask here first."),
                new Fact("Audience", "Students and visitors"),
                new Fact("Content", "Opening hours, events"),
                new Fact("Posts", "every 7 days"),
                new Fact("Reply", "within 4 working hours as a rule, and always on the same day"),
                new Fact("Administrator", "Jo Smith, jo.smith@larkmoor.example"),
                new Fact("Approved by", "Alex Green, 2 Mar 2025"),
                new Fact("Registered", "9 Jun 2025"),
                new Fact("Run by", "staff"),
            ],
            [RegistrationGap.Deputy],
            Time("2026-06-09T09:00") - Duration.FromDays(10 * reminder),
            reminder
        );

    private static SampleLetter Of(string name, Role role, Matter matter) => new(name, Head(role), [matter]);
}

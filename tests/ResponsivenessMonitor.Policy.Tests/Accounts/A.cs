using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Policy.Tests.Accounts;

/// <summary>Valid accounts to change in a test.</summary>
internal static class A
{
    public static Registration WholeRegistration { get; } =
        new()
        {
            Platform = Platform.X,
            Handle = "LibraryDesk",
            BusinessCase = "Readers ask here first.",
            Audience = "Students and visitors.",
            ContentPlan = new ContentPlan("Opening hours, events.", "Three drafts.", Duration.FromDays(7)),
            Administrator = new Person("Ada Archer", "ada@uni.example"),
            Deputy = new Person("Dan Dale", "dan@uni.example"),
            Branding = "University crest, 'Library Desk'.",
            Authoriser = new Person("Dean Drew", "dean@uni.example"),
            ApprovedOn = new LocalDate(2026, 3, 2),
            RegisteredOn = new LocalDate(2026, 3, 9),
        };

    public static OfficialAccount ProposedAccount { get; } =
        new(AccountId.Parse("x/librarydesk"), "Library Desk", Steward.Department, WholeRegistration);

    public static OfficialAccount InState(AccountState state) => ProposedAccount with { State = state };
}

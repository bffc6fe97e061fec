using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using static ResponsivenessMonitor.Demo.DemoAccount;

namespace ResponsivenessMonitor.Demo;

/// <summary>Accounts of the pretend university that keep people waiting, or that have come to their end.</summary>
internal static class NeglectedAccounts
{
    internal static DemoAccount Accommodation { get; } =
        new(
            Platform.Facebook,
            "LarkmoorAccommodation",
            "Larkmoor Accommodation",
            Steward.Department,
            "Slow: reminders, breaches, escalations; some are answered days later, some never."
        )
        {
            Administrator = Someone("Ambrose Kell"),
            Deputy = Someone("Dora Finch"),
            Authoriser = Someone("Petra Vane"),
        };

    internal static DemoAccount Music { get; } =
        new(
            Platform.Instagram,
            "LarkmoorMusic",
            "Larkmoor Music",
            Steward.Department,
            "Abandoned in February: dormant, unvisited, with a backlog; looks defunct by several signs, and nobody says a word."
        )
        {
            Administrator = Someone("Lionel Prowse"),
            Deputy = Someone("Vesta Gray"),
            Authoriser = Someone("Hugo Strand"),
        };

    internal static DemoAccount Alumni { get; } =
        new(
            Platform.LinkedIn,
            "Larkmoor-Alumni",
            "Larkmoor Alumni",
            Steward.Department,
            "Never visited: quiet since July, with nobody waiting; looks defunct after ten missed days, then said to be alive."
        )
        {
            Administrator = Someone("Greta Sallow"),
            Deputy = Someone("Alban Reed"),
            Authoriser = Someone("Maud Ellerby"),
        };

    internal static DemoAccount Arts { get; } =
        new(
            Platform.Threads,
            "LarkmoorArts",
            "Larkmoor Arts",
            Steward.Department,
            "Its administrator leaves in the second week and has no deputy: unreachable, then with a backlog and unvisited."
        )
        {
            Administrator = Someone("Felix Arkwright"),
            Authoriser = Someone("Hugo Strand"),
            Audience = null,
        };

    internal static DemoAccount OpenDay { get; } =
        new(
            Platform.X,
            "LarkmoorOpenDay26",
            "Larkmoor Open Day 2026",
            Steward.Department,
            "Its purpose ends in the first week: looks defunct, nobody answers, and after 14 days the authoriser is told."
        )
        {
            Administrator = Someone("Una Whitlock"),
            Deputy = Someone("Alban Reed"),
            Authoriser = Someone("Maud Ellerby"),
            EndsOn = new LocalDate(2026, 10, 7),
        };

    internal static DemoAccount SummerSchool { get; } =
        new(
            Platform.Facebook,
            "LarkmoorSummerSchool",
            "Larkmoor Summer School",
            Steward.Department,
            "Past its end from the first day; deleted and said to be closed, which is believed when the platform says so too."
        )
        {
            Administrator = Someone("Vesta Gray"),
            Deputy = Someone("Lionel Prowse"),
            Authoriser = Someone("Petra Vane"),
            EndsOn = new LocalDate(2026, 10, 4),
        };
}

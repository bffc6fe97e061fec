using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Targets;
using static ResponsivenessMonitor.Demo.DemoAccount;

namespace ResponsivenessMonitor.Demo;

/// <summary>Accounts of the pretend university that somebody looks after.</summary>
internal static class PromptAccounts
{
    internal static DemoAccount Help { get; } =
        new(Platform.X, "LarkmoorHelp", "Larkmoor Help", Steward.Marketing, "Prompt: answers within the hour, and for a sibling too.")
        {
            Administrator = Someone("Ines Farrow"),
            Deputy = Someone("Tobias Quill"),
            Authoriser = Someone("Maud Ellerby"),
        };

    internal static DemoAccount Library { get; } =
        new(
            Platform.X,
            "LarkmoorLibrary",
            "Larkmoor Library",
            Steward.Department,
            "Asked in one post with Larkmoor Help, which answers: its enquiry is answered by a sibling, and nobody is told off."
        )
        {
            Administrator = Someone("Orla Penhale"),
            Deputy = Someone("Casper Lunn"),
            Authoriser = Someone("Hugo Strand"),
        };

    internal static DemoAccount Sport { get; } =
        new(
            Platform.X,
            "LarkmoorSport",
            "Larkmoor Sport",
            Steward.Department,
            "Answers in the evening: the aim is often missed, the same day kept. It is renamed, and its yearly review falls due."
        )
        {
            Administrator = Someone("Gwen Tarrant"),
            Deputy = Someone("Piers Holloway"),
            Authoriser = Someone("Hugo Strand"),
            ApprovedOn = new LocalDate(2025, 10, 6),
            RegisteredOn = new LocalDate(2025, 10, 13),
        };

    internal static DemoAccount Registry { get; } =
        new(
            Platform.Facebook,
            "LarkmoorRegistry",
            "Larkmoor Registry",
            Steward.Department,
            "Shuts for lunch, and takes personal matters offline; an instant reply answers nothing."
        )
        {
            Calendar = DemoCalendar.Lunch,
            Administrator = Someone("Selma Brightwell"),
            Deputy = Someone("Noel Ashdown"),
            Authoriser = Someone("Petra Vane"),
            InstantReplies = [Phrases.InstantReply],
        };

    internal static DemoAccount University { get; } =
        new(
            Platform.Instagram,
            "LarkmoorUniversity",
            "Larkmoor University",
            Steward.Marketing,
            "Congratulated by hundreds on a prize: thanks and remarks count for nothing, the few questions among them do."
        )
        {
            Administrator = Someone("Ines Farrow"),
            Deputy = Someone("Tobias Quill"),
            Authoriser = Someone("Maud Ellerby"),
            PostingInterval = Duration.FromDays(1),
        };

    internal static DemoAccount Security { get; } =
        new(
            Platform.X,
            "LarkmoorSecurity",
            "Larkmoor Security",
            Steward.Department,
            "Open at all hours, with an agreed aim of 30 minutes: the night in which the clocks go back has an hour more."
        )
        {
            Calendar = DemoCalendar.Always,
            Aim = Duration.FromMinutes(30),
            Commitment = new Commitment.Amount(Duration.FromHours(2)),
            Administrator = Someone("Rafe Dunmore"),
            Deputy = Someone("Linnea Crowe"),
            Authoriser = Someone("Petra Vane"),
        };

    internal static DemoAccount Sustainability { get; } =
        new(
            Platform.Bluesky,
            "green.demo-university.example",
            "Larkmoor Sustainability",
            Steward.Department,
            "Goes live in the first week: it rehearses for 14 days, in which letters go to Marketing only, and is introduced then."
        )
        {
            State = AccountState.Proposed,
            LiveSince = null,
            MonitoredSince = null,
            Administrator = Someone("Bettina Marsh"),
            Deputy = Someone("Oswin Kerr"),
            Authoriser = Someone("Hugo Strand"),
            ApprovedOn = new LocalDate(2026, 9, 21),
            RegisteredOn = new LocalDate(2026, 9, 28),
        };
}

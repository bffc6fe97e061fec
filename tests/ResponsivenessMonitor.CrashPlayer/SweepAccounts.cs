using NodaTime;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Policy.Accounts;
using static ResponsivenessMonitor.Demo.DemoAccount;

namespace ResponsivenessMonitor.CrashPlayer;

/// <summary>The accounts of the scenario <c>sweep</c>; each is for one thing.</summary>
internal static class SweepAccounts
{
    /// <summary>Whom the mail server does not know.</summary>
    internal const string Refused = "rosa.thorne@demo-university.example";

    /// <summary>The first instant of the scenario's week: a Monday without a holiday and without a clock change in it.</summary>
    internal static Instant Start { get; } = DemoTime.At("2026-10-12T00:00");

    /// <summary>Answers in time.</summary>
    internal static DemoAccount Prompt { get; } = Of("prompt", Steward.Department, "Ada Quill", "Ben Farrow");

    /// <summary>Answers after the aim, on the same day.</summary>
    internal static DemoAccount Late { get; } = Of("late", Steward.Department, "Jo Smith", "Cora Vane");

    /// <summary>Never answers and is never visited; has an administrator in common with <see cref="Late"/>, who gets one letter of both.</summary>
    internal static DemoAccount Silent { get; } = Of("silent", Steward.Department, "Jo Smith", "Dan Lunn");

    /// <summary>Marketing's own: enquiries are closed by persons.</summary>
    internal static DemoAccount Closing { get; } = Of("closing", Steward.Marketing, "Eve Holloway", "Finn Ashdown");

    /// <summary>Gone from Tuesday on.</summary>
    internal static DemoAccount Gone { get; } = Of("gone", Steward.Department, "Gil Penhale", "Hal Moor");

    /// <summary>Like <see cref="Late"/>, with an administrator whom the mail server refuses.</summary>
    internal static DemoAccount Poisoned { get; } = Of("poisoned", Steward.Department, "Rosa Thorne", "Ira Strand");

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<DemoAccount> All { get; } = [Prompt, Late, Silent, Closing, Gone, Poisoned];

    private static DemoAccount Of(string handle, Steward steward, string administrator, string deputy) =>
        new(Platform.Mastodon, $"{handle}@social.demo-university.example", $"Larkmoor {handle}", steward, string.Empty)
        {
            Calendar = DemoCalendar.Plain,
            Administrator = Someone(administrator),
            Deputy = Someone(deputy),
            Authoriser = Someone("Maud Ellerby"),
            MonitoredSince = Start,
        };
}

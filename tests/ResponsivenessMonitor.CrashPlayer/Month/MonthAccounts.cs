using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.CrashPlayer.Month;

/// <summary>The accounts of the simulated month: every fifth is Marketing's; people share accounts, so that letters gather.</summary>
internal static class MonthAccounts
{
    private static readonly Platform[] Platforms = [Platform.Mastodon, Platform.X, Platform.Facebook, Platform.Bluesky, Platform.Instagram];

    /// <summary>So many of them, each with its habit.</summary>
    internal static IReadOnlyList<(DemoAccount Account, MonthHabit Habit)> Of(int count) =>
        [.. Enumerable.Range(0, count).Select(number => (AccountOf(number), HabitOf(number)))];

    private static MonthHabit HabitOf(int number) => (MonthHabit)(number % Enum.GetValues<MonthHabit>().Length);

    private static DemoAccount AccountOf(int number)
    {
        Platform platform = Platforms[number % 13 % Platforms.Length];
        string name = string.Create(CultureInfo.InvariantCulture, $"unit{number:000}");
        string handle =
            platform == Platform.Mastodon ? $"{name}@social.{PretendUniversity.Domain}"
            : platform == Platform.Bluesky ? $"{name}.{PretendUniversity.Domain}"
            : name;
        return new DemoAccount(
            platform,
            handle,
            $"Larkmoor {name}",
            number % 5 == 4 || number % 20 == 0 ? Steward.Marketing : Steward.Department,
            string.Empty
        )
        {
            Calendar =
                number % 7 == 3 ? DemoCalendar.Lunch
                : number % 11 == 5 ? DemoCalendar.Plain
                : DemoCalendar.Default,
            Administrator = Lead(number / 2),
            Deputy = number % 4 == 0 ? Lead((number / 2) + 1) : DemoAccount.Someone(Name("Unit Deputy", number / 5)),
            Authoriser = DemoAccount.Someone(Name("Unit Dean", number / 50)),
            PostingInterval = Duration.FromDays(7),
        };
    }

    private static Person Lead(int number) => DemoAccount.Someone(Name("Unit Lead", number));

    private static string Name(string role, int number) => string.Create(CultureInfo.InvariantCulture, $"{role} {number}");
}

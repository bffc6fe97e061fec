using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.CrashPlayer.Month;

/// <summary>So many accounts over so many days, by habits and a seed. Its name says all three: <c>month-200x30-1</c>.</summary>
/// <param name="Accounts">How many accounts; at least one.</param>
/// <param name="Days">How many days from Monday 5 October 2026 on; at least one.</param>
/// <param name="Seed">Which of the possible worlds it is.</param>
internal sealed record MonthScenario(int Accounts, int Days, long Seed)
{
    private const string Prefix = "month-";

    /// <summary>What comes before each name, and how it goes on.</summary>
    internal const string Form = $"{Prefix}ACCOUNTSxDAYS-SEED";

    /// <summary>Read as seldom as figures allow: there are many accounts, and a month is to be over within the hour.</summary>
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Polling:InOfficeHours"] = "00:15:00",
        ["Polling:OutsideOfficeHours"] = "04:00:00",
    };

    /// <summary>Days at the beginning on which everybody is prompt, so that digests have nothing to say.</summary>
    private int CalmDays => Days > 14 ? 7 : 2;

    /// <summary>Its name.</summary>
    internal string Name => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Accounts}x{Days}-{Seed}");

    /// <summary>What the player plays.</summary>
    internal Scenario Scenario => new(Play, Settings);

    /// <summary>Its accounts and their script.</summary>
    internal Play Play
    {
        get
        {
            IReadOnlyList<(DemoAccount Account, MonthHabit Habit)> accounts = MonthAccounts.Of(Accounts);
            LocalDate calmUntil = DemoTime.FirstDay.PlusDays(CalmDays);
            List<ScriptLine> lines = [.. Closures()];
            foreach ((DemoAccount account, MonthHabit habit) in accounts)
            {
                lines.AddRange(new MonthTraffic(account, habit, calmUntil, Seed).Lines(Days));
            }

            Instant end = PretendUniversity.EndAfter(Days);
            return new Play(
                Name,
                new ReplayScript([.. lines.Where(line => line.At < end).OrderBy(line => line.At)]),
                [.. accounts.Select(pair => pair.Account)],
                PretendUniversity.Start,
                end
            );
        }
    }

    /// <summary>The scenario of a name, or null when it is not one of these.</summary>
    internal static MonthScenario? Find(string name)
    {
        string[] parts = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..].Split('x', '-') : [];
        return
            parts is [{ } accounts, { } days, { } seed]
            && int.TryParse(accounts, NumberStyles.None, CultureInfo.InvariantCulture, out int many)
            && int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            && long.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out long world)
            && many > 0
            && length > 0
            ? new MonthScenario(many, length, world)
            : null;
    }

    /// <summary>Half a day and a whole one, entered before anybody has asked anything.</summary>
    private static IEnumerable<ScriptLine> Closures()
    {
        foreach (string calendar in new[] { DemoCalendar.Default, DemoCalendar.Lunch, DemoCalendar.Plain })
        {
            yield return Closure(calendar, "2026-10-14", "09:00-12:00");
            yield return Closure(calendar, "2026-10-29", open: null);
            yield return Closure(calendar, "2026-12-29..2026-12-31", open: null);
        }
    }

    private static ScriptLine Closure(string calendar, string dates, string? open) =>
        new(DemoTime.At("2026-10-05T05:30"), ScriptAct.Closure)
        {
            Calendar = calendar,
            Dates = dates,
            Open = open,
            Text = "entered for the month",
        };
}

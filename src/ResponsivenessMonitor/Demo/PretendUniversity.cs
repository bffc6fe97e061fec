using NodaTime;
using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.Demo;

/// <summary>Larkmoor, a university that does not exist: its accounts, and what happens to them from Monday 5 October 2026 on.</summary>
/// <remarks>
/// <para>
/// Over thirty days every case of the rules can occur. Standings and steps: Larkmoor Help is answered in time and, on 15 October, breached and
/// escalated without a commitment beside the aim; Accommodation goes from due soon past the aim to breach, reminders and escalation; Music has
/// enquiries that are never answered; Library is answered by its sibling, Registry offline; Sport misses the aim and keeps the day. Closed
/// without a reply: no reply needed, spam and duplicate at Help, removed at Accommodation, account closed at Summer School and Careers. Found
/// late: News, in the outage of 14 October, and Engineering, while its token was revoked.
/// </para>
/// <para>
/// Signs: gone Careers and Summer School; dormant Music and Alumni; unvisited Music, Alumni and Arts; backlog Music and, as a rule, Arts; unreachable the
/// administrator of Arts; purpose ended Open Day and Summer School. Looks defunct: gone Careers (restored, so it revives), purpose ended Open Day,
/// several signs Music (13 October) and Arts (by the 27th), quiet for long Alumni (20 October; said to be alive on the 21st). Summer School is said
/// to be closed, and the platform bears it out.
/// </para>
/// <para>
/// Notices beside the steps: visit nudge Accommodation and whoever was not there by three; visits missed Alumni, Music; cannot be seen Careers
/// and Summer School; looks defunct as above; closure overdue Open Day (22 October) and Music (27 October); access lost Engineering; platform lost
/// both on Mastodon; registration incomplete Freshers and Arts; introduction Sustainability (21 October, live since the 7th); yearly review Sport;
/// the digest every day of work. The office closes at noon on 21 October and all day on the 29th, both entered by people the day itself or the
/// day before; the clocks go back on the 25th, at night at Security.
/// </para>
/// </remarks>
internal static class PretendUniversity
{
    /// <summary>Its name.</summary>
    internal const string Name = "Larkmoor University";

    /// <summary>The domain of its people's addresses.</summary>
    internal const string Domain = "demo-university.example";

    /// <summary>The instant at which its script begins; what is older are posts of before.</summary>
    internal static Instant Start { get; } = DemoTime.StartOf(DemoTime.FirstDay);

    /// <summary>Its accounts, in the order in which ties are settled.</summary>
    internal static IReadOnlyList<DemoAccount> Accounts { get; } = [.. Habits.All.Select(pair => pair.Account)];

    /// <summary>The first instant after so many days.</summary>
    internal static Instant EndAfter(int days) => DemoTime.StartOf(DemoTime.FirstDay.PlusDays(days));

    /// <summary>What happens in so many days, to platforms and by people. Fewer days are the beginning of more.</summary>
    /// <param name="seed">Which of the possible worlds it is: the same seed, the same script.</param>
    /// <param name="days">At least one.</param>
    internal static ReplayScript Script(long seed, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        Dictionary<DemoAccount, Scene> scenes = Habits.All.ToDictionary(pair => pair.Account, pair => new Scene(pair.Account, pair.Habit));
        Dictionary<DemoAccount, Traffic> traffic = Habits.All.ToDictionary(
            pair => pair.Account,
            pair => new Traffic(scenes[pair.Account], pair.Habit, seed)
        );
        foreach (DemoAccount account in Accounts)
        {
            traffic[account].Past();
        }

        Happen(scenes, seed);
        foreach (DemoAccount account in Accounts)
        {
            for (int day = 0; day < days; day++)
            {
                traffic[account].Day(DemoTime.FirstDay.PlusDays(day));
            }
        }

        Instant end = EndAfter(days);
        return new ReplayScript([
            .. Accounts.SelectMany(account => scenes[account].Lines).Where(line => line.At < end).OrderBy(line => line.At), // stable
        ]);
    }

    private static void Happen(Dictionary<DemoAccount, Scene> scenes, long seed)
    {
        PromptIncidents.AskBoth(scenes[PromptAccounts.Help], scenes[PromptAccounts.Library]);
        PromptIncidents.Help(scenes[PromptAccounts.Help]);
        PromptIncidents.Library(scenes[PromptAccounts.Library]);
        PromptIncidents.Sport(scenes[PromptAccounts.Sport]);
        PromptIncidents.Registry(scenes[PromptAccounts.Registry]);
        PromptIncidents.University(scenes[PromptAccounts.University], seed);
        PromptIncidents.Security(scenes[PromptAccounts.Security]);
        PromptIncidents.Sustainability(scenes[PromptAccounts.Sustainability]);
        OtherIncidents.Engineering(scenes[HinderedAccounts.Engineering]);
        OtherIncidents.News(scenes[HinderedAccounts.News]);
        OtherIncidents.OpenScience(scenes[HinderedAccounts.OpenScience]);
        OtherIncidents.Careers(scenes[HinderedAccounts.Careers]);
        OtherIncidents.Lectures(scenes[HinderedAccounts.Lectures]);
        OtherIncidents.Accommodation(scenes[NeglectedAccounts.Accommodation]);
        OtherIncidents.Music(scenes[NeglectedAccounts.Music]);
        OtherIncidents.Alumni(scenes[NeglectedAccounts.Alumni]);
        OtherIncidents.Arts(scenes[NeglectedAccounts.Arts]);
        OtherIncidents.OpenDay(scenes[NeglectedAccounts.OpenDay]);
        OtherIncidents.SummerSchool(scenes[NeglectedAccounts.SummerSchool]);
    }
}

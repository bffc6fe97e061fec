using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.CrashPlayer;

/// <summary>
/// Five open days of six accounts in which every job has something to do at least three times: answers in time and late, none at all, closings by
/// persons, missed visits, an account that goes, digests, excerpts to be erased, letters to several people, one of whom is refused.
/// </summary>
internal static class SweepScenario
{
    private static readonly string[] Days = ["2026-10-12", "2026-10-13", "2026-10-14", "2026-10-15", "2026-10-16"];

    internal static Scenario Whole { get; } =
        new(
            new Play(
                "sweep",
                new ReplayScript([.. Lines().OrderBy(line => line.At)]),
                SweepAccounts.All,
                SweepAccounts.Start,
                At(4, "20:00")
            ),
            new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
            {
                ["Policy:ExcerptHours"] = "4",
                ["Mail:AllowedRecipients:0"] = $"@{PretendUniversity.Domain}",
                ["Mail:UseStartTls"] = "false",
                ["Polling:InOfficeHours"] = "00:15:00",
            }
        );

    private static IEnumerable<ScriptLine> Lines()
    {
        for (int day = 0; day < Days.Length; day++)
        {
            string date = string.Create(CultureInfo.InvariantCulture, $"{day}");
            yield return Ask(SweepAccounts.Prompt, day, "09:40", $"prompt-{date}");
            yield return Answer(SweepAccounts.Prompt, day, "11:20", $"prompt-{date}");
            yield return Ask(SweepAccounts.Late, day, "10:00", $"late-{date}");
            yield return Answer(SweepAccounts.Late, day, "15:15", $"late-{date}");
            yield return Ask(SweepAccounts.Poisoned, day, "09:30", $"poisoned-{date}");
            yield return Answer(SweepAccounts.Poisoned, day, "14:45", $"poisoned-{date}");
            if (day < 3)
            {
                yield return Ask(SweepAccounts.Silent, day, "10:00", $"silent-{date}");
            }

            yield return Ask(SweepAccounts.Closing, day, "11:00", $"closing-{date}");
            yield return Act(SweepAccounts.Closing, day, "13:30", ScriptAct.CheckIn);
        }

        yield return Act(SweepAccounts.Closing, 0, "11:35", ScriptAct.NoReply, "closing-0");
        yield return Act(SweepAccounts.Closing, 1, "12:40", ScriptAct.Offline, "closing-1"); // after the breach at twelve
        yield return Act(SweepAccounts.Closing, 2, "11:35", ScriptAct.Duplicate, "closing-2");
        yield return Act(SweepAccounts.Closing, 3, "12:40", ScriptAct.Spam, "closing-3");
        yield return Act(SweepAccounts.Closing, 4, "11:25", ScriptAct.Offline, "closing-4");
        yield return Ask(SweepAccounts.Gone, 0, "10:10", "gone-0");
        yield return Answer(SweepAccounts.Gone, 0, "10:55", "gone-0");
        yield return Ask(SweepAccounts.Gone, 1, "09:20", "gone-1"); // nobody answers it any more
        yield return Act(SweepAccounts.Gone, 1, "10:05", ScriptAct.Gone);
    }

    private static ScriptLine Ask(DemoAccount account, int day, string time, string id) =>
        Act(account, day, time, ScriptAct.Item, id) with
        {
            Author = $"asker of {id}",
            Kind = ScriptKind.Mention,
            Text = "When does it open?",
        };

    private static ScriptLine Answer(DemoAccount account, int day, string time, string id) =>
        Act(account, day, time, ScriptAct.Item, $"re-{id}") with
        {
            Parent = id,
            Text = "At nine.",
        };

    private static ScriptLine Act(DemoAccount account, int day, string time, ScriptAct act, string? id = null) =>
        new(At(day, time), act)
        {
            Account = account.Id,
            Platform = account.Platform,
            Id = id,
        };

    private static Instant At(int day, string time) => DemoTime.At($"{Days[day]}T{time}");
}

using ResponsivenessMonitor.CrashPlayer;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Tests.Crashes.Sweep;

/// <summary>
/// What the scenario <c>sweep</c> must come to, by arithmetic on minutes since Monday's midnight and nothing of the product but its script. Its
/// week is Monday to Friday, nine to five, without a closure or a clock change; everything is asked in office hours.
/// </summary>
internal static class ExpectedWeek
{
    private const int Hour = 60;
    private const int Day = 24 * Hour;
    private const int GatherFor = 5;
    private const int NudgeAt = 15 * Hour;
    private const int DigestAt = (8 * Hour) + 30;
    private const int OpenDays = 5;
    private const string Marketing = "marketing@demo-university.example";
    private const string Operations = "ops@demo-university.example";

    private static readonly Scenario Scenario = SweepScenario.Whole;
    private static readonly int End = Minute(Scenario.Play.To);

    /// <summary>Every enquiry as <c>slug|opening item|state</c>.</summary>
    internal static IReadOnlyList<string> Enquiries { get; } =
    [.. Asked().Select(asked => $"{asked.Account.Id.Slug}|{asked.Item}|{asked.State}").Order(StringComparer.Ordinal)];

    /// <summary>What is told to whom and when.</summary>
    internal static IReadOnlyList<ExpectedNotice> Notices { get; } =
    [
        .. Asked().SelectMany(StepsOf),
        .. Scenario.Play.Accounts.SelectMany(Visits),
        .. Scenario.Play.Accounts.SelectMany(Gone),
        .. Enumerable.Range(0, OpenDays).Select(day => Alone($"digest:marketing:{Date(day)}", Marketing, (day * Day) + DigestAt)),
    ];

    /// <summary>Every letter as its recipient and what it tells, in the order of the keys.</summary>
    internal static IReadOnlyList<string> Letters { get; } =
    [.. Notices.GroupBy(notice => notice.Recipient, StringComparer.Ordinal).SelectMany(LettersTo).Order(StringComparer.Ordinal)];

    private sealed record Question(DemoAccount Account, string Item, int At, int EndedAt, string State);

    private static IEnumerable<Question> Asked() =>
        Scenario.Play.Script.Lines.Where(line => line is { Act: ScriptAct.Item, Author: not null }).Select(ToQuestion);

    private static Question ToQuestion(ScriptLine asked)
    {
        DemoAccount account = Scenario.Play.Accounts.Single(account => account.Id == asked.Account);
        ScriptLine? end = Scenario.Play.Script.Lines.FirstOrDefault(line =>
            IsSame(line.Parent, asked.Id) || (line.Act != ScriptAct.Item && IsSame(line.Id, asked.Id))
        );
        string state =
            end?.Act is ScriptAct.Item or ScriptAct.Offline ? "Answered"
            : end is not null || GoneAt(account) is not null ? "Closed"
            : "Open";
        int ended =
            end is not null ? Minute(end.At)
            : GoneAt(account) is { } gone ? gone + Day
            : int.MaxValue;
        return new Question(account, asked.Id ?? string.Empty, Minute(asked.At), ended, state);
    }

    private static IEnumerable<ExpectedNotice> StepsOf(Question asked)
    {
        bool isMarketings = asked.Account.Steward == Steward.Marketing;
        int aim = isMarketings ? Hour : 4 * Hour;
        int aimLapse = NextOpen(Add(asked.At, aim));
        int close = (asked.At / Day * Day) + (17 * Hour);
        int commitment = close - asked.At >= Hour ? close : close + Day;
        int warn = Add(asked.At, aim - Math.Max(aim / 4, 15));
        warn = isMarketings ? warn : Math.Max(asked.At, Math.Min(warn, commitment - Hour));
        int breach = isMarketings ? aimLapse : (commitment / Day * Day) + Day;
        int told = NextOpen(breach) / Day;
        (string Step, int DueAt, string[] Roles)[] steps =
        [
            ("DueSoon", warn, ["Administrator"]),
            ("PastAim", !isMarketings && aimLapse < breach ? aimLapse : int.MaxValue, ["Administrator"]),
            ("Breached", breach, ["Administrator", "Deputy"]),
            ("FirstReminder", ((told + 1) * Day) + (9 * Hour), ["Administrator", "Deputy"]),
            ("SecondReminder", ((told + 2) * Day) + (9 * Hour), ["Administrator", "Deputy"]),
            (
                "Escalated",
                Add(NextOpen(breach), 4 * Hour),
                isMarketings ? ["Administrator", "Deputy"] : ["Administrator", "Deputy", "Marketing"]
            ),
        ];
        // What lapses after the last reading is nobody's fault that we know of; that a deadline is near is known without one.
        int readUntil = GoneAt(asked.Account) ?? int.MaxValue;
        return from step in steps
            let readyAt = step.DueAt >= End ? int.MaxValue : NextOpen(step.DueAt)
            where readyAt < End && readyAt < asked.EndedAt && (IsSame(step.Step, "DueSoon") || step.DueAt < readUntil)
            from role in step.Roles
            select new ExpectedNotice(
                $"step:{asked.Account.Id.Slug}:{asked.Item}:1:{step.Step}:{role}",
                AddressOf(role, asked.Account),
                readyAt,
                readyAt == step.DueAt ? readyAt + GatherFor : readyAt,
                IsGathered: true
            );
    }

    /// <summary>The first day that is looked at is the one after the account is watched.</summary>
    private static IEnumerable<ExpectedNotice> Visits(DemoAccount account)
    {
        int missed = 0;
        for (int day = 1; day < OpenDays && (GoneAt(account) ?? int.MaxValue) > (day + 1) * Day; day++)
        {
            int[] evidence = [.. Evidence(account).Where(at => at / Day == day)];
            int nudge = (day * Day) + NudgeAt;
            if (missed < 3 && !evidence.Any(at => at <= nudge))
            {
                yield return Reminder($"visit:{account.Id.Slug}:{Date(day)}", AddressOf("Administrator", account), nudge);
            }

            missed = evidence.Length == 0 ? missed + 1 : 0;
            int verdict = (day + 1) * Day;
            if (missed == 3 && verdict < End)
            {
                string key = $"visits-missed:{account.Id.Slug}:{Date(day)}";
                yield return Reminder($"{key}:Administrator", AddressOf("Administrator", account), NextOpen(verdict));
                yield return Reminder($"{key}:Deputy", AddressOf("Deputy", account), NextOpen(verdict));
                yield return Reminder($"{key}:Marketing", Marketing, verdict);
            }
        }
    }

    private static IEnumerable<int> Evidence(DemoAccount account) =>
        Scenario
            .Play.Script.Lines.Where(line => line.Account == account.Id)
            .Where(line => line is { Act: ScriptAct.Item, Author: null } or { Act: ScriptAct.CheckIn })
            .Select(line => Minute(line.At));

    /// <summary>Seen three times over a quarter of an hour; looks defunct after a day. Both are over before the week is.</summary>
    private static IEnumerable<ExpectedNotice> Gone(DemoAccount account)
    {
        if (GoneAt(account) is not { } gone)
        {
            yield break;
        }

        foreach (string role in (string[])["Administrator", "Marketing", "Operations"])
        {
            yield return Alone($"cannot-be-seen:{account.Id.Slug}:*:{role}", AddressOf(role, account), gone);
        }

        foreach (string role in (string[])["Administrator", "Marketing"])
        {
            yield return Alone($"looks-defunct:{account.Id.Slug}:*:{role}", AddressOf(role, account), gone + Day);
        }
    }

    private static IEnumerable<string> LettersTo(IGrouping<string, ExpectedNotice> recipient)
    {
        foreach (ExpectedNotice notice in recipient.Where(notice => !notice.IsGathered))
        {
            yield return $"{recipient.Key}: {notice.Key}";
        }

        List<ExpectedNotice> waiting = [.. recipient.Where(notice => notice.IsGathered)];
        while (waiting.Count > 0)
        {
            int leaves = waiting.Min(notice => notice.LeavesAt);
            string[] keys =
            [
                .. waiting.Where(notice => notice.ReadyAt <= leaves).Select(notice => notice.Key).Order(StringComparer.Ordinal),
            ];
            _ = waiting.RemoveAll(notice => notice.ReadyAt <= leaves);
            yield return $"{recipient.Key}: {string.Join(' ', keys)}";
        }
    }

    private static ExpectedNotice Reminder(string key, string recipient, int at) => new(key, recipient, at, at, IsGathered: true);

    private static ExpectedNotice Alone(string key, string recipient, int at) => new(key, recipient, at, at, IsGathered: false);

    private static string AddressOf(string role, DemoAccount account) =>
        role switch
        {
            "Marketing" => Marketing,
            "Operations" => Operations,
            "Deputy" => account.Deputy!.Address!,
            _ => account.Administrator!.Address!,
        };

    private static int? GoneAt(DemoAccount account) =>
        Scenario.Play.Script.Lines.FirstOrDefault(line => line.Account == account.Id && line.Act == ScriptAct.Gone) is { } gone
            ? Minute(gone.At)
            : null;

    private static bool IsSame(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private static bool IsOpen(int minute) => minute / Day < OpenDays && minute % Day is >= 9 * Hour and < 17 * Hour;

    private static int NextOpen(int minute)
    {
        while (!IsOpen(minute) && minute < OpenDays * Day)
        {
            minute++;
        }

        return minute;
    }

    private static int Add(int minute, int open)
    {
        while (open > 0 && minute < OpenDays * Day)
        {
            open -= IsOpen(minute) ? 1 : 0;
            minute++;
        }

        return minute;
    }

    private static int Minute(NodaTime.Instant at) => (int)(at - Scenario.Play.From).TotalMinutes;

    private static string Date(int day) => $"2026-10-{12 + day}";
}

/// <summary>Something that is told to one recipient.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Recipient">An address.</param>
/// <param name="ReadyAt">From which minute on it may be told.</param>
/// <param name="LeavesAt">In which minute its letter leaves, if none takes it along before.</param>
/// <param name="IsGathered">Whether it shares a letter with others.</param>
internal sealed record ExpectedNotice(string Key, string Recipient, int ReadyAt, int LeavesAt, bool IsGathered);

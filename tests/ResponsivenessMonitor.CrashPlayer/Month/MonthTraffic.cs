using NodaTime;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.CrashPlayer.Month;

/// <summary>What happens at one account of the simulated month; by seed, account and date alone.</summary>
/// <param name="account">The account.</param>
/// <param name="habit">How it is looked after.</param>
/// <param name="calmUntil">Before this date it is looked after promptly, whatever its habit.</param>
/// <param name="seed">Which of the possible worlds it is.</param>
internal sealed class MonthTraffic(DemoAccount account, MonthHabit habit, LocalDate calmUntil, long seed)
{
    private const int Minute = 60;
    private const int Hour = 60 * Minute;

    private static readonly string[] Questions =
    [
        "When does the main building open on Saturday?",
        "How do I change my timetable after week two?",
        "Where can I pick up a parking permit?",
        "Is the swimming pool open during reading week?",
        "Does the shuttle bus stop at the science park?",
    ];

    private static readonly string[] Thanks = ["Thanks so much!", "Brilliant, thank you!", "Thank you for the quick reply"];
    private static readonly string[] Remarks = ["So proud to have studied here", "Greetings from the class of 1998"];

    private readonly List<ScriptLine> lines = [];
    private readonly List<(Instant At, string Id)> posts = [];
    private readonly HashSet<LocalDate> off = [];
    private int number;

    /// <summary>All of it, in no order.</summary>
    internal IReadOnlyList<ScriptLine> Lines(int days)
    {
        Post(DemoTime.At(DemoTime.FirstDay.PlusDays(-12), 11 * Hour));
        Post(DemoTime.At(DemoTime.FirstDay.PlusDays(-3), 15 * Hour));
        for (int day = 0; day < days; day++)
        {
            LocalDate date = DemoTime.FirstDay.PlusDays(day);
            Day(date, new Dice(seed, $"month/{account.Id}/{date.Year}-{date.Month}-{date.Day}"));
        }

        return lines;
    }

    private bool IsCalm(LocalDate date) => date < calmUntil;

    private void Day(LocalDate date, Dice dice)
    {
        bool isOff = habit == MonthHabit.OffDays && !IsCalm(date) && (off.Contains(date) || dice.Happens(15));
        if (isOff)
        {
            off.UnionWith(Enumerable.Range(0, dice.Between(1, 4)).Select(date.PlusDays));
        }

        Visit(date, dice, isOff);
        bool isWork = date.DayOfWeek < IsoDayOfWeek.Saturday;
        int enquiries =
            isWork ? (dice.Happens(habit == MonthHabit.Mixed ? 80 : 35) ? dice.Between(1, habit == MonthHabit.Mixed ? 4 : 2) : 0)
            : habit is MonthHabit.Nights or MonthHabit.Mixed && dice.Happens(40) ? 1
            : 0;
        for (int i = 0; i < enquiries; i++)
        {
            Enquire(date, SecondOf(isWork, dice), dice);
        }

        if (dice.Happens(15))
        {
            _ = Say(
                DemoTime.At(date, dice.Between(8 * Hour, 22 * Hour)),
                NextAuthor(),
                ScriptKind.Comment,
                dice.Pick(Remarks),
                LastPost(date)
            );
        }
    }

    /// <summary>What shows that somebody was there, beside answers.</summary>
    private void Visit(LocalDate date, Dice dice, bool isOff)
    {
        if (date.DayOfWeek >= IsoDayOfWeek.Saturday || isOff)
        {
            return;
        }

        Instant at = DemoTime.At(date, dice.Between(9 * Hour + 10 * Minute, 16 * Hour + 50 * Minute));
        if (IsCalm(date))
        {
            Note(DemoTime.At(date, dice.Between(9 * Hour + 5 * Minute, 9 * Hour + 55 * Minute)), ScriptAct.Like);
            return;
        }

        switch (habit)
        {
            case MonthHabit.Prompt or MonthHabit.OffDays or MonthHabit.Nights:
                Note(at, ScriptAct.Like);
                break;
            case MonthHabit.Publishes:
                Post(at);
                break;
            case MonthHabit.Likes when dice.Happens(75):
                Note(at, ScriptAct.Like);
                break;
            case MonthHabit.Late or MonthHabit.NextDay or MonthHabit.Mixed when dice.Happens(30):
                Note(at, ScriptAct.Like);
                break;
            case MonthHabit.ChecksIn when dice.Happens(60):
                LocalDate? before = dice.Happens(40) ? date.PlusDays(-1) : null;
                Note(at, ScriptAct.CheckIn, line => line with { For = before });
                break;
            default:
                break;
        }
    }

    private int SecondOf(bool isWork, Dice dice) =>
        habit is MonthHabit.Nights or MonthHabit.Mixed && (!isWork || dice.Happens(40)) ? dice.Between(0, 24 * Hour - 1)
        : dice.Happens(85) ? dice.Between(9 * Hour, 17 * Hour)
        : dice.Between(7 * Hour, 22 * Hour);

    private void Enquire(LocalDate date, int second, Dice dice)
    {
        Instant at = DemoTime.At(date, second);
        string author = NextAuthor();
        ScriptKind kind =
            dice.Happens(30) ? ScriptKind.DirectMessage
            : dice.Happens(50) ? ScriptKind.Comment
            : ScriptKind.Mention;
        string question = dice.Pick(Questions);
        string text = kind == ScriptKind.Mention ? $"@{account.Handle} {question}" : question;
        string id = Say(at, author, kind, text, kind == ScriptKind.Comment ? LastPost(date) : null);
        ScriptKind follows = kind == ScriptKind.DirectMessage ? kind : ScriptKind.Comment;
        Instant? answered = Answered(date, at, dice);
        if (dice.Happens(20))
        {
            Instant again = at + Duration.FromSeconds(dice.Between(10 * Minute, 3 * Hour));
            if (answered is null || again < answered)
            {
                _ = Say(again, author, follows, "Is anybody there?", id);
            }
        }

        string? other = null;
        if (kind == ScriptKind.Comment && dice.Happens(25))
        {
            Instant joins = at + Duration.FromSeconds(dice.Between(5 * Minute, 2 * Hour));
            string visitor = NextAuthor();
            other = answered is null || joins < answered ? Say(joins, visitor, follows, "Does that hold for visitors as well?", id) : null;
        }

        if (answered is not { } by)
        {
            return;
        }

        string on = other is not null && dice.Happens(60) ? other : id;
        string answer = Reply(by, on, dice.Happens(60) ? author : null);
        Instant then = by + Duration.FromSeconds(dice.Between(2 * Minute, 40 * Minute));
        if (dice.Happens(30))
        {
            _ = Say(then, author, follows, dice.Pick(Thanks), answer);
        }
        else if (dice.Happens(15))
        {
            string further = Say(then, author, follows, "And how do I get there from the station?", answer);
            if (Answered(DemoTime.Local(then).Date, then, dice) is { } later)
            {
                _ = Reply(later, further, author);
            }
        }
    }

    /// <summary>When an enquiry is answered; null when it never is.</summary>
    private Instant? Answered(LocalDate date, Instant at, Dice dice)
    {
        MonthHabit by =
            IsCalm(date) ? MonthHabit.Prompt
            : habit == MonthHabit.Mixed ? (MonthHabit)dice.Between(0, 4)
            : habit;
        LocalDate next = DemoTime.NextOfficeDay(date);
        LocalTime time = DemoTime.Local(at).TimeOfDay;
        bool isByDay = DemoTime.IsOfficeDay(date) && time >= new LocalTime(9, 0) && time < new LocalTime(16, 0) && !IsHalf(date);
        int moment = dice.Between(0, Hour);
        return by switch
        {
            MonthHabit.Prompt or MonthHabit.OffDays when off.Contains(date) => Later(next, 10 * Hour, moment),
            MonthHabit.Prompt or MonthHabit.OffDays => isByDay
                ? at + Duration.FromSeconds(5 * Minute + moment * 2 / 3)
                : Later(next, 9 * Hour + 3 * Minute, moment / 2),
            MonthHabit.Late => isByDay
                ? dice.Happens(50)
                    ? at + Duration.FromSeconds(4 * Hour + moment)
                    : DemoTime.At(date, 19 * Hour + moment * 3)
                : Later(next, 11 * Hour, moment * 3),
            MonthHabit.NextDay => dice.Happens(80)
                ? Later(next, 7 * Hour, moment * 9)
                : Later(next.PlusDays(dice.Between(1, 20)), 9 * Hour, moment * 8),
            MonthHabit.Nights => isByDay ? at + Duration.FromSeconds(10 * Minute + moment) : Later(next, 8 * Hour, moment * 3),
            MonthHabit.ChecksIn => dice.Happens(70)
                ? DemoTime.At(date, 18 * Hour + moment * 5) is { } evening && evening > at
                    ? evening
                    : Later(next, 10 * Hour, moment * 5)
                : null,
            _ => null,
        };
    }

    private static bool IsHalf(LocalDate date) => date == new LocalDate(2026, 10, 14);

    private static Instant Later(LocalDate date, int second, int more) => DemoTime.At(date, second + more);

    private void Post(Instant at)
    {
        string id = Add(at, line => line with { Kind = ScriptKind.Post, Text = "What is on this week: talks, films and a walk." });
        posts.Add((at, id));
    }

    private string LastPost(LocalDate date) => posts.Last(post => post.At < DemoTime.StartOf(date)).Id;

    private string Say(Instant at, string author, ScriptKind kind, string text, string? parent) =>
        Add(at, line => line with { Author = author, Kind = kind, Text = text, Parent = parent });

    private string Reply(Instant at, string parent, string? named) =>
        Add(
            at,
            line =>
                line with
                {
                    Parent = parent,
                    Text = "At ten, and it shuts at four.",
                    Names =
                        named is not null && ReplayShapes.Of(account.Platform) == Policy.Enquiries.ConversationShape.OneLevel
                            ? [named]
                            : [],
                }
        );

    private string Add(Instant at, Func<ScriptLine, ScriptLine> with)
    {
        string id = $"{account.Name.Replace(' ', '-')}-{++number}";
        Note(at, ScriptAct.Item, line => with(line with { Id = id }));
        return id;
    }

    private void Note(Instant at, ScriptAct act, Func<ScriptLine, ScriptLine>? with = null)
    {
        ScriptLine line = new(at, act) { Account = account.Id, Platform = account.Platform };
        lines.Add(with is null ? line : with(line));
    }

    private string NextAuthor() => $"asker {account.Name.Replace(' ', '-')} {++number}";
}

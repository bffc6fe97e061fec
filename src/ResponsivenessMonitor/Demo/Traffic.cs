using NodaTime;
using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.Demo;

/// <summary>The ordinary days of an account: what each brings depends on seed, account and date alone.</summary>
/// <param name="scene">The account.</param>
/// <param name="habit">What its days are like.</param>
/// <param name="seed">Which of the possible worlds it is.</param>
internal sealed class Traffic(Scene scene, Habit habit, long seed)
{
    private const int Hour = 3600;
    private const int Noon = 12 * Hour;

    /// <summary>What the account posted before the first day.</summary>
    internal void Past()
    {
        Dice dice = new(seed, $"{scene.Account.Id}/past");
        foreach (int days in habit.PostedDaysBefore)
        {
            _ = scene.Post(DemoTime.At(DemoTime.FirstDay.PlusDays(-days), dice.Between(9 * Hour, 16 * Hour)), dice.Pick(Phrases.Posts));
        }
    }

    /// <summary>One date.</summary>
    internal void Day(LocalDate date)
    {
        Dice dice = new(seed, $"{scene.Account.Id}/{date.Year}-{date.Month}-{date.Day}");
        bool isWork = DemoTime.IsOfficeDay(date);
        if (isWork)
        {
            Publish(date, dice);
        }

        int enquiries = dice.Between(habit.Enquiries.Fewest, habit.Enquiries.Most);
        for (int i = isWork ? enquiries : enquiries / 3; i > 0; i--)
        {
            Enquire(TimeOfQuestion(date, dice), dice);
        }

        for (int i = dice.Between(habit.Remarks.Fewest, habit.Remarks.Most); i > 0; i--)
        {
            string text = dice.Pick(dice.Happens(50) ? Phrases.Remarks : Phrases.Congratulations);
            _ = scene.Ask(DemoTime.At(date, dice.Between(8 * Hour, 22 * Hour)), Phrases.Author(dice), ScriptKind.Comment, text);
        }
    }

    private void Publish(LocalDate date, Dice dice)
    {
        int second = habit.IsScheduled ? Noon : dice.Between(9 * Hour, 16 * Hour);
        if (dice.Happens(habit.Posts) && IsManned(DemoTime.At(date, second)))
        {
            _ = scene.Post(DemoTime.At(date, second), dice.Pick(Phrases.Posts));
        }

        Instant liked = DemoTime.At(date, dice.Between(9 * Hour, 17 * Hour));
        if (dice.Happens(habit.Likes) && IsManned(liked))
        {
            scene.Note(liked, ScriptAct.Like);
        }
    }

    private Instant TimeOfQuestion(LocalDate date, Dice dice) =>
        DemoTime.At(
            date,
            habit.Manner == Manner.AllHours ? dice.Between(0, 24 * Hour - 1)
                : dice.Happens(70) ? dice.Between(9 * Hour, 17 * Hour)
                : dice.Between(7 * Hour, 22 * Hour)
        );

    private void Enquire(Instant at, Dice dice)
    {
        ScriptKind kind =
            dice.Happens(habit.Direct) ? ScriptKind.DirectMessage
            : dice.Happens(50) ? ScriptKind.Comment
            : ScriptKind.Mention;
        bool isPrivate = kind == ScriptKind.DirectMessage && dice.Happens(25);
        (string text, string? language) =
            dice.Happens(6) ? dice.Pick(Phrases.OtherLanguages)
            : isPrivate ? (dice.Pick(Phrases.Sensitive), null)
            : (dice.Pick(Phrases.Questions), null);
        string author = Phrases.Author(dice);
        Instant? answered = AnswerTimes.Of(habit.Manner, at, dice);
        if (scene.IsSilentAt(at))
        {
            return;
        }

        string id = scene.Ask(at, author, kind, kind == ScriptKind.Mention ? $"@{scene.Account.Handle} {text}" : text, language: language);
        if (kind == ScriptKind.DirectMessage && scene.Account.InstantReplies.Count > 0)
        {
            _ = scene.Reply(at + Duration.FromSeconds(2), id, scene.Account.InstantReplies[0]);
        }

        Instant nextTry = at + Duration.FromSeconds(dice.Between(10 * 60, 25 * 60));
        if (dice.Happens(15) && (answered is null || answered > nextTry))
        {
            _ = scene.Ask(nextTry, author, FollowUpOf(kind), dice.Pick(Phrases.FollowUps), id);
        }

        string? named = dice.Happens(70) ? author : null;
        if (answered is { } by && IsManned(by))
        {
            After(by, scene.Reply(by, id, Phrases.AnswerTo(text), named), author, kind, dice);
        }
    }

    /// <summary>An answer may bring thanks, or another question.</summary>
    private void After(Instant at, string answer, string author, ScriptKind kind, Dice dice)
    {
        Instant then = at + Duration.FromSeconds(dice.Between(2 * 60, 40 * 60));
        (bool thanks, bool asks) = (dice.Happens(25), dice.Happens(12));
        if (scene.IsSilentAt(then) || !(thanks || asks))
        {
            return;
        }

        string text = dice.Pick(thanks ? Phrases.Thanks : Phrases.FurtherQuestions);
        string id = scene.Ask(then, author, FollowUpOf(kind), text, answer);
        if (!thanks && AnswerTimes.Of(habit.Manner, then, dice) is { } answered && IsManned(answered))
        {
            _ = scene.Reply(answered, id, Phrases.AnswerTo(text), author);
        }
    }

    private bool IsManned(Instant at) => !scene.IsSilentAt(at) && !(at >= habit.UnmannedFrom);

    /// <summary>What follows in a thread is a comment there, whatever began it.</summary>
    private static ScriptKind FollowUpOf(ScriptKind kind) => kind == ScriptKind.DirectMessage ? kind : ScriptKind.Comment;
}

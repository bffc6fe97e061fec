using NodaTime;

namespace ResponsivenessMonitor.Demo;

/// <summary>When an account of the pretend university answers.</summary>
internal static class AnswerTimes
{
    private const int Hour = 3600;
    private const int Opens = 9 * Hour;
    private const int Closes = 17 * Hour;

    /// <summary>When a question is answered; null when it never is.</summary>
    internal static Instant? Of(Manner manner, Instant asked, Dice dice) =>
        manner switch
        {
            Manner.Prompt => InOffice(asked, dice, dice.Happens(94) ? (4, 48) : (65, 140)),
            Manner.SameDay => InOffice(asked, dice, (15, 210)),
            Manner.Evening => InTheEvening(asked, dice),
            Manner.Slow => dice.Between(1, 100) switch
            {
                <= 40 => InOffice(asked, dice, (60, 300)),
                <= 75 => DaysLater(asked, dice, dice.Between(1, 3)),
                _ => null,
            },
            Manner.AllHours => asked + Duration.FromSeconds(dice.Between(3 * 60, 29 * 60)),
            _ => null,
        };

    /// <summary>So many minutes after the question while the office is open, else in the next morning.</summary>
    private static Instant InOffice(Instant asked, Dice dice, (int Fewest, int Most) minutes)
    {
        LocalDateTime local = DemoTime.Local(asked);
        int second = (int)(local.TimeOfDay.NanosecondOfDay / NodaConstants.NanosecondsPerSecond);
        int delay = dice.Between(minutes.Fewest * 60, minutes.Most * 60);
        if (!DemoTime.IsOfficeDay(local.Date) || second + delay >= Closes)
        {
            return DemoTime.At(DemoTime.NextOfficeDay(local.Date), Opens + Math.Min(delay, 2 * Hour) / 2);
        }

        return DemoTime.At(local.Date, Math.Max(second, Opens) + delay);
    }

    private static Instant InTheEvening(Instant asked, Dice dice)
    {
        LocalDateTime local = DemoTime.Local(asked);
        bool isToday = DemoTime.IsOfficeDay(local.Date) && local.Hour < 18;
        return DemoTime.At(
            isToday ? local.Date : DemoTime.NextOfficeDay(local.Date),
            dice.Between(18 * Hour + Hour / 4, 21 * Hour + Hour * 3 / 4)
        );
    }

    private static Instant DaysLater(Instant asked, Dice dice, int days)
    {
        LocalDate date = DemoTime.Local(asked).Date;
        for (; days > 0; days--)
        {
            date = DemoTime.NextOfficeDay(date);
        }

        return DemoTime.At(date, dice.Between(Opens + Hour, Closes - Hour));
    }
}

using NodaTime;

namespace ResponsivenessMonitor.Demo;

/// <summary>The accounts of the pretend university with their habits, in the order in which ties of their events are settled.</summary>
internal static class Habits
{
    /// <summary>When the careers account is suspended.</summary>
    internal static Interval Suspended { get; } = new(DemoTime.At("2026-10-14T08:00"), DemoTime.At("2026-10-19T12:00"));

    /// <summary>When the summer school's account is deleted.</summary>
    internal static Instant Deleted { get; } = DemoTime.At("2026-10-08T09:50");

    /// <summary>When the arts account is left alone.</summary>
    internal static Instant LeftAlone { get; } = DemoTime.At("2026-10-12T18:00");

    /// <summary>All accounts with their habits.</summary>
    internal static IReadOnlyList<(DemoAccount Account, Habit Habit)> All { get; } =
    [
        (
            PromptAccounts.Help,
            new Habit(Manner.Prompt, (4, 8))
            {
                Remarks = (0, 3),
                Posts = 80,
                Likes = 70,
            }
        ),
        (PromptAccounts.Library, new Habit(Manner.SameDay, (2, 5)) { Remarks = (0, 2) }),
        (PromptAccounts.Sport, new Habit(Manner.Evening, (1, 3)) { Remarks = (0, 2) }),
        (PromptAccounts.Registry, new Habit(Manner.SameDay, (2, 4)) { Direct = 50 }),
        (
            PromptAccounts.University,
            new Habit(Manner.Prompt, (2, 4))
            {
                Remarks = (2, 6),
                Posts = 100,
                IsScheduled = true,
                Likes = 60,
            }
        ),
        (PromptAccounts.Security, new Habit(Manner.AllHours, (1, 4)) { Posts = 20 }),
        (PromptAccounts.Sustainability, new Habit(Manner.Slow, (0, 2)) { Posts = 60 }),
        (HinderedAccounts.Engineering, new Habit(Manner.SameDay, (1, 3)) { Remarks = (0, 2) }),
        (HinderedAccounts.News, new Habit(Manner.Prompt, (1, 3)) { Posts = 100 }),
        (
            HinderedAccounts.OpenScience,
            new Habit(Manner.Never, (0, 0))
            {
                Posts = 100,
                IsScheduled = true,
                Likes = 0,
            }
        ),
        (HinderedAccounts.Careers, new Habit(Manner.SameDay, (1, 3)) { Silence = Suspended }),
        (
            HinderedAccounts.Lectures,
            new Habit(Manner.Never, (0, 0))
            {
                Posts = 0,
                Likes = 0,
                PostedDaysBefore = [],
            }
        ),
        (HinderedAccounts.Freshers, new Habit(Manner.Never, (1, 3)) { Remarks = (1, 4), Posts = 60 }),
        (NeglectedAccounts.Accommodation, new Habit(Manner.Slow, (2, 4)) { Remarks = (0, 2), Likes = 10 }),
        (
            NeglectedAccounts.Music,
            new Habit(Manner.Never, (0, 1))
            {
                Remarks = (0, 1),
                Posts = 0,
                Likes = 0,
                PostedDaysBefore = [251, 244, 237],
                Direct = 0,
            }
        ),
        (
            NeglectedAccounts.Alumni,
            new Habit(Manner.Never, (0, 0))
            {
                Remarks = (0, 2),
                Posts = 0,
                Likes = 0,
                PostedDaysBefore = [130, 101, 82],
            }
        ),
        (NeglectedAccounts.Arts, new Habit(Manner.SameDay, (0, 2)) { UnmannedFrom = LeftAlone }),
        (
            NeglectedAccounts.OpenDay,
            new Habit(Manner.Never, (0, 0))
            {
                Posts = 0,
                Likes = 0,
                PostedDaysBefore = [60, 40, 16],
            }
        ),
        (
            NeglectedAccounts.SummerSchool,
            new Habit(Manner.Never, (0, 0))
            {
                Posts = 0,
                Likes = 0,
                PostedDaysBefore = [70, 50, 23],
                Silence = new Interval(Deleted, null),
            }
        ),
    ];
}

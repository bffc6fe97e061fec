using NodaTime;
using ResponsivenessMonitor.Platforms.Replay;
using static ResponsivenessMonitor.Demo.DemoTime;

namespace ResponsivenessMonitor.Demo;

/// <summary>What happens on certain days at accounts that cannot be read, are neglected or come to their end.</summary>
internal static class OtherIncidents
{
    internal static void Engineering(Scene scene)
    {
        scene.Note(At("2026-10-08T10:40"), ScriptAct.Revoke);
        string unseen = scene.Ask(At("2026-10-08T11:00"), "sunny_otter54", ScriptKind.Comment, "Is the workshop open today?");
        _ = scene.Reply(At("2026-10-08T14:00"), unseen, "It is, until five.", "sunny_otter54");
        string late = scene.Ask(At("2026-10-08T13:00"), "mossy_heron80", ScriptKind.Comment, "Who lends out soldering irons?");
        scene.Note(At("2026-10-09T14:20"), ScriptAct.Restore);
        _ = scene.Reply(At("2026-10-09T15:30"), late, "The store on the ground floor.", "mossy_heron80");
    }

    internal static void News(Scene scene)
    {
        string before = scene.Ask(At("2026-10-14T09:40"), "quiet_finch92", ScriptKind.Mention, "Is the talk on Friday streamed?");
        scene.NoteEverywhere(At("2026-10-14T10:00"), ScriptAct.Outage, At("2026-10-14T15:30"), "The server is being mended.");
        _ = scene.Reply(At("2026-10-14T10:35"), before, "It is, from six.");
        string meanwhile = scene.Ask(At("2026-10-14T10:30"), "merry_badger68", ScriptKind.Mention, "Where do I find last week's talk?");
        _ = scene.Reply(At("2026-10-14T16:05"), meanwhile, "On the page of the series. Our server was down.");
    }

    internal static void OpenScience(Scene scene)
    {
        string asked = scene.Ask(At("2026-10-14T11:00"), "tidy_toad33", ScriptKind.Mention, "Which licence do your data have?");
        _ = scene.Reply(At("2026-10-14T15:50"), asked, "A free one, it stands beside each set.");
    }

    internal static void Careers(Scene scene)
    {
        _ = scene.Ask(At("2026-10-13T15:30"), "early_newt60", ScriptKind.Mention, "@LarkmoorCareers can I bring my CV tomorrow?");
        _ = scene.Ask(At("2026-10-13T16:30"), "plain_moth41", ScriptKind.Mention, "@LarkmoorCareers when is the fair?");
        scene.Note(Habits.Suspended.Start, ScriptAct.Suspend);
        scene.Note(Habits.Suspended.End, ScriptAct.Restore);
    }

    /// <summary>Not read, but its administrator checks in nearly every day of work.</summary>
    internal static void Lectures(Scene scene)
    {
        LocalDate date = FirstDay;
        for (int day = 0; day < 20; day++, date = NextOfficeDay(date))
        {
            if (day % 7 != 3)
            {
                scene.Note(At(date, 9 * 3600 + 20 * 60), ScriptAct.CheckIn);
            }
        }
    }

    internal static void Accommodation(Scene scene)
    {
        _ = scene.Ask(
            At("2026-10-05T10:00"),
            "misty_lynx27",
            ScriptKind.Comment,
            "The heating in block B has been off since Friday, help!"
        );
        string withdrawn = scene.Ask(At("2026-10-06T09:30"), "amber_toad95", ScriptKind.Comment, "Can I swap rooms?");
        Delete(scene, "2026-10-06T11:45", withdrawn, "amber_toad95", isUntimed: false);
        string later = scene.Ask(At("2026-10-12T10:00"), "brisk_newt73", ScriptKind.Comment, "Where is my parcel?");
        Delete(scene, "2026-10-14T13:00", later, "brisk_newt73", isUntimed: true);
        string rude = scene.Ask(At("2026-10-13T14:00"), "sunny_heron18", ScriptKind.Comment, "You lot are useless");
        scene.Note(At("2026-10-13T14:30"), ScriptAct.Hide, line => line with { Id = rude });
        scene.Note(At("2026-10-09T10:00"), ScriptAct.CheckIn, line => line with { For = new LocalDate(2026, 10, 7) });
    }

    internal static void Music(Scene scene)
    {
        _ = scene.Ask(At("2026-10-06T09:15"), "merry_wren36", ScriptKind.Comment, "Are there auditions this term?");
        _ = scene.Ask(At("2026-10-06T13:00"), "mossy_otter84", ScriptKind.Comment, "Is the practice room open on Sundays?");
        _ = scene.Ask(At("2026-10-07T10:30"), "quiet_newt51", ScriptKind.Comment, "Does anyone read this?");
    }

    internal static void Alumni(Scene scene) => scene.Note(At("2026-10-21T10:00"), ScriptAct.Alive);

    internal static void Arts(Scene scene)
    {
        scene.Note(At("2026-10-13T09:30"), ScriptAct.Left);
        _ = scene.Ask(At("2026-10-14T10:00"), "tidy_hare62", ScriptKind.Mention, "@LarkmoorArts is the exhibition still on?");
    }

    internal static void OpenDay(Scene scene)
    {
        scene.Note(At("2026-10-06T09:40"), ScriptAct.CheckIn);
        _ = scene.Ask(At("2026-10-06T11:00"), "early_badger46", ScriptKind.Mention, "@LarkmoorOpenDay26 will there be another one?");
    }

    internal static void SummerSchool(Scene scene)
    {
        _ = scene.Ask(At("2026-10-08T09:10"), "plain_toad79", ScriptKind.DirectMessage, "Is there a summer school next year?");
        scene.Note(Habits.Deleted, ScriptAct.Gone);
        scene.Note(At("2026-10-08T10:00"), ScriptAct.Closed);
    }

    private static void Delete(Scene scene, string at, string id, string author, bool isUntimed) =>
        scene.Note(At(at), ScriptAct.Delete, line => line with { Id = id, Author = author, IsUntimed = isUntimed });
}

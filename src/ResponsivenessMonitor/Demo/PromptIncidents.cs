using NodaTime;
using ResponsivenessMonitor.Platforms.Replay;
using static ResponsivenessMonitor.Demo.DemoTime;

namespace ResponsivenessMonitor.Demo;

/// <summary>What happens on certain days at accounts that somebody looks after, whatever the seed.</summary>
internal static class PromptIncidents
{
    private const int Congratulations = 400;

    /// <summary>Three people ask two accounts in one post; Larkmoor Help answers for both.</summary>
    internal static void AskBoth(Scene help, Scene library)
    {
        (string Asked, string Answered)[] times =
        [
            ("2026-10-06T10:00", "2026-10-06T10:40"),
            ("2026-10-13T14:30", "2026-10-13T14:52"),
            ("2026-10-22T11:05", "2026-10-22T11:31"),
        ];
        foreach ((string asked, string answered) in times)
        {
            string id = $"both-{asked[..10]}";
            foreach (Scene scene in (Scene[])[help, library])
            {
                _ = scene.Add(
                    At(asked),
                    line =>
                        line with
                        {
                            Id = id,
                            Author = "brisk_otter21",
                            Kind = ScriptKind.Mention,
                            Text = "@LarkmoorHelp @LarkmoorLibrary is the silent floor open tonight?",
                        }
                );
            }

            _ = help.Reply(At(answered), id, "It is, until midnight.");
        }
    }

    internal static void Help(Scene scene)
    {
        string edited = scene.Ask(At("2026-10-07T11:00"), "amber_newt40", ScriptKind.Mention, "@LarkmoorHelp where is room 12?");
        scene.Note(
            At("2026-10-07T11:20"),
            ScriptAct.Edit,
            line => line with { Id = edited, Text = "@LarkmoorHelp where is room 21? (I wrote 12)" }
        );
        _ = scene.Reply(At("2026-10-07T11:35"), edited, "In the east wing, second floor.");

        string first = scene.Ask(At("2026-10-08T13:10"), "misty_toad17", ScriptKind.Mention, "@LarkmoorHelp is the bus running?");
        string again = scene.Ask(At("2026-10-08T13:15"), "misty_toad17", ScriptKind.DirectMessage, "Is the bus running?");
        _ = scene.Reply(At("2026-10-08T13:40"), first, "It is, every ten minutes.");
        scene.Note(At("2026-10-08T13:45"), ScriptAct.Duplicate, line => line with { Id = again });

        string idle = scene.Ask(
            At("2026-10-09T15:02"),
            "plain_wren88",
            ScriptKind.Mention,
            "Walked past @LarkmoorHelp today, what a queue"
        );
        scene.Note(At("2026-10-09T15:20"), ScriptAct.NoReply, line => line with { Id = idle });

        string spam = scene.Ask(At("2026-10-12T09:30"), "early_moth13", ScriptKind.Mention, $"@LarkmoorHelp {Phrases.Spam[0]}");
        scene.Note(At("2026-10-12T10:05"), ScriptAct.Spam, line => line with { Id = spam });
        scene.Note(At("2026-10-12T10:06"), ScriptAct.Hide, line => line with { Id = spam });

        string asked = scene.Ask(At("2026-10-12T13:30"), "tidy_wren11", ScriptKind.Mention, "@LarkmoorHelp is the wifi down?");
        _ = scene.Reply(At("2026-10-12T13:50"), asked, "It was, and is back.");
        _ = scene.Ask(At("2026-10-12T14:00"), "sunny_lynx52", ScriptKind.Mention, "@tidy_wren11 @LarkmoorHelp same here", asked);
        _ = scene.Add(At("2026-10-13T12:00"), line => line with { Author = "merry_hare29", Kind = ScriptKind.Mention, IsRepost = true });

        // Marketing has no commitment beside its aim: five and a half hours are a breach, and escalated.
        string late = scene.Ask(At("2026-10-15T10:00"), "mossy_finch63", ScriptKind.Mention, "@LarkmoorHelp where do I hand in my card?");
        _ = scene.Reply(At("2026-10-15T15:30"), late, "At the front desk, sorry for the wait.");

        scene.NoteEverywhere(At("2026-10-20T11:00"), ScriptAct.Throttle, At("2026-10-20T11:15"));
        scene.Note(At("2026-10-27T15:00"), ScriptAct.Throttle, line => line with { Until = At("2026-10-27T16:00"), How = ScriptHow.Quota });
        Closures(scene);
    }

    internal static void Library(Scene scene)
    {
        string asked = scene.Ask(At("2026-10-14T10:10"), "quiet_badger34", ScriptKind.Comment, "Are the new desks bookable?");
        string wrong = scene.Reply(At("2026-10-14T10:50"), asked, "They are, from today.");
        scene.Note(At("2026-10-15T09:20"), ScriptAct.Delete, line => line with { Id = wrong });
        string gone = scene.Ask(At("2026-10-16T11:00"), "brisk_heron71", ScriptKind.Comment, "Is there a");
        scene.Note(
            At("2026-10-16T11:00") + Duration.FromSeconds(40),
            ScriptAct.Delete,
            line => line with { Id = gone, Author = "brisk_heron71" }
        );
    }

    internal static void Sport(Scene scene)
    {
        foreach (string at in (string[])["2026-10-07T16:30", "2026-10-08T16:10", "2026-10-21T11:30"])
        {
            scene.Note(At(at), ScriptAct.CheckIn);
        }

        scene.Note(At("2026-10-16T09:00"), ScriptAct.Rename, line => line with { To = "LarkmoorActive" });
    }

    internal static void Registry(Scene scene)
    {
        string bank = scene.Ask(At("2026-10-06T10:30"), "amber_hare45", ScriptKind.DirectMessage, Phrases.Sensitive[1]);
        _ = scene.Reply(At("2026-10-06T11:10"), bank, Phrases.TakenOffline);
        string visa = scene.Ask(At("2026-10-08T11:20"), "misty_finch26", ScriptKind.Comment, Phrases.Sensitive[2]);
        _ = scene.Reply(At("2026-10-08T12:10"), visa, Phrases.TakenOffline, "misty_finch26");

        // Four hours from nine with an hour's lunch end at the close of one, and lapse at two.
        string lunch = scene.Ask(At("2026-10-07T08:00"), "plain_otter91", ScriptKind.Comment, "When is the form due?");
        _ = scene.Reply(At("2026-10-07T13:30"), lunch, "On Friday at noon.", "plain_otter91");

        string phoned = scene.Ask(At("2026-10-13T10:00"), "tidy_newt30", ScriptKind.Comment, "Who can sign my form today?");
        scene.Note(At("2026-10-13T15:00"), ScriptAct.Offline, line => line with { Id = phoned, AnsweredAt = At("2026-10-13T11:30") });
        string called = scene.Ask(At("2026-10-15T10:00"), "early_toad58", ScriptKind.Comment, "Can I collect my letter in person?");
        scene.Note(At("2026-10-16T10:00"), ScriptAct.Offline, line => line with { Id = called });

        string held = Spam(scene, "2026-10-06T12:00", "sunny_moth77", Phrases.Spam[0]);
        scene.Note(At("2026-10-07T09:30"), ScriptAct.Hide, line => line with { Id = held });
        _ = Spam(scene, "2026-10-09T20:00", "merry_lynx19", Phrases.Spam[1]);
    }

    /// <summary>A prize, and what people say to it in a day and a half.</summary>
    internal static void University(Scene scene, long seed)
    {
        Dice dice = new(seed, "prize");
        string prize = scene.Post(At("2026-10-14T10:00"), "Our choir of robots has won the pretend prize of the year!");
        Instant start = At("2026-10-14T10:01");
        for (int i = 0; i < Congratulations; i++)
        {
            string text = dice.Pick(dice.Happens(70) ? Phrases.Congratulations : Phrases.Remarks);
            Instant at = start + Duration.FromSeconds(dice.Between(0, 36 * 3600));
            _ = scene.Ask(at, Phrases.Author(dice), ScriptKind.Comment, text, prize);
        }

        string asked = scene.Ask(At("2026-10-14T11:20"), "quiet_lynx64", ScriptKind.Comment, "Can visitors see the robots?", prize);
        _ = scene.Reply(At("2026-10-14T11:55"), asked, "They can, on Sunday from two.", "quiet_lynx64");
        _ = scene.Ask(At("2026-10-14T14:10"), "brisk_moth15", ScriptKind.Comment, "How do I join the choir?", prize);
    }

    internal static void Security(Scene scene)
    {
        string late = scene.Ask(At("2026-10-24T23:30"), "misty_badger83", ScriptKind.Mention, "@LarkmoorSecurity is the gate locked?");
        _ = scene.Reply(At("2026-10-25T03:10"), late, "It is open again.");
        string soon = scene.Ask(At("2026-10-25T00:40"), "amber_otter22", ScriptKind.Mention, "@LarkmoorSecurity whose alarm is that?");
        _ = scene.Reply(At("2026-10-25T00:59"), soon, "The boathouse; somebody is there.");
    }

    internal static void Sustainability(Scene scene)
    {
        scene.Note(At("2026-10-07T09:30"), ScriptAct.Live);
        _ = scene.Ask(At("2026-10-08T10:00"), "plain_hare37", ScriptKind.Mention, "@green.demo-university.example where do batteries go?");
        _ = scene.Ask(At("2026-10-22T10:00"), "early_finch48", ScriptKind.Mention, "@green.demo-university.example is the swap shop open?");
        scene.Note(At("2026-10-20T14:00"), ScriptAct.Throttle, line => line with { Until = At("2026-10-20T14:20") });
    }

    private static string Spam(Scene scene, string at, string author, string text) =>
        scene.Add(
            At(at),
            line => line with { Author = author, Kind = ScriptKind.Comment, Parent = scene.PostBefore(At(at)), Text = text, IsSpam = true }
        );

    private static void Closures(Scene scene)
    {
        foreach (string calendar in (string[])[DemoCalendar.Default, DemoCalendar.Lunch])
        {
            scene.Close(At("2026-10-21T11:40"), "2026-10-21", "09:00-12:00", calendar, "Power cut");
            scene.Close(At("2026-10-28T16:05"), "2026-10-29", null, calendar, "Storm warning");
        }
    }
}

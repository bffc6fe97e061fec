using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>Today's visit is still to come (¶15 c).</summary>
internal static class VisitNudgeWording
{
    private const int WeeklyFrom = 3; // days missed in a row; from then on one line a week (§3)

    internal static LetterSection Tell(LetterClock clock, ValueList<Matter.VisitNudge> nudges)
    {
        string accounts = Phrase.Handles(nudges.Select(nudge => nudge.Of));
        Matter.VisitNudge first = nudges.MinBy(nudge => nudge.Close) ?? nudges[0];
        bool isWeekly = nudges.All(nudge => nudge.MissedInARow >= WeeklyFrom);
        LetterLink[] checkIns = [.. nudges.Select(CheckIn).OfType<LetterLink>()];
        List<LetterPart> parts =
        [
            new LetterPart.Passage(Ask(hasPages: checkIns.Length > 0)),
            .. checkIns.Length > 0 ? [new LetterPart.Actions([.. checkIns])] : Array.Empty<LetterPart>(),
            new LetterPart.PlainList([.. nudges.Select(nudge => Line(clock, nudge))]),
        ];
        foreach (Matter.VisitNudge nudge in nudges.Where(nudge => nudge.Spam.Count > 0))
        {
            parts.Add(new LetterPart.Heading($"Spam that still stands on {Phrase.Handle(nudge.Of)}"));
            parts.Add(SpamWording.List(nudge.Of, nudge.Spam));
        }

        return isWeekly
            ? new LetterSection($"Still no visit to {accounts}", $"Still no visit to {accounts}", [.. parts])
            : new LetterSection(
                $"Visit due by {clock.At(first.Close, first.Of.Zone)} – {accounts}",
                $"Please look in on {accounts} by {clock.At(first.Close, first.Of.Zone)}",
                [.. parts]
            )
            {
                Preview = "No visit was seen yet today. A reply or a like from the account is seen by itself.",
            };
    }

    private static string Ask(bool hasPages) =>
        "What to do: look in, reply to what waits and remove spam. A reply or a like from the account is seen by itself; "
        + (hasPages ? "if you looked in without either, say so below." : "if you looked in without either, reply to this mail and say so.");

    private static LetterLink? CheckIn(Matter.VisitNudge nudge) =>
        LetterLink.To($"I have visited {Phrase.Handle(nudge.Of)} today", nudge.CheckIn);

    private static ListLine Line(LetterClock clock, Matter.VisitNudge nudge)
    {
        string account = Phrase.Full(nudge.Of);
        string close = clock.At(nudge.Close, nudge.Of.Zone);
        return new ListLine(
            nudge.MissedInARow >= WeeklyFrom
                ? $"{account}: no visit was seen on the last {nudge.MissedInARow} working days. This reminder now comes once a week."
                : $"{account}: no visit was seen yet today, {clock.On(nudge.Date)}; working hours end at {close}."
        );
    }
}

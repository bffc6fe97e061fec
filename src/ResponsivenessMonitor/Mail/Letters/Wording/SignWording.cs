using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>The evidence that an account is defunct, in words (¶15 e).</summary>
internal static class SignWording
{
    internal static LetterPart List(LetterClock clock, LetterAccount account, ValueList<DefunctSign> signs) =>
        new LetterPart.PlainList([.. signs.Select(sign => new ListLine(Of(clock, account, sign)))]);

    internal static string Of(LetterClock clock, LetterAccount account, DefunctSign sign)
    {
        string since = clock.On(sign.Since, account.Zone);
        return sign switch
        {
            DefunctSign.Gone gone => $"{account.Platform.DisplayName} has said since {clock.At(gone.Since, account.Zone)} that it is "
                + $"{CannotBeSeenWording.How(gone.How)} ({Phrase.Count(gone.Answers, "answer", "answers")} in a row).",
            DefunctSign.Dormant { LastActivity: null } dormant =>
                $"No post or reply was seen since we began to watch on {since}; {Days(dormant.Allowed)} would be usual at most.",
            DefunctSign.Dormant dormant => $"The last post or reply was on {since}; {Days(dormant.Allowed)} would be usual at most.",
            DefunctSign.Unvisited { LastEvidence: { } last } unvisited =>
                $"No visit was seen on {Phrase.Count(unvisited.OpenDays, "open day", "open days")}; the last one was on {clock.On(last, account.Zone)}.",
            DefunctSign.Unvisited unvisited =>
                $"No visit was seen on {Phrase.Count(unvisited.OpenDays, "open day", "open days")}, since {since}, nor any before.",
            DefunctSign.Backlog backlog => Backlog(backlog, since),
            DefunctSign.AdministratorUnreachable unreachable => Unreachable(clock, account, unreachable.Cause),
            DefunctSign.PurposeEnded ended => $"By its registration it was to end on {clock.On(ended.EndedOn)}.",
            _ => throw new ArgumentOutOfRangeException(nameof(sign), sign.Kind, "There are no words for it."),
        };
    }

    private static string Backlog(DefunctSign.Backlog backlog, string since)
    {
        List<string> counts = [];
        if (backlog.StillBreached > 0)
        {
            counts.Add($"{Phrase.Count(backlog.StillBreached, "enquiry waits", "enquiries wait")} long past the deadline");
        }

        if (backlog.NeverAnswered > 0)
        {
            counts.Add($"{Phrase.Count(backlog.NeverAnswered, "enquiry was", "enquiries were")} never answered");
        }

        return $"{Phrase.Join(counts)}; the oldest deadline passed on {since}.";
    }

    private static string Unreachable(LetterClock clock, LetterAccount account, UnreachableCause cause) =>
        cause switch
        {
            UnreachableCause.SaidToHaveLeft left =>
                $"We were told on {clock.On(left.SaidAt, account.Zone)} that its administrator has left.",
            UnreachableCause.LettersRefused refused =>
                $"Letters to its administrator were refused on {Phrase.Join([.. refused.On.Select(clock.On)])}.",
            UnreachableCause.ReviewUnconfirmed review =>
                $"The yearly review was asked on {clock.On(review.AskedAt, account.Zone)} and not confirmed, after two reminders.",
            _ => "Its administrator cannot be reached.",
        };

    private static string Days(Duration duration) => Phrase.Count((int)duration.TotalDays, "day", "days");
}

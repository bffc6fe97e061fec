using ResponsivenessMonitor.Mail.Letters.Wording;
using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>Puts what is to be told into the words of one letter.</summary>
internal static class LetterComposer
{
    private const int LongestSubject = 150;

    /// <summary>The letter. The same head and matters always give the same words.</summary>
    /// <param name="head">Whom it is for, and when it is written.</param>
    /// <param name="matters">What it tells, in any order; at least one.</param>
    /// <exception cref="ArgumentException">There is nothing to tell.</exception>
    internal static LetterModel Compose(LetterHead head, IReadOnlyList<Matter> matters)
    {
        List<LetterSection> sections = [.. Sections(head, matters)];
        if (sections.Count == 0)
        {
            throw new ArgumentException("A letter needs something to tell.", nameof(matters));
        }

        string subject = sections.Count switch
        {
            1 => sections[0].Subject,
            2 => $"{sections[0].Subject}; {sections[1].Subject}",
            _ => $"{sections[0].Subject}; {sections[1].Subject}; and {sections.Count - 2} more",
        };
        subject = head.SilentFrom is null ? subject : $"[After a pause] {subject}";
        IEnumerable<LetterPart> others = sections
            .Skip(1)
            .SelectMany(section => section.Parts.Prepend(new LetterPart.Heading(section.Headline)));
        return new LetterModel(
            ForeignText.Clean(head.WouldHaveGoneTo is null ? subject : $"[Rehearsal] {subject}", LongestSubject),
            sections[0].Headline,
            [.. sections[0].Parts, .. others],
            Reason.Of(head, matters)
        )
        {
            Note = Reason.Note(head),
            Preview = sections[0].Preview,
            Options = [.. Footing.Of(head, matters)],
        };
    }

    private static IEnumerable<LetterSection> Sections(LetterHead head, IReadOnlyList<Matter> matters)
    {
        LetterClock clock = new(head.WrittenAt, head.Zone);
        ValueList<Matter.OfEnquiry> enquiries = [.. matters.OfType<Matter.OfEnquiry>()];
        if (enquiries.Count > 0)
        {
            yield return new EnquiryWording(head, clock).Tell(enquiries, [.. matters.OfType<Matter.OverdueBefore>()]);
        }

        foreach (Matter matter in matters.Where(matter => matter is not (Matter.OfEnquiry or Matter.OverdueBefore or Matter.VisitNudge)))
        {
            yield return Tell(head, clock, matter);
        }

        ValueList<Matter.VisitNudge> nudges = [.. matters.OfType<Matter.VisitNudge>()];
        if (nudges.Count > 0)
        {
            yield return VisitNudgeWording.Tell(clock, nudges);
        }
    }

    private static LetterSection Tell(LetterHead head, LetterClock clock, Matter matter) =>
        matter switch
        {
            Matter.VisitsMissed missed => VisitsMissedWording.Tell(head, clock, missed),
            Matter.CannotBeSeen unseen => CannotBeSeenWording.Tell(head, clock, unseen),
            Matter.LooksDefunct defunct => LooksDefunctWording.Tell(head, clock, defunct),
            Matter.ClosureOverdue overdue => ClosureOverdueWording.Tell(clock, overdue),
            Matter.AccessLost lost => AccessLostWording.Tell(head, clock, lost),
            Matter.PlatformLost lost => PlatformLostWording.Tell(clock, lost),
            Matter.RegistrationIncomplete incomplete => RegistrationWording.Tell(incomplete),
            Matter.YearlyReview review => YearlyReviewWording.Tell(head, clock, review),
            Matter.Introduction introduction => IntroductionWording.Tell(introduction),
            Matter.YearlyReport year => new YearlyReportWording(clock, year.Year).Tell(),
            Matter.BreachDigest digest => new DigestWording(clock, digest.Digest).Tell(),
            _ => throw new ArgumentOutOfRangeException(nameof(matter), matter.GetType().Name, "There are no words for it."),
        };
}

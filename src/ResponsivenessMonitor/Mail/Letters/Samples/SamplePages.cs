using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using static ResponsivenessMonitor.Mail.Letters.Samples.SampleWorld;

namespace ResponsivenessMonitor.Mail.Letters.Samples;

/// <summary>Gives sample letters the links they carry where there are pages.</summary>
internal static class SamplePages
{
    internal static SampleLetter Linked(SampleLetter letter)
    {
        bool isHeld = letter.Head.Role.IsHeldToOfficeHours();
        bool isReview = letter.Matters.Any(matter => matter is Matter.YearlyReview); // of an account without a deputy
        bool mayWait =
            isHeld
            && letter.Matters.All(matter => matter is Matter.OfEnquiry or Matter.OverdueBefore or Matter.VisitNudge or Matter.VisitsMissed);
        LetterHead head = letter.Head with
        {
            HandOver = letter.Head.Role == Role.Administrator && !isReview ? Link("hand over") : null,
            Mute = mayWait ? Link("mute") : null,
            MuteUntil = mayWait ? Hours.FirstOpen(Hours.NextOpenDay(Hours.DateOf(letter.Head.WrittenAt))) : null,
            Decline = isHeld && letter.Matters.All(matter => matter is Matter.VisitNudge) ? Link("decline") : null,
        };
        return letter with { Head = head, Matters = [.. letter.Matters.Select(matter => Linked(matter, head.Role))] };
    }

    private static Matter Linked(Matter matter, Role role) =>
        matter switch
        {
            Matter.OfEnquiry step => new Matter.OfEnquiry(
                step.Of with
                {
                    Page = Link($"page of {step.Of.Slug}", isAction: false),
                },
                step.Step,
                step.Enquiry with
                {
                    Settle = Link($"settle {step.Enquiry.Number}"),
                }
            ),
            Matter.OverdueBefore before => new Matter.OverdueBefore(
                before.Of with
                {
                    Page = Link($"page of {before.Of.Slug}", isAction: false),
                },
                before.Count,
                before.ToldAt
            ),
            Matter.VisitNudge nudge => nudge with { CheckIn = Link("check in") },
            Matter.VisitsMissed missed => missed with { CheckIn = Link("check in for a day") },
            Matter.LooksDefunct { Question: CaseQuestion.AliveOrClose } defunct => defunct with
            {
                StillAlive = Link("still alive"),
                SaidClosed = Link("said closed"),
            },
            Matter.ClosureOverdue { Question: CaseQuestion.AliveOrClose } overdue => overdue with
            {
                StillAlive = Link("still alive"),
                SaidClosed = Link("said closed"),
            },
            Matter.YearlyReview review when role is Role.Administrator or Role.Authoriser => review with { Confirm = Link("confirm") },
            Matter.BreachDigest digest => new Matter.BreachDigest(Linked(digest.Digest)),
            _ => matter,
        };

    private static LetterDigest Linked(LetterDigest digest) =>
        digest with
        {
            Page = Link("overview", isAction: false),
            ClosedWithoutReply = [.. digest.ClosedWithoutReply.Select(line => line with { Judge = Link($"judge {line.Number}") })],
        };
}

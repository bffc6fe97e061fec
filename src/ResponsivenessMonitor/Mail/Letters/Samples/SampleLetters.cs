using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;
using static ResponsivenessMonitor.Mail.Letters.Samples.SampleWorld;

namespace ResponsivenessMonitor.Mail.Letters.Samples;

/// <summary>One letter of every kind.</summary>
internal static class SampleLetters
{
    /// <summary>All of them, in the order in which an account would cause them.</summary>
    /// <param name="hasPages">Whether there are pages, so that letters carry buttons.</param>
    internal static IEnumerable<SampleLetter> All(bool hasPages)
    {
        IEnumerable<SampleLetter> all =
        [
            .. Steps(),
            .. Visits(),
            .. SampleLifecycle.All(),
            new("Breach digest", Head(Role.Marketing, "2026-06-10T08:30"), [new Matter.BreachDigest(SampleDigests.Full())]),
            new("All clear", Head(Role.Marketing, "2026-06-08T08:30"), [new Matter.BreachDigest(SampleDigests.AllClear())]),
            new("Weekly summary", Head(Role.Marketing, "2026-06-08T08:30"), [new Matter.BreachDigest(SampleDigests.Weekly())]),
            new("Monthly summary", Head(Role.Marketing, "2026-07-01T08:30"), [new Matter.BreachDigest(SampleReports.Monthly())]),
            new("Yearly report", Head(Role.Marketing, "2027-01-04T08:30"), [new Matter.YearlyReport(SampleReports.Year())]),
            new("Rehearsal", Rehearsal(), [OfEnquiry(Step.DueSoon)]),
            new("After a pause", AfterPause(), [OfEnquiry(Step.Escalated), new Matter.BreachDigest(SampleDigests.Full())]),
        ];
        return hasPages ? all.Select(Waiting).Select(SamplePages.Linked) : all.Select(Waiting);
    }

    private static IEnumerable<SampleLetter> Steps()
    {
        LetterEnquiry sensitive = Enquiry(43) with { Sensitive = SensitiveSigns.IdentityNumber };
        LetterEnquiry foundLate = Enquiry(44) with { IsFoundLate = true, FoundAt = Time("2026-06-10T10:20") };
        LetterEnquiry today = Enquiry(45, "2026-06-10T10:05", "2026-06-10T14:05", "2026-06-10T17:00");
        LetterEnquiry quoted = Enquiry(42) with { Excerpt = "Is the library open on Sunday & until when? My card says <blocked>." };
        yield return Of("Due soon", "2026-06-09T13:05", OfEnquiry(Step.DueSoon, quoted));
        yield return Of("Past aim", "2026-06-09T14:05", OfEnquiry(Step.PastAim));
        LetterEnquiry stale = Enquiry(41, "2026-06-09T10:40", "2026-06-09T14:40") with { AsSeenAt = Time("2026-06-09T13:50") };
        yield return Of("Stale", "2026-06-09T14:25", OfEnquiry(Step.DueSoon, stale));
        yield return Of(
            "Breached",
            "2026-06-10T13:05",
            OfEnquiry(Step.Breached, foundLate),
            OfEnquiry(Step.DueSoon, today with { Excerpt = quoted.Excerpt }),
            OfEnquiry(Step.Breached, sensitive)
        );
        yield return new SampleLetter("Copy to the deputy", Head(Role.Deputy, "2026-06-10T09:00"), [OfEnquiry(Step.Breached)]);
        yield return new SampleLetter(
            "In place of the administrator",
            Head(Role.Deputy) with
            {
                InsteadOf = "Jo Smith",
            },
            [OfEnquiry(Step.DueSoon)]
        );
        yield return Of("First reminder", "2026-06-11T09:00", OfEnquiry(Step.FirstReminder));
        yield return Of(
            "Second reminder",
            "2026-06-12T09:00",
            OfEnquiry(Step.SecondReminder),
            new Matter.OverdueBefore(LibraryDesk, Count: 1, Time("2026-06-11T13:00"))
        );
        yield return new SampleLetter("Escalated", Head(Role.Marketing, "2026-06-10T13:00"), [OfEnquiry(Step.Escalated, quoted)]);
        yield return Of(
            "Many",
            "2026-06-10T09:00",
            [.. Enumerable.Range(101, 23).Select(number => OfEnquiry(Step.Breached, Enquiry(number)))]
        );
    }

    /// <summary>Its enquiries have waited until it is written.</summary>
    private static SampleLetter Waiting(SampleLetter letter) =>
        letter with
        {
            Matters =
            [
                .. letter.Matters.Select(matter =>
                    matter is Matter.OfEnquiry step
                        ? step with
                        {
                            Enquiry = step.Enquiry with { Waited = Hours.Within(step.Enquiry.Received, letter.Head.WrittenAt) },
                        }
                        : matter
                ),
            ],
        };

    private static IEnumerable<SampleLetter> Visits()
    {
        yield return Of("Visit nudge", "2026-06-09T15:00", Nudge(missed: 0));
        yield return Of("Weekly line", "2026-06-09T15:00", Nudge(missed: 5));
        Matter.VisitsMissed missed = new(LibraryDesk, [new(2026, 6, 4), new(2026, 6, 5), new(2026, 6, 8)]);
        yield return Of("Visits missed", "2026-06-09T09:00", missed);
        yield return new SampleLetter("Visits missed to Marketing", Head(Role.Marketing, "2026-06-09T09:00"), [missed]);
    }

    private static Matter.OfEnquiry OfEnquiry(Step step, LetterEnquiry? enquiry = null) => new(LibraryDesk, step, enquiry ?? Enquiry());

    private static Matter.VisitNudge Nudge(int missed) =>
        new(LibraryDesk, new LocalDate(2026, 6, 9), Time("2026-06-09T17:00"), missed, [new Uri("https://x.com/i/status/99")]);

    private static LetterHead Rehearsal() =>
        Head(Role.Marketing) with
        {
            WouldHaveGoneTo = "Jo Smith",
            WouldHaveGoneToRole = Role.Administrator,
        };

    private static LetterHead AfterPause() =>
        Head(Role.Marketing, "2026-06-10T13:00") with
        {
            SilentFrom = Time("2026-06-09T02:00"),
            MayRepeat = true,
        };

    private static SampleLetter Of(string name, string at, params Matter[] matters) => new(name, Head(at: at), matters);
}

using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters.Samples;

/// <summary>Invented breach digests: a full one, and one with nothing to say.</summary>
internal static class SampleDigests
{
    private static readonly Coverage Watched = new(Duration.FromHours(40), Duration.FromHours(39));

    internal static LetterDigest Full() =>
        new(
            new LocalDate(2026, 6, 10),
            DigestScope.Day,
            Window("2026-06-09T08:30", "2026-06-10T08:30"),
            SampleWorld.London,
            new WatchedAccounts(12, 11)
        )
        {
            Breached = [Line(41), Line(42) with { IsFoundLate = true }],
            PastAim = [Line(43)],
            StillOpen = Lines(23),
            ClosedWithoutReply = [Line(44) with { Closed = ClosingReason.NoReplyNeeded }],
            Corrected = [Line(45) with { AnsweredAt = SampleWorld.Time("2026-06-09T16:00") }],
            MissedVisits = [new MissedVisit(SampleWorld.LibraryDesk, new LocalDate(2026, 6, 9))],
            Defunct =
            [
                new DefunctLine(
                    SampleWorld.UniHelp,
                    DefunctReason.PurposeEnded,
                    [new DefunctSign.PurposeEnded(SampleWorld.Time("2026-06-01T00:00"), new LocalDate(2026, 5, 31))],
                    SampleWorld.Time("2026-06-01T08:30")
                ),
            ],
            Unread = [new UnreadLine(SampleWorld.UniHelp, "the platform was down", SampleWorld.Time("2026-06-09T13:50"))],
            Spam = [new SpamLine(SampleWorld.LibraryDesk, [new Uri("https://x.com/i/status/99")])],
            Incomplete = [new IncompleteRegistration(SampleWorld.UniHelp, [RegistrationGap.Deputy])],
            WeakEvidence = [SampleWorld.LibraryDesk],
            Rehearsing = [SampleWorld.UniHelp],
            Figures =
            [
                Figures("yesterday", new LocalDate(2026, 6, 9), new FigureStanding.CountsOnly(new Attainment(4, 5), Watched)),
                Figures("7 days", new LocalDate(2026, 6, 3), new FigureStanding.Known(40 / 43d, new Attainment(40, 43), Watched)),
                Figures(
                    "30 days",
                    new LocalDate(2026, 5, 11),
                    new FigureStanding.NotKnown(new Coverage(Duration.FromHours(100), Duration.FromHours(62)))
                ),
            ],
        };

    internal static LetterDigest AllClear() =>
        new(
            new LocalDate(2026, 6, 8),
            DigestScope.Day | DigestScope.Week,
            Window("2026-06-05T08:30", "2026-06-08T08:30"),
            SampleWorld.London,
            new WatchedAccounts(12, 12)
        );

    internal static DigestLine Line(long number) =>
        new(
            SampleWorld.LibraryDesk,
            number,
            MessageKind.Mention,
            SampleWorld.Time("2026-06-09T10:00"),
            SampleWorld.Time("2026-06-09T17:00"),
            AnsweredAt: null,
            Duration.FromHours(7)
        )
        {
            Permalink = new Uri($"https://x.com/i/status/{number}"),
        };

    private static ValueList<DigestLine> Lines(int count) => [.. Enumerable.Range(100, count).Select(number => Line(number))];

    private static DigestWindow Window(string from, string to) => new(SampleWorld.Time(from), SampleWorld.Time(to));

    private static DigestFigures Figures(string period, LocalDate from, FigureStanding standing) =>
        new(
            period,
            new DateInterval(from, new LocalDate(2026, 6, 9)),
            standing,
            standing,
            Duration.FromMinutes(80),
            Duration.FromMinutes(200)
        );
}

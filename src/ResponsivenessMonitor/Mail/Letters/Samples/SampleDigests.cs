using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Mail.Letters.Samples;

/// <summary>Invented breach digests: a full one, one with nothing to say, and a weekly summary.</summary>
internal static class SampleDigests
{
    internal static readonly Coverage Watched = new(Duration.FromHours(40), Duration.FromHours(39));

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
            Muted = [new MutedLine(SampleWorld.UniHelp, SampleWorld.Time("2026-06-11T09:00"))],
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

    /// <summary>A weekly summary of 22 accounts, the first of them below the goal.</summary>
    internal static LetterDigest Weekly() =>
        AllClear() with
        {
            Accounts = new WatchedAccounts(22, 22),
            Figures =
            [
                Figures("yesterday", new LocalDate(2026, 6, 5), Known(9, 10)) with
                {
                    Dates = new DateInterval(new LocalDate(2026, 6, 5), new LocalDate(2026, 6, 5)),
                },
                Week() with
                {
                    Period = "7 days",
                },
            ],
            Summaries =
            [
                new DigestSummary(Week())
                {
                    Transparency = new TransparencyShare(30, 34),
                    Visits = new VisitShare(55, 60),
                    VisitsBefore = new VisitShare(4, 5),
                    Accounts =
                    [
                        new AccountFigures(SampleWorld.LibraryDesk, Known(18, 25), Known(22, 25)),
                        new AccountFigures(SampleWorld.UniHelp, Known(15, 15), Known(11, 12)),
                        .. Enumerable
                            .Range(1, 20)
                            .Select(number => new AccountFigures(
                                SampleWorld.UniHelp with
                                {
                                    Name = $"Department {number}",
                                    Handle = $"Department{number}",
                                },
                                new FigureStanding.CountsOnly(new Attainment(3, 3), Watched),
                                new FigureStanding.CountsOnly(Attainment.None, Watched)
                            )),
                    ],
                },
            ],
        };

    /// <summary>A figure that is known.</summary>
    internal static FigureStanding Known(int met, int counted) =>
        new FigureStanding.Known((double)met / counted, new Attainment(met, counted), Watched);

    private static DigestFigures Week()
    {
        DigestFigures week = Figures("last week", new LocalDate(2026, 6, 1), Known(93, 100));
        DigestFigures before = Figures("the week before", new LocalDate(2026, 5, 25), Known(35, 40));
        return week with { Dates = new DateInterval(new LocalDate(2026, 6, 1), new LocalDate(2026, 6, 7)), Before = before };
    }

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

    internal static DigestWindow Window(string from, string to) => new(SampleWorld.Time(from), SampleWorld.Time(to));

    private static DigestFigures Figures(string period, LocalDate from, FigureStanding standing) =>
        new(
            period,
            new DateInterval(from, new LocalDate(2026, 6, 9)),
            standing,
            standing,
            standing,
            Duration.FromMinutes(80),
            Duration.FromMinutes(200)
        );
}

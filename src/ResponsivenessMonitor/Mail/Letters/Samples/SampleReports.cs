using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Visits;
using static ResponsivenessMonitor.Mail.Letters.Samples.SampleDigests;

namespace ResponsivenessMonitor.Mail.Letters.Samples;

/// <summary>An invented month and year, whose parts add up: aim and commitment of accounts and months to those of all together.</summary>
internal static class SampleReports
{
    /// <summary>Month by month from March on: aim met, aim counted, commitment met, commitment counted.</summary>
    private static readonly (int Met, int Counted, int Kept, int Promised)[] Months =
    [
        (80, 96, 58, 64),
        (101, 118, 73, 79),
        (113, 130, 82, 88),
        (126, 141, 90, 95),
        (101, 112, 72, 75),
        (79, 88, 57, 59),
        (122, 134, 86, 90),
        (145, 158, 102, 106),
        (128, 139, 91, 94),
        (96, 104, 68, 70),
    ];

    /// <summary>June 2026 of three accounts, one of them Marketing's own and one below the goal.</summary>
    internal static LetterDigest Monthly()
    {
        // UniHelp has an aim alone: 140 of 150 now, 131 of 140 before.
        DigestFigures june = Of("last month", Dates(2026, 6), new(331, 388), new(216, 238), new(140, 150));
        DigestFigures may = Of("the month before", Dates(2026, 5), new(302, 352), new(191, 212), new(131, 140));
        return new LetterDigest(
            new LocalDate(2026, 7, 1),
            DigestScope.Day | DigestScope.Month,
            Window("2026-06-30T08:30", "2026-07-01T08:30"),
            SampleWorld.London,
            new WatchedAccounts(3, 3)
        )
        {
            Figures =
            [
                Of("yesterday", new(new LocalDate(2026, 6, 30), new LocalDate(2026, 6, 30)), new(17, 19), new(11, 12), new(7, 7)),
                Of("7 days", new(new LocalDate(2026, 6, 24), new LocalDate(2026, 6, 30)), new(80, 91), new(52, 56), new(33, 35)),
                june with
                {
                    Period = "30 days",
                },
            ],
            Summaries =
            [
                new DigestSummary(june with { Before = may })
                {
                    Transparency = new TransparencyShare(241, 262),
                    Visits = new VisitShare(64, 66),
                    VisitsBefore = new VisitShare(55, 57),
                    Accounts =
                    [
                        new AccountFigures(SampleWorld.LibraryDesk, Known(96, 110), Known(90, 102)),
                        new AccountFigures(SampleWorld.UniHelp, Known(140, 150), Known(131, 140)),
                        new AccountFigures(SampleWorld.StudentNews, Known(120, 128), Known(101, 110)),
                    ],
                },
            ],
        };
    }

    /// <summary>A report of 2026, watched from March on.</summary>
    internal static LetterYear Year()
    {
        DigestFigures[] months =
        [
            .. Months.Select(
                (month, index) =>
                    Of(NameOf(index + 3), Dates(2026, index + 3), new(month.Met, month.Counted), new(month.Kept, month.Promised))
            ),
        ];
        DateInterval year = new(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31));
        Attainment aim = new(Months.Sum(month => month.Met), Months.Sum(month => month.Counted));
        Attainment commitment = new(Months.Sum(month => month.Kept), Months.Sum(month => month.Promised));
        // Those without a commitment are Marketing's: 352 of its 400 were answered within the aim.
        return new LetterYear(year, Of("The whole year", year, aim, commitment, new(352, aim.Counted - commitment.Counted)))
        {
            WatchedFrom = new LocalDate(2026, 3, 2),
            Enquiries = aim.Counted,
            Answered = 1196,
            Erased = 12,
            Months = [.. months],
            Visits = new VisitShare(2360, 2520),
            Transparency = new TransparencyShare(800, 900),
            Registered = [SampleWorld.UniHelp],
            LookedDefunct = [SampleWorld.LibraryDesk],
            NeverRead = [SampleWorld.UniHelp],
        };
    }

    /// <summary>Figures of a period; what has no commitment counts by its aim.</summary>
    private static DigestFigures Of(string period, DateInterval dates, Attainment aim, Attainment commitment, Attainment? aimAlone = null)
    {
        Attainment all = commitment.And(aimAlone ?? Attainment.None);
        return new DigestFigures(
            period,
            dates,
            Standing(all),
            Standing(aim),
            Standing(commitment),
            Duration.FromMinutes(80),
            Duration.FromMinutes(290)
        );
    }

    private static FigureStanding Standing(Attainment attainment) => FigureStanding.Of(attainment, Watched, new FigureRules());

    private static DateInterval Dates(int year, int month) =>
        new(new LocalDate(year, month, 1), new LocalDate(year, month, 1).With(DateAdjusters.EndOfMonth));

    private static string NameOf(int month) => new LocalDate(2026, month, 1).ToString("MMMM uuuu", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Demo;

/// <summary>An exported history that the service plays gives the figures that <c>audit</c> gives of it, to the millisecond.</summary>
internal sealed class ThreadsEqualAuditTests
{
    private const string All = "*";

    private static readonly string[] Names =
    [
        "enquiries",
        "answered",
        "aimMet",
        "commitmentMet",
        "unansweredPastAim",
        "unansweredPastCommitment",
        "medianTurnaroundSeconds",
        "p90TurnaroundSeconds",
        "medianWallSeconds",
        "p90WallSeconds",
    ];

    /// <summary>The clocks go forward on 29 March between them.</summary>
    private static readonly Instant From = Instant.FromUtc(2026, 3, 17, 7, 0);
    private static readonly Instant To = Instant.FromUtc(2026, 4, 7, 14, 30);

    [TestCase(1)]
    [TestCase(2)]
    public async Task The_service_finds_the_figures_of_an_audit(int seed)
    {
        using PlayedFolder folder = new();
        AnyThreads threads = new(seed, From - Duration.FromDays(2), To + Duration.FromDays(2));

        AuditOutcome audited = await CompareAsync(folder, threads.Text(Instant.MinValue, Instant.MaxValue), threads.Text(From, To));

        JsonElement all = audited.Json.GetProperty(All);
        Assert.That(all.GetProperty("enquiries").GetInt32(), Is.GreaterThan(80));
        Assert.That(all.GetProperty("unansweredPastAim").GetInt32(), Is.GreaterThan(10));
        Assert.That(all.GetProperty("answered").GetInt32(), Is.GreaterThan(all.GetProperty("aimMet").GetInt32()).And.GreaterThan(40));
        Assert.That(all.GetProperty("p90TurnaroundSeconds").GetDecimal(), Is.Positive);
    }

    [Test]
    public async Task What_is_published_after_the_last_regular_reading_counts_too()
    {
        using PlayedFolder folder = new();
        const string Lines = "LibraryDesk,c1,q1,ada,2026-04-07T09:00:00Z,\nLibraryDesk,c2,q2,ben,2026-04-07T14:29:00Z,\n";
        string text = $"{AnExport.Header}\n{Lines}";

        AuditOutcome audited = await CompareAsync(folder, text, text);

        Assert.That(audited.Figure("enquiries"), Is.EqualTo("2"));
    }

    /// <summary>Plays the whole, audits the part, and asserts that both give the same figures.</summary>
    /// <returns>The audit.</returns>
    private static async Task<AuditOutcome> CompareAsync(PlayedFolder folder, string whole, string part)
    {
        string wholeFile = Path.Combine(folder.Name, "whole.csv");
        string partFile = Path.Combine(folder.Name, "part.csv");
        await File.WriteAllTextAsync(wholeFile, whole);
        await File.WriteAllTextAsync(partFile, part);
        AuditOutcome audited = AuditOutcome.Of("audit", partFile, "--as-of", Text(To), "--json");
        Assert.That(audited.Code, Is.Zero, audited.Error);
        await folder.PlayAsync("--threads", wholeFile, "--from", Text(From), "--to", Text(To));
        Assert.That(Columns(await FiguresAsync(folder)), Is.EqualTo(Columns(audited.Json)));
        return audited;
    }

    /// <summary>The figures of what is stored, for every account and for all together.</summary>
    private static async Task<Dictionary<string, SpellFigures[]>> FiguresAsync(PlayedFolder folder)
    {
        await using MonitorDbContext db = folder.Open();
        List<Enquiry> enquiries = await db.Enquiries.Include(enquiry => enquiry.Account).AsNoTracking().ToListAsync();
        Dictionary<long, OfficeCalendar> calendars = await db.Calendars.ToDictionaryAsync(
            calendar => calendar.Id,
            calendar => new OfficeCalendar(CalendarContent.Read(calendar.Content))
        );
        Dictionary<string, SpellFigures[]> figures = enquiries
            .GroupBy(enquiry => enquiry.Account!.Name, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.Select(enquiry => enquiry.ToFigures(calendars[enquiry.CalendarId], To)).ToArray(),
                StringComparer.Ordinal
            );
        figures.Add(All, [.. figures.Values.SelectMany(account => account)]);
        return figures;
    }

    private static string[] Columns(Dictionary<string, SpellFigures[]> figures) =>
        [
            .. figures
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .SelectMany(pair => Names.Zip(Columns(pair.Value), (name, value) => Line(pair.Key, name, value))),
        ];

    private static string[] Columns(JsonElement audited) =>
        [
            .. audited
                .EnumerateObject()
                .OrderBy(account => account.Name, StringComparer.Ordinal)
                .SelectMany(account => Names.Select(name => Line(account.Name, name, account.Value.GetProperty(name).GetRawText()))),
        ];

    private static string[] Columns(SpellFigures[] figures)
    {
        SpellFigures[] answered = [.. figures.Where(one => one.Turnaround is not null)];
        Duration[] turnarounds = [.. answered.Select(one => one.Turnaround.GetValueOrDefault())];
        Duration[] wallTimes = [.. answered.Select(one => one.WallTime.GetValueOrDefault())];
        return
        [
            Number(figures.Length),
            Number(answered.Length),
            Number(figures.Count(one => one.Aim == DeadlineOutcome.Met)),
            Number(figures.Count(one => one.Commitment == DeadlineOutcome.Met)),
            Number(figures.Count(one => one is { Turnaround: null, Aim: DeadlineOutcome.Missed })),
            Number(figures.Count(one => one is { Turnaround: null, Commitment: DeadlineOutcome.Missed })),
            Seconds(turnarounds, 50),
            Seconds(turnarounds, 90),
            Seconds(wallTimes, 50),
            Seconds(wallTimes, 90),
        ];
    }

    private static string Seconds(Duration[] durations, int percent) =>
        Percentile.NearestRank(durations, percent) is { } value
            ? FigureColumns.Seconds(value).GetValueOrDefault().ToString(CultureInfo.InvariantCulture)
            : "null";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Line(string account, string name, string value) => $"{account} {name} {value}";

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);
}

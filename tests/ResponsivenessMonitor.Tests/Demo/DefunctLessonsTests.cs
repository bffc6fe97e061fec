using NodaTime;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Policy.Visits;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Demo;

/// <summary>Which accounts of the pretend university look defunct, when, and why. Times are London's.</summary>
public sealed class DefunctLessonsTests
{
    private static readonly LifecycleRules Rules = new();
    private static readonly ReplayScript Script = PretendUniversity.Script(seed: 1, days: 30);

    [TestCase("instagram/larkmoormusic", "2026-10-13T16:01", "Dormant", null)]
    [TestCase("instagram/larkmoormusic", "2026-10-13T18:01", "Dormant, Backlog", DefunctReason.SeveralSigns)]
    [TestCase("instagram/larkmoormusic", "2026-10-27T18:01", "Dormant, Unvisited, Backlog", DefunctReason.SeveralSigns)]
    [TestCase("linkedin/larkmoor-alumni", "2026-10-19T18:01", "Dormant", null)]
    [TestCase("linkedin/larkmoor-alumni", "2026-10-20T01:01", "Dormant, Unvisited", DefunctReason.QuietForLong)]
    [TestCase("threads/larkmoorarts", "2026-10-13T12:01", "AdministratorUnreachable", null)]
    [TestCase("threads/larkmoorarts", "2026-10-27T01:01", "Unvisited, Backlog, AdministratorUnreachable", DefunctReason.SeveralSigns)]
    [TestCase("x/larkmooropenday26", "2026-10-07T23:01", "", null)]
    [TestCase("x/larkmooropenday26", "2026-10-08T01:01", "PurposeEnded", DefunctReason.PurposeEnded)]
    [TestCase("facebook/larkmoorsummerschool", "2026-10-05T01:01", "PurposeEnded", DefunctReason.PurposeEnded)]
    [TestCase("facebook/larkmoorsummerschool", "2026-10-09T10:01", "Gone, PurposeEnded", DefunctReason.Gone)]
    [TestCase("x/larkmoorcareers", "2026-10-15T07:01", "", null)]
    [TestCase("x/larkmoorcareers", "2026-10-15T09:01", "Gone", DefunctReason.Gone)]
    [TestCase("x/larkmoorcareers", "2026-10-19T13:01", "", null)]
    [TestCase("x/larkmoorhelp", "2026-11-03T18:01", "", null)]
    [TestCase("mastodon/openscience@social.demo-university.example", "2026-11-03T18:01", "", null)]
    public async Task An_account_looks_defunct_from_the_day_that_is_said(string slug, string at, string signs, object? reason)
    {
        DemoAccount account = PretendUniversity.Accounts.Single(account => string.Equals(account.Id.Slug, slug, StringComparison.Ordinal));
        Instant now = DemoTime.At(at);
        AccountFacts facts = await FactsAsync(account, now);
        ValueList<DefunctSign> found = new SignReader(DemoOffice.CalendarOf(account), Rules).Read(facts, now);
        DefunctVerdict verdict = new DefunctAssessor(Rules).Judge(found, [], facts, now);
        Assert.That(string.Join(", ", found.Select(sign => sign.Kind)), Is.EqualTo(signs));
        Assert.That((verdict as DefunctVerdict.LooksDefunct)?.Reason, Is.EqualTo(reason));
    }

    private static async Task<AccountFacts> FactsAsync(DemoAccount account, Instant now)
    {
        ManualTime time = new(PretendUniversity.Start);
        ReplayPlatform platform = new(account.Platform, Script, time, new ReplayRules());
        HashSet<string> official = [.. PretendUniversity.Accounts.Select(other => other.Id.Slug)];
        PlayedAccount played = new(platform, time, account.Id, official, new Triage(WordLists.English));
        OfficeCalendar calendar = DemoOffice.CalendarOf(account);
        GoneAnswers? gone = null;
        for (Instant at = PretendUniversity.Start + Duration.FromMinutes(1); at <= now; at += Duration.FromMinutes(30))
        {
            await played.ReadAsync(at);
            gone = played.Refusal is Reading.AccountGone { Kind: { } kind } ? gone?.Next(kind, at) ?? GoneAnswers.First(kind, at) : null;
        }

        Item[] own = [.. played.Items.Where(item => item.Side == ItemSide.Own)];
        VisitEvidence[] evidence =
        [
            .. own.Select(item => new VisitEvidence(item.InReplyTo is null ? EvidenceKind.Published : EvidenceKind.Replied, item.At)),
            .. played.Activity.Select(act => new VisitEvidence(act.Kind, act.At)),
            .. PersonAct
                .Of(Script)
                .OfType<PersonAct.CheckIn>()
                .Where(act => act.Account == account.Id && act.At <= now)
                .Select(act => new VisitEvidence(EvidenceKind.CheckedIn, act.At)),
        ];
        Instant knownTo = played.KnownTo ?? PretendUniversity.Start;
        return new AccountFacts(PretendUniversity.Start, played.KnownTo)
        {
            GoneAnswers = gone,
            LastActivity = own.Length == 0 ? null : own.Max(item => item.At),
            LastEvidence = evidence.Length == 0 ? null : evidence.Max(seen => seen.At),
            PostingInterval = account.PostingInterval,
            EndsOn = account.EndsOn,
            AdministratorLeftAt = PersonAct
                .Of(Script)
                .OfType<PersonAct.AdministratorLeft>()
                .FirstOrDefault(act => act.Account == account.Id && act.At <= now)
                ?.At,
            Missed = Streak(calendar, evidence, knownTo, now),
            Lapsed = [.. Lapsed(played, calendar, knownTo, now)],
        };
    }

    private static VisitStreak Streak(OfficeCalendar calendar, VisitEvidence[] evidence, Instant knownTo, Instant now)
    {
        VisitAssessor assessor = new(calendar, new VisitRules());
        List<JudgedDay> days = [];
        for (LocalDate date = DemoTime.FirstDay; date <= calendar.DateOf(now); date = date.PlusDays(1))
        {
            Instant end = calendar.StartOfDay(date.PlusDays(1));
            VisitFacts facts = new(date, PretendUniversity.Start)
            {
                Evidence = [.. evidence],
                FirstReadingAfter = knownTo > end ? end + Duration.FromMinutes(1) : null,
            };
            days.Add(new JudgedDay(date, assessor.Judge(facts, now)));
        }

        return VisitStreak.Of(days);
    }

    private static IEnumerable<LapsedEnquiry> Lapsed(PlayedAccount played, OfficeCalendar calendar, Instant knownTo, Instant now)
    {
        foreach (Spell spell in played.Spells([], PretendUniversity.Start))
        {
            SpellDeadlines deadlines = SpellDeadlines.For(calendar, ReplyTarget.Department, spell);
            Standing standing = Assessor.Assess(spell, deadlines, calendar, now, knownTo).Standing;
            if (standing is Standing.Breached or Standing.NeverAnswered)
            {
                yield return new LapsedEnquiry(deadlines.ForLetters.Breach.Lapses, standing is Standing.NeverAnswered);
            }
        }
    }
}
